package io.github.fakesecretsmanager.contract;

import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.support.JoiningClient;
import java.util.Locale;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.core.retry.backoff.BackoffStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The ways to a fake. The contract holds for each of them. The tests of this package run with the
 * one that the system property {@code contract.client} names.
 */
// Retry policies are deprecated, but the strategies that replace them came only with 2.26.
@SuppressWarnings("deprecation")
enum ClientKind {
  SYNC {
    @Override
    SecretsManagerClient client(FakeSecretsManager fake, String region) {
      return fake.client(region);
    }

    @Override
    SecretsManagerClient client(FakeSecretsManager fake, FakePrincipal caller, String region) {
      return fake.client(caller, region);
    }
  },

  ASYNC {
    @Override
    SecretsManagerClient client(FakeSecretsManager fake, String region) {
      return JoiningClient.of(fake.asyncClient(region));
    }

    @Override
    SecretsManagerClient client(FakeSecretsManager fake, FakePrincipal caller, String region) {
      return JoiningClient.of(fake.asyncClient(caller, region));
    }
  },

  ENDPOINT {
    @Override
    SecretsManagerClient client(FakeSecretsManager fake, String region) {
      return atEndpoint(fake, "AKIAFAKEFAKEFAKEFAKE", region);
    }

    @Override
    SecretsManagerClient client(FakeSecretsManager fake, FakePrincipal caller, String region) {
      // The front door refuses a wrong caller, as it does for other clients.
      fake.client(caller, region);
      return atEndpoint(fake, caller.accessKeyId(), region);
    }
  };

  /** The mark of a test that can't hold over a socket, which carries no exception of the fake. */
  static final String IN_PROCESS = "in-process";

  private static final SdkHttpClient SOCKETS = UrlConnectionHttpClient.create();

  static final ClientKind CURRENT =
      valueOf(System.getProperty("contract.client", "sync").toUpperCase(Locale.ROOT));

  abstract SecretsManagerClient client(FakeSecretsManager fake, String region);

  abstract SecretsManagerClient client(
      FakeSecretsManager fake, FakePrincipal caller, String region);

  /** Retries as often as the SDK does by default, but without waiting. */
  private static RetryPolicy retryAtOnce() {
    return RetryPolicy.forRetryMode(RetryMode.LEGACY).toBuilder()
        .backoffStrategy(BackoffStrategy.none())
        .throttlingBackoffStrategy(BackoffStrategy.none())
        .build();
  }

  /** Calls over a socket. */
  private static SecretsManagerClient atEndpoint(
      FakeSecretsManager fake, String accessKeyId, String region) {
    return SecretsManagerClient.builder()
        .httpClient(SOCKETS)
        .endpointOverride(fake.startEndpoint())
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "secret")))
        .overrideConfiguration(configuration -> configuration.retryPolicy(retryAtOnce()))
        .build();
  }
}
