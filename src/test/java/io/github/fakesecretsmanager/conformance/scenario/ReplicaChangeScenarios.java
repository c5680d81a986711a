package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.CUSTOM_LABEL;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.awaitThat;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.policy;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.putPolicy;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.tag;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.get;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

/** The later changes of a primary, and whether they reach its replica. */
final class ReplicaChangeScenarios {

  private ReplicaChangeScenarios() {}

  static List<Scenario> all() {
    return Stream.of(values(), metadata()).flatMap(List::stream).toList();
  }

  private static List<Scenario> values() {
    return List.of(
        Scenario.of(
            "later-value-replicates",
            "Does a new value reach a replica?",
            ReplicaChangeScenarios::laterValueReplicates),
        Scenario.of(
            "later-label-replicates",
            "Does a staging label that moves reach a replica?",
            ReplicaChangeScenarios::laterLabelReplicates));
  }

  private static List<Scenario> metadata() {
    return List.of(
        Scenario.of(
            "later-description-replicates",
            "Does a new description reach a replica?",
            ReplicaChangeScenarios::laterDescriptionReplicates),
        Scenario.of(
            "later-tag-replicates",
            "Does a new tag reach a replica?",
            ReplicaChangeScenarios::laterTagReplicates),
        Scenario.of(
            "removal-of-tag-replicates",
            "Does the removal of a tag reach a replica?",
            ReplicaChangeScenarios::removalOfTagReplicates),
        Scenario.of(
            "later-policy-replicates",
            "Does a new resource policy reach a replica?",
            ReplicaChangeScenarios::laterPolicyReplicates),
        Scenario.of(
            "removal-of-policy-replicates",
            "Does the removal of a resource policy reach a replica?",
            ReplicaChangeScenarios::removalOfPolicyReplicates),
        Scenario.of(
            "changed-replica-is-in-sync",
            "What does a primary show of a replica that has received a change?",
            ReplicaChangeScenarios::changedReplicaIsInSync),
        Scenario.of(
            "later-change-dates-replica",
            "What is the LastChangedDate of a replica after a change has reached it?",
            ReplicaChangeScenarios::laterChangeDatesReplica));
  }

  private static String changed(Session aws) {
    String db = Replicas.replicated(aws);
    Replicas.putAndAwait(aws, db);
    return db;
  }

  private static void laterValueReplicates(Session aws) {
    String db = changed(aws);
    aws.ask("read the replica", REPLICA, get(db), "SecretString");
  }

  private static void laterLabelReplicates(Session aws) {
    String db = Replicas.replicated(aws);
    String version = aws.token("first");
    aws.given(
        "put a new value",
        PRIMARY,
        client ->
            client.putSecretValue(
                r -> r.secretId(db).clientRequestToken(version).secretString("two")));
    aws.awaitReplication(PRIMARY, db);
    aws.given(
        "put a label on it",
        PRIMARY,
        client ->
            client.updateSecretVersionStage(
                r -> r.secretId(db).versionStage(CUSTOM_LABEL).moveToVersionId(version)));
    awaitThat(
        aws,
        REPLICA,
        client ->
            client.describeSecret(r -> r.secretId(db)).versionIdsToStages().values().stream()
                .anyMatch(labels -> labels.contains(CUSTOM_LABEL)));
    aws.ask("describe the replica", REPLICA, describe(db), "VersionIdsToStages");
  }

  private static void laterDescriptionReplicates(Session aws) {
    String db = Replicas.replicated(aws);
    aws.given(
        "change the description",
        PRIMARY,
        client -> client.updateSecret(r -> r.secretId(db).description("of orders")));
    awaitThat(
        aws, REPLICA, client -> client.describeSecret(r -> r.secretId(db)).description() != null);
    aws.ask("describe the replica", REPLICA, describe(db), "Description");
  }

  private static String taggedLater(Session aws) {
    String db = Replicas.replicated(aws);
    aws.given("tag it", PRIMARY, tag(db, "team", "orders"));
    awaitThat(aws, REPLICA, client -> !client.describeSecret(r -> r.secretId(db)).tags().isEmpty());
    return db;
  }

  private static void laterTagReplicates(Session aws) {
    String db = taggedLater(aws);
    aws.ask("describe the replica", REPLICA, describe(db), "Tags");
  }

  private static void removalOfTagReplicates(Session aws) {
    String db = taggedLater(aws);
    Replicas.untag(aws, db);
    awaitThat(aws, REPLICA, client -> client.describeSecret(r -> r.secretId(db)).tags().isEmpty());
    aws.ask("describe the replica", REPLICA, describe(db), "Tags");
  }

  private static String givenPolicyLater(Session aws) {
    String db = Replicas.replicated(aws);
    aws.given("put a policy", PRIMARY, putPolicy(aws, db));
    awaitThat(
        aws,
        REPLICA,
        client -> client.getResourcePolicy(r -> r.secretId(db)).resourcePolicy() != null);
    return db;
  }

  private static void laterPolicyReplicates(Session aws) {
    String db = givenPolicyLater(aws);
    aws.ask("get the replica's policy", REPLICA, policy(db), "ResourcePolicy");
  }

  private static void removalOfPolicyReplicates(Session aws) {
    String db = givenPolicyLater(aws);
    aws.given(
        "remove the policy", PRIMARY, client -> client.deleteResourcePolicy(r -> r.secretId(db)));
    awaitThat(
        aws,
        REPLICA,
        client -> client.getResourcePolicy(r -> r.secretId(db)).resourcePolicy() == null);
    aws.ask("get the replica's policy", REPLICA, policy(db), "ResourcePolicy");
  }

  private static void changedReplicaIsInSync(Session aws) {
    Replicas.askRow(aws, changed(aws));
  }

  private static void laterChangeDatesReplica(Session aws) {
    String db = changed(aws);
    Instant primary = aws.given("describe the primary", PRIMARY, describe(db)).lastChangedDate();
    boolean isSame =
        aws.ask("describe the replica", REPLICA, describe(db), "LastChangedDate")
            .map(DescribeSecretResponse::lastChangedDate)
            .filter(primary::equals)
            .isPresent();
    aws.askWhether("the replica has its primary's LastChangedDate, to the millisecond", isSame);
  }
}
