package io.github.fakesecretsmanager.bench;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/** The SDK's ordinary client, which signs, as a test would build it. */
final class Floor {

  private Floor() {}

  /** Returns a client over a transport. */
  static SecretsManagerClient client(SdkHttpClient transport) {
    return builder(transport).build();
  }

  /** Returns a builder of clients over a transport. */
  static SecretsManagerClientBuilder builder(SdkHttpClient transport) {
    return SecretsManagerClient.builder()
        .httpClient(transport)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "secret")));
  }
}
