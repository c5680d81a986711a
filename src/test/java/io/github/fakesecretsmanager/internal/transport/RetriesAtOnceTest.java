package io.github.fakesecretsmanager.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.core.retry.RetryPolicyContext;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;

/**
 * The retries of a ready-made client, which does not wait between them, with any version of the
 * SDK.
 */
class RetriesAtOnceTest {

  @Test
  // Retry policies are deprecated, but old versions of the SDK have nothing else.
  @SuppressWarnings("deprecation")
  void an_old_sdk_does_not_wait() {
    RetryPolicy policy = RetriesAtOnce.Policies.policy();
    RetryPolicyContext third = RetryPolicyContext.builder().retriesAttempted(2).build();

    assertThat(policy.numRetries()).isEqualTo(3);
    assertThat(policy.backoffStrategy().computeDelayBeforeNextRetry(third))
        .isLessThanOrEqualTo(Duration.ofMillis(1));
    assertThat(policy.throttlingBackoffStrategy().computeDelayBeforeNextRetry(third))
        .isLessThanOrEqualTo(Duration.ofMillis(1));
  }

  @Test
  @Tag("new-sdk")
  void a_new_sdk_does_not_wait() {
    var strategy = RetriesAtOnce.Strategies.strategy();
    var token = strategy.acquireInitialToken(AcquireInitialTokenRequest.create("call")).token();
    var refused = RetryableException.create("the connection broke");

    assertThat(strategy.maxAttempts()).isEqualTo(4);
    for (int retry = 1; retry <= 3; retry++) {
      var refreshed =
          strategy.refreshRetryToken(
              RefreshRetryTokenRequest.builder().token(token).failure(refused).build());
      assertThat(refreshed.delay()).isZero();
      token = refreshed.token();
    }
  }
}
