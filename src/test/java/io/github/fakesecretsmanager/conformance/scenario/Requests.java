package io.github.fakesecretsmanager.conformance.scenario;

import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.RemoveRegionsFromReplicationResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsResponse;
import software.amazon.awssdk.services.secretsmanager.model.StopReplicationToReplicaResponse;

/** The calls that most scenarios make. */
final class Requests {

  private Requests() {}

  static Function<SecretsManagerClient, CreateSecretResponse> createSecret(
      String name, String value) {
    return client -> client.createSecret(r -> r.name(name).secretString(value));
  }

  /** Creates a secret that has a value, a description and a tag. */
  static Function<SecretsManagerClient, CreateSecretResponse> createWithEverything(String name) {
    return client ->
        client.createSecret(
            r ->
                r.name(name)
                    .secretString("one")
                    .description("main")
                    .tags(tag -> tag.key("a").value("b")));
  }

  static Function<SecretsManagerClient, DescribeSecretResponse> describe(String secretId) {
    return client -> client.describeSecret(r -> r.secretId(secretId));
  }

  static Function<SecretsManagerClient, GetSecretValueResponse> get(String secretId) {
    return client -> client.getSecretValue(r -> r.secretId(secretId));
  }

  static Function<SecretsManagerClient, PutSecretValueResponse> put(String secretId, String value) {
    return client -> client.putSecretValue(r -> r.secretId(secretId).secretString(value));
  }

  static Function<SecretsManagerClient, ReplicateSecretToRegionsResponse> replicate(
      String secretId, String... regions) {
    return client ->
        client.replicateSecretToRegions(
            r -> r.secretId(secretId).addReplicaRegions(replicas(regions)));
  }

  static Function<SecretsManagerClient, ReplicateSecretToRegionsResponse> overwrite(
      String secretId, String... regions) {
    return client ->
        client.replicateSecretToRegions(
            r ->
                r.secretId(secretId)
                    .addReplicaRegions(replicas(regions))
                    .forceOverwriteReplicaSecret(true));
  }

  static Function<SecretsManagerClient, RemoveRegionsFromReplicationResponse> remove(
      String secretId, String... regions) {
    return client ->
        client.removeRegionsFromReplication(
            r -> r.secretId(secretId).removeReplicaRegions(regions));
  }

  static Function<SecretsManagerClient, StopReplicationToReplicaResponse> promote(String secretId) {
    return client -> client.stopReplicationToReplica(r -> r.secretId(secretId));
  }

  /** Deletes a secret with the default recovery window. */
  static Function<SecretsManagerClient, DeleteSecretResponse> delete(String secretId) {
    return client -> client.deleteSecret(r -> r.secretId(secretId));
  }

  static Function<SecretsManagerClient, DeleteSecretResponse> deleteNow(String secretId) {
    return client ->
        client.deleteSecret(r -> r.secretId(secretId).forceDeleteWithoutRecovery(true));
  }

  private static ReplicaRegionType[] replicas(String... regions) {
    return Stream.of(regions)
        .map(region -> ReplicaRegionType.builder().region(region).build())
        .toArray(ReplicaRegionType[]::new);
  }
}
