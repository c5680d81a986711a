package io.github.fakesecretsmanager.internal.transport;

import software.amazon.awssdk.awscore.retry.AwsRetryPolicy;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * The retries of ready-made clients: as many as the SDK makes by default, but without waiting.
 *
 * <p>A budget ends the retries if too many have failed. Each client has its own budget, so that the
 * faults of one test don't use up the retries of another.
 */
final class RetriesAtOnce {

  /** The SDK's default number of retries, regardless of AWS_MAX_ATTEMPTS. */
  private static final int RETRIES = 3;

  private RetriesAtOnce() {}

  /** Makes a client retry without waiting. */
  static void putInto(ClientOverrideConfiguration.Builder client) {
    if (SdkVersion.IS_2_26_OR_LATER) {
      Strategies.putInto(client);
    } else {
      Policies.putInto(client);
    }
  }

  /**
   * The retries by a strategy, in a class of its own that an old version of the SDK does not load.
   */
  static final class Strategies {

    private Strategies() {}

    static void putInto(ClientOverrideConfiguration.Builder client) {
      client.retryStrategy(strategy());
    }

    static RetryStrategy strategy() {
      return AwsRetryStrategy.legacyRetryStrategy().toBuilder()
          .maxAttempts(1 + RETRIES)
          .backoffStrategy(software.amazon.awssdk.retries.api.BackoffStrategy.retryImmediately())
          .throttlingBackoffStrategy(
              software.amazon.awssdk.retries.api.BackoffStrategy.retryImmediately())
          .build();
    }
  }

  /**
   * The retries by a policy, for old versions of the SDK. A new version would load 40 more classes
   * for it.
   */
  @SuppressWarnings("deprecation")
  static final class Policies {

    private Policies() {}

    static void putInto(ClientOverrideConfiguration.Builder client) {
      client.retryPolicy(policy());
    }

    static RetryPolicy policy() {
      return AwsRetryPolicy.forRetryMode(RetryMode.LEGACY).toBuilder()
          .numRetries(RETRIES)
          .backoffStrategy(software.amazon.awssdk.core.retry.backoff.BackoffStrategy.none())
          .throttlingBackoffStrategy(
              software.amazon.awssdk.core.retry.backoff.BackoffStrategy.none())
          .build();
    }
  }
}
