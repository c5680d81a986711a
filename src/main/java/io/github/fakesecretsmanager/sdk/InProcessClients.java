package io.github.fakesecretsmanager.sdk;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryPolicy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.core.retry.backoff.BackoffStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Builds service clients that depend on nothing of the machine they run on.
 *
 * <p>Everything is given that the SDK would otherwise look up in environment variables, profile
 * files or the instance's metadata, some of it over the network.
 */
// Retry policies are deprecated, but the strategies that replace them came with 2.26 only.
@SuppressWarnings("deprecation")
public final class InProcessClients {

  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAFAKEFAKEFAKEFAKE", "fake"));

  private static final ClientOverrideConfiguration CONFIGURATION =
      ClientOverrideConfiguration.builder()
          .defaultProfileFile(ProfileFile.aggregator().build())
          .defaultProfileName("default")
          .retryPolicy(retryAtOnce())
          .build();

  private InProcessClients() {}

  /** Builds a client that retries as the SDK does by default, but without waiting. */
  public static SecretsManagerClient client(SdkHttpClient transport, String region) {
    return SecretsManagerClient.builder()
        .httpClient(transport)
        .region(Region.of(region))
        .credentialsProvider(CREDENTIALS)
        .defaultsMode(DefaultsMode.LEGACY)
        .fipsEnabled(false)
        .dualstackEnabled(false)
        .overrideConfiguration(CONFIGURATION)
        .build();
  }

  private static RetryPolicy retryAtOnce() {
    return AwsRetryPolicy.forRetryMode(RetryMode.LEGACY).toBuilder()
        .backoffStrategy(BackoffStrategy.none())
        .throttlingBackoffStrategy(BackoffStrategy.none())
        .build();
  }
}
