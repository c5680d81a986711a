package example;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Service;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** An application that reads its database password as a secret, and replicates secrets. */
@SpringBootApplication
public class Application {

  @Service
  static class CredentialReplicator {

    private final SecretsManagerClient client;

    CredentialReplicator(SecretsManagerClient client) {
      this.client = client;
    }

    void replicate(String secretId, String region) {
      client.replicateSecretToRegions(
          r -> r.secretId(secretId).addReplicaRegions(to -> to.region(region)));
    }
  }
}
