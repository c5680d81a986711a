package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;

import io.github.fakesecretsmanager.conformance.Session;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The operations that name one secret, each with the fewest members. */
enum OnSecret {
  CANCEL_ROTATE_SECRET(
      "cancel its rotation", (aws, client, id) -> client.cancelRotateSecret(r -> r.secretId(id))),
  DELETE_RESOURCE_POLICY(
      "delete its policy", (aws, client, id) -> client.deleteResourcePolicy(r -> r.secretId(id))),
  DELETE_SECRET("delete it", (aws, client, id) -> client.deleteSecret(r -> r.secretId(id))),
  DESCRIBE_SECRET("describe it", (aws, client, id) -> client.describeSecret(r -> r.secretId(id))),
  GET_RESOURCE_POLICY(
      "get its policy", (aws, client, id) -> client.getResourcePolicy(r -> r.secretId(id))),
  GET_SECRET_VALUE(
      "get its value", (aws, client, id) -> client.getSecretValue(r -> r.secretId(id))),
  LIST_SECRET_VERSION_IDS(
      "list its versions", (aws, client, id) -> client.listSecretVersionIds(r -> r.secretId(id))),
  PUT_RESOURCE_POLICY(
      "put a policy on it",
      (aws, client, id) ->
          client.putResourcePolicy(r -> r.secretId(id).resourcePolicy(accountMayRead(aws)))),
  PUT_SECRET_VALUE(
      "put a value",
      (aws, client, id) -> client.putSecretValue(r -> r.secretId(id).secretString("two"))),
  REMOVE_REGIONS_FROM_REPLICATION(
      "remove a replica",
      (aws, client, id) ->
          client.removeRegionsFromReplication(
              r -> r.secretId(id).removeReplicaRegions(aws.region(REPLICA)))),
  REPLICATE_SECRET_TO_REGIONS(
      "replicate it",
      (aws, client, id) ->
          client.replicateSecretToRegions(
              r -> r.secretId(id).addReplicaRegions(to -> to.region(aws.region(REPLICA))))),
  RESTORE_SECRET("restore it", (aws, client, id) -> client.restoreSecret(r -> r.secretId(id))),
  ROTATE_SECRET("rotate it", (aws, client, id) -> client.rotateSecret(r -> r.secretId(id))),
  STOP_REPLICATION_TO_REPLICA(
      "promote it", (aws, client, id) -> client.stopReplicationToReplica(r -> r.secretId(id))),
  TAG_RESOURCE(
      "tag it",
      (aws, client, id) ->
          client.tagResource(r -> r.secretId(id).tags(t -> t.key("a").value("b")))),
  UNTAG_RESOURCE(
      "untag it", (aws, client, id) -> client.untagResource(r -> r.secretId(id).tagKeys("a"))),
  UPDATE_SECRET(
      "update it",
      (aws, client, id) -> client.updateSecret(r -> r.secretId(id).description("other"))),
  UPDATE_SECRET_VERSION_STAGE(
      "label a version",
      (aws, client, id) ->
          client.updateSecretVersionStage(
              r -> r.secretId(id).versionStage("blue").moveToVersionId(aws.token("one")))),
  VALIDATE_RESOURCE_POLICY(
      "validate a policy for it",
      (aws, client, id) ->
          client.validateResourcePolicy(r -> r.secretId(id).resourcePolicy(accountMayRead(aws))));

  /** A call of the SDK. */
  @FunctionalInterface
  private interface Call {
    Object make(Session aws, SecretsManagerClient client, String secretId);
  }

  private final String step;

  // A lambda expression without state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Call call;

  OnSecret(String step, Call call) {
    this.step = step;
    this.call = call;
  }

  /** Calls the operation on a secret in the primary Region, and records the answer. */
  void ask(Session aws, String secretId) {
    aws.ask(step, PRIMARY, client -> call.make(aws, client, secretId));
  }

  private static String accountMayRead(Session aws) {
    return """
    {"Version": "2012-10-17",
     "Statement": [{"Effect": "Allow", "Principal": {"AWS": "%s"},
                    "Action": "secretsmanager:GetSecretValue", "Resource": "*"}]}"""
        .formatted(aws.accountId());
  }
}
