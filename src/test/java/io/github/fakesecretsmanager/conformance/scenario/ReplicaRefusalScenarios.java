package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.OTHER;
import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.remove;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.replicate;

import io.github.fakesecretsmanager.conformance.Need;
import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The refusals of operations that write to a replica. */
final class ReplicaRefusalScenarios {

  private ReplicaRefusalScenarios() {}

  static List<Scenario> all() {
    return Stream.of(ofTheSecret(), ofItsSettings()).flatMap(List::stream).toList();
  }

  private static List<Scenario> ofTheSecret() {
    return List.of(
        writing("delete", "DeleteSecret", ReplicaRefusalScenarios::replicaRefusesDelete),
        writing(
            "delete-now",
            "DeleteSecret with force",
            ReplicaRefusalScenarios::replicaRefusesDeleteNow),
        writing("restore", "RestoreSecret", ReplicaRefusalScenarios::replicaRefusesRestore),
        writing("value", "PutSecretValue", ReplicaRefusalScenarios::replicaRefusesValue),
        writing(
            "updated-value",
            "UpdateSecret with a value",
            ReplicaRefusalScenarios::replicaRefusesUpdatedValue),
        writing(
            "description",
            "UpdateSecret with a description",
            ReplicaRefusalScenarios::replicaRefusesDescription),
        writing("type", "UpdateSecret with a type", ReplicaRefusalScenarios::replicaRefusesType),
        writing("label", "UpdateSecretVersionStage", ReplicaRefusalScenarios::replicaRefusesLabel));
  }

  private static List<Scenario> ofItsSettings() {
    return List.of(
        writing("tag", "TagResource", ReplicaRefusalScenarios::replicaRefusesTag),
        writing("untagging", "UntagResource", ReplicaRefusalScenarios::replicaRefusesUntagging),
        writing("policy", "PutResourcePolicy", ReplicaRefusalScenarios::replicaRefusesPolicy),
        writing(
            "removal-of-policy",
            "DeleteResourcePolicy",
            ReplicaRefusalScenarios::replicaRefusesRemovalOfPolicy),
        writing("rotation", "RotateSecret", ReplicaRefusalScenarios::replicaRefusesRotation),
        writing(
            "cancel-of-rotation",
            "CancelRotateSecret",
            ReplicaRefusalScenarios::replicaRefusesCancelOfRotation),
        writing(
                "replication",
                "ReplicateSecretToRegions",
                ReplicaRefusalScenarios::replicaRefusesReplication)
            .needing(Need.OTHER_REGION),
        writing(
            "removal-of-region",
            "RemoveRegionsFromReplication",
            ReplicaRefusalScenarios::replicaRefusesRemovalOfRegion),
        Scenario.of(
            "replica-answers-policy",
            "What does GetResourcePolicy return for a replica?",
            ReplicaRefusalScenarios::replicaAnswersPolicy));
  }

  private static Scenario writing(String what, String operation, Scenario.Body body) {
    return Scenario.of(
        "replica-refuses-" + what, "What does " + operation + " return for a replica?", body);
  }

  private static <T> void ask(
      Session aws, Function<String, Function<SecretsManagerClient, T>> call) {
    String db = Replicas.replicated(aws);
    aws.ask("call for the replica", REPLICA, call.apply(db));
  }

  private static void replicaRefusesDelete(Session aws) {
    ask(aws, Requests::delete);
  }

  private static void replicaRefusesDeleteNow(Session aws) {
    ask(aws, Requests::deleteNow);
  }

  private static void replicaRefusesRestore(Session aws) {
    ask(aws, db -> client -> client.restoreSecret(r -> r.secretId(db)));
  }

  private static void replicaRefusesValue(Session aws) {
    ask(aws, db -> Requests.put(db, "two"));
  }

  private static void replicaRefusesUpdatedValue(Session aws) {
    ask(aws, db -> client -> client.updateSecret(r -> r.secretId(db).secretString("two")));
  }

  private static void replicaRefusesDescription(Session aws) {
    ask(aws, db -> client -> client.updateSecret(r -> r.secretId(db).description("of orders")));
  }

  private static void replicaRefusesType(Session aws) {
    ask(
        aws,
        db -> client -> client.updateSecret(r -> r.secretId(db).type("SalesforceClientSecret")));
  }

  private static void replicaRefusesLabel(Session aws) {
    String db = aws.name("db");
    String version = aws.token("first");
    aws.given(
        "create the secret",
        PRIMARY,
        client ->
            client.createSecret(r -> r.name(db).clientRequestToken(version).secretString("one")));
    Replicas.replicate(aws, db);
    aws.ask(
        "call for the replica",
        REPLICA,
        client ->
            client.updateSecretVersionStage(
                r -> r.secretId(db).versionStage(Replicas.CUSTOM_LABEL).moveToVersionId(version)));
  }

  private static void replicaRefusesTag(Session aws) {
    ask(aws, db -> Replicas.tag(db, "team", "orders"));
  }

  private static void replicaRefusesUntagging(Session aws) {
    ask(aws, db -> client -> client.untagResource(r -> r.secretId(db).tagKeys("team")));
  }

  private static void replicaRefusesPolicy(Session aws) {
    ask(aws, db -> Replicas.putPolicy(aws, db));
  }

  private static void replicaRefusesRemovalOfPolicy(Session aws) {
    ask(aws, db -> client -> client.deleteResourcePolicy(r -> r.secretId(db)));
  }

  private static void replicaRefusesRotation(Session aws) {
    ask(aws, db -> client -> client.rotateSecret(r -> r.secretId(db)));
  }

  private static void replicaRefusesCancelOfRotation(Session aws) {
    ask(aws, db -> client -> client.cancelRotateSecret(r -> r.secretId(db)));
  }

  private static void replicaRefusesReplication(Session aws) {
    ask(aws, db -> replicate(db, aws.region(OTHER)));
  }

  private static void replicaRefusesRemovalOfRegion(Session aws) {
    ask(aws, db -> remove(db, aws.region(REPLICA)));
  }

  private static void replicaAnswersPolicy(Session aws) {
    ask(aws, Replicas::policy);
  }
}
