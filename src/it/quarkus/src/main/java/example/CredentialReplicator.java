package example;

import jakarta.enterprise.context.ApplicationScoped;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Replicates secrets with the client that Quarkus makes of the application's configuration. */
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
