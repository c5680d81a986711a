package example;

import jakarta.enterprise.context.ApplicationScoped;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A replicator with the client that Quarkus makes from the application's configuration. */
@ApplicationScoped
public class CredentialReplicator {

  private final SecretsManagerClient client;

  CredentialReplicator(SecretsManagerClient client) {
    this.client = client;
  }

  public void replicate(String secretId, String region) {
    client.replicateSecretToRegions(
        r -> r.secretId(secretId).addReplicaRegions(to -> to.region(region)));
  }
}
