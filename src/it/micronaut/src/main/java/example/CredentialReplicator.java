package example;

import jakarta.inject.Singleton;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A replicator with the client that Micronaut makes from the application's configuration. */
@Singleton
class CredentialReplicator {

  private final SecretsManagerClient client;

  CredentialReplicator(SecretsManagerClient client) {
    this.client = client;
  }

  void replicate(String secretId, String region) {
    client.replicateSecretToRegions(
        r -> r.secretId(secretId).addReplicaRegions(to -> to.region(region)));
  }
}
