package io.github.fakesecretsmanager.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class EndpointExampleTest {

  /** Stands for a process that the test starts: it knows nothing but the address. */
  private static String readInParis(URI endpoint, String secretId) {
    try (SecretsManagerClient client =
        SecretsManagerClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(endpoint)
            .region(Region.EU_WEST_3)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build()) {
      return client.getSecretValue(r -> r.secretId(secretId)).secretString();
    }
  }

  @Test
  void a_process_outside_reads_what_the_test_has_arranged() {
    try (FakeSecretsManager fake = FakeSecretsManager.create()) {
      fake.region("eu-west-3").createSecret("db", "s3cr3t");
      URI endpoint = fake.startEndpoint();

      assertThat(readInParis(endpoint, "db")).isEqualTo("s3cr3t");
      assertThat(fake.cloudTrail().events("GetSecretValue")).hasSize(1);
    }
  }
}
