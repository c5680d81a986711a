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
 * The ways to a fake. The contract holds on each of them: the tests of this package run once for
 * each, as the system property {@code contract.client} says.
 */
// Retry policies are deprecated, but the strategies that replace them came with 2.26 only.
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
      // What is wrong with the caller the front door says, as for other clients.
      fake.client(caller, region);
      return atEndpoint(fake, caller.accessKeyId(), region);
    }
  };

  /** Marks what can't be the same over a socket: an exception of the fake's own goes over none. */
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
