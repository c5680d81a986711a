package io.github.fakesecretsmanager.readme;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The code under test: what a user might write. */
final class CredentialReplicator {

  private final SecretsManagerClient client;

  CredentialReplicator(SecretsManagerClient client) {
    this.client = client;
  }

  void replicate(String secretId, String region, String kmsKeyId) {
    client.replicateSecretToRegions(
        request ->
            request
                .secretId(secretId)
                .addReplicaRegions(replica -> replica.region(region).kmsKeyId(kmsKeyId)));
  }
}
