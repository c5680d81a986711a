package example;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Service;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** An application with a client of Spring Cloud AWS, and one of its own with an HTTP client. */
@SpringBootApplication
public class Application {

  @Service
  static class CredentialReplicator {

    private final SecretsManagerClient client;

    CredentialReplicator(SecretsManagerClient secretsManagerClient) {
      this.client = secretsManagerClient;
    }

    void replicate(String secretId, String region) {
      client.replicateSecretToRegions(
          r -> r.secretId(secretId).addReplicaRegions(to -> to.region(region)));
    }
  }

  /** Reads the replicas in Paris. */
  @Service
  static class ParisReader {

    private final SecretsManagerClient client =
        SecretsManagerClient.builder()
            .region(Region.EU_WEST_3)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();

    String read(String secretId) {
      return client.getSecretValue(r -> r.secretId(secretId)).secretString();
    }
  }
}
