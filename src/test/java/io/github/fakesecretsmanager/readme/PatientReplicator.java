package io.github.fakesecretsmanager.readme;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ReplicationStatusType;

/** The code under test, mended: it returns when the replica is there, and throws when it is not. */
final class PatientReplicator {

  private static final int MAX_LOOKS = 10;

  private final SecretsManagerClient client;
  private final Runnable pause;

  PatientReplicator(SecretsManagerClient client, Runnable pause) {
    this.client = client;
    this.pause = pause;
  }

  void replicate(String secretId, String region) {
    client.replicateSecretToRegions(
        r -> r.secretId(secretId).addReplicaRegions(replica -> replica.region(region)));
    for (int look = 0; look < MAX_LOOKS; look++) {
      ReplicationStatusType replica = replica(secretId, region);
      switch (replica.status()) {
        case IN_SYNC -> {
          return;
        }
        case FAILED -> throw new IllegalStateException(replica.statusMessage());
        default -> pause.run();
      }
    }
    throw new IllegalStateException("the replica in " + region + " is still in progress");
  }

  private ReplicationStatusType replica(String secretId, String region) {
    return client.describeSecret(r -> r.secretId(secretId)).replicationStatus().stream()
        .filter(replica -> replica.region().equals(region))
        .findFirst()
        .orElseThrow();
  }
}
