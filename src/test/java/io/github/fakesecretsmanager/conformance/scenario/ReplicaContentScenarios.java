package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.CUSTOM_LABEL;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.policy;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.putLabelled;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.putPolicy;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.versions;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.get;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.put;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

/** The content of a replica when it is created. */
final class ReplicaContentScenarios {

  private ReplicaContentScenarios() {}

  static List<Scenario> all() {
    return Stream.of(ofVersions(), metadata(), identity()).flatMap(List::stream).toList();
  }

  private static List<Scenario> ofVersions() {
    return List.of(
        Scenario.of(
            "replica-has-arn-of-primary",
            "Which ARN does a replica have?",
            ReplicaContentScenarios::replicaHasArnOfPrimary),
        Scenario.of(
            "replica-has-value",
            "Which value does a replica have?",
            ReplicaContentScenarios::replicaHasValue),
        Scenario.of(
            "replica-has-version-ids",
            "Do the versions of a replica have the ids of its primary's versions?",
            ReplicaContentScenarios::replicaHasVersionIds),
        Scenario.of(
            "replica-has-labels",
            "Do the versions of a replica have the labels of its primary's versions?",
            ReplicaContentScenarios::replicaHasLabels),
        Scenario.of(
            "replica-has-no-unlabelled-version",
            "Is a version without labels replicated?",
            ReplicaContentScenarios::replicaHasNoUnlabelledVersion),
        Scenario.of(
            "replica-versions-keep-dates",
            "Which creation dates do the versions of a replica have?",
            ReplicaContentScenarios::replicaVersionsKeepDates),
        Scenario.of(
            "empty-secret-replicates",
            "Is a secret without a value replicated?",
            ReplicaContentScenarios::emptySecretReplicates));
  }

  private static List<Scenario> metadata() {
    return List.of(
        Scenario.of(
            "replica-has-description",
            "Does a replica have its primary's description?",
            ReplicaContentScenarios::replicaHasDescription),
        Scenario.of(
            "replica-has-tags",
            "Does a replica have its primary's tags?",
            ReplicaContentScenarios::replicaHasTags),
        Scenario.of(
            "replica-has-no-empty-tags",
            "What does a replica show of tags when its primary has lost all its tags?",
            ReplicaContentScenarios::replicaHasNoEmptyTags),
        Scenario.of(
            "replica-has-policy",
            "Does a replica have its primary's resource policy?",
            ReplicaContentScenarios::replicaHasPolicy),
        Scenario.of(
            "replica-has-type",
            "Does a replica have its primary's type?",
            ReplicaContentScenarios::replicaHasType));
  }

  private static List<Scenario> identity() {
    return List.of(
        Scenario.of(
            "replica-has-own-creation-date",
            "What is the CreatedDate of a replica?",
            ReplicaContentScenarios::replicaHasOwnCreationDate),
        Scenario.of(
            "replica-is-changed-when-primary-is",
            "What is the LastChangedDate of a replica?",
            ReplicaContentScenarios::replicaIsChangedWhenPrimaryIs),
        Scenario.of(
            "replica-can-be-read",
            "Which operations read a replica?",
            ReplicaContentScenarios::replicaCanBeRead));
  }

  private static void replicaHasArnOfPrimary(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask("describe the replica", REPLICA, describe(db), "ARN");
  }

  private static void replicaHasValue(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask("read the replica", REPLICA, get(db), "SecretString");
  }

  private static void replicaHasVersionIds(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask("read the replica", REPLICA, get(db), "VersionId");
  }

  private static void replicaHasLabels(Session aws) {
    String db = Replicas.secret(aws);
    aws.given("put a second value", PRIMARY, put(db, "two"));
    aws.given("put a third under a label", PRIMARY, putLabelled(db, "three", CUSTOM_LABEL));
    Replicas.replicate(aws, db);
    aws.ask("describe the replica", REPLICA, describe(db), "VersionIdsToStages");
  }

  private static void replicaHasNoUnlabelledVersion(Session aws) {
    String db = Replicas.secret(aws);
    aws.given("put a second value", PRIMARY, put(db, "two"));
    aws.given("put a third value", PRIMARY, put(db, "three"));
    Replicas.replicate(aws, db);
    aws.ask(
        "list the replica's versions",
        REPLICA,
        versions(db),
        "Versions[0].VersionId",
        "Versions[1].VersionId",
        "Versions[2].VersionId");
  }

  private static void replicaVersionsKeepDates(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask("read the replica", REPLICA, get(db), "CreatedDate");
    aws.ask("list the replica's versions", REPLICA, versions(db), "Versions[0].CreatedDate");
  }

  private static void emptySecretReplicates(Session aws) {
    String db = aws.name("db");
    aws.given("create it without a value", PRIMARY, client -> client.createSecret(r -> r.name(db)));
    aws.given("replicate the secret", PRIMARY, Requests.replicate(db, aws.region(REPLICA)));
    aws.awaitReplication(PRIMARY, db);
    aws.ask("describe the primary", PRIMARY, describe(db), "ReplicationStatus[0].Status");
    aws.ask("describe the replica", REPLICA, describe(db), "Name", "VersionIdsToStages");
  }

  private static void replicaHasDescription(Session aws) {
    String db = aws.name("db");
    aws.given(
        "create it with a description",
        PRIMARY,
        client ->
            client.createSecret(r -> r.name(db).secretString("one").description("of orders")));
    Replicas.replicate(aws, db);
    aws.ask("describe the replica", REPLICA, describe(db), "Description");
  }

  private static String tagged(Session aws) {
    String db = aws.name("db");
    aws.given(
        "create it with a tag",
        PRIMARY,
        client ->
            client.createSecret(
                r -> r.name(db).secretString("one").tags(t -> t.key("team").value("orders"))));
    return db;
  }

  private static void replicaHasTags(Session aws) {
    String db = tagged(aws);
    Replicas.replicate(aws, db);
    aws.ask("describe the replica", REPLICA, describe(db), "Tags");
  }

  private static void replicaHasNoEmptyTags(Session aws) {
    String db = tagged(aws);
    Replicas.untag(aws, db);
    Replicas.replicate(aws, db);
    aws.ask("describe the primary", PRIMARY, describe(db), "Tags");
    aws.ask("describe the replica", REPLICA, describe(db), "Tags");
  }

  private static void replicaHasPolicy(Session aws) {
    String db = Replicas.secret(aws);
    aws.given("put a policy", PRIMARY, putPolicy(aws, db));
    Replicas.replicate(aws, db);
    aws.ask("get the replica's policy", REPLICA, policy(db), "ResourcePolicy");
  }

  private static void replicaHasType(Session aws) {
    String db = aws.name("db");
    aws.given(
        "create it with a type",
        PRIMARY,
        client ->
            client.createSecret(
                r -> r.name(db).secretString("one").type("SalesforceClientSecret")));
    Replicas.replicate(aws, db);
    aws.ask("describe the replica", REPLICA, describe(db), "Type");
  }

  private static void replicaHasOwnCreationDate(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask("describe the replica", REPLICA, describe(db), "CreatedDate");
  }

  private static void replicaIsChangedWhenPrimaryIs(Session aws) {
    String db = Replicas.replicated(aws);
    Instant primary = aws.given("describe the primary", PRIMARY, describe(db)).lastChangedDate();
    boolean isSame =
        aws.ask("describe the replica", REPLICA, describe(db), "LastChangedDate")
            .map(DescribeSecretResponse::lastChangedDate)
            .filter(primary::equals)
            .isPresent();
    aws.askWhether("the replica has its primary's LastChangedDate, to the millisecond", isSame);
  }

  private static void replicaCanBeRead(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask("get its value", REPLICA, get(db), "status");
    aws.ask(
        "get its value in a batch",
        REPLICA,
        client -> client.batchGetSecretValue(r -> r.secretIdList(db)),
        "SecretValues[0].Name");
    aws.ask("describe it", REPLICA, describe(db), "status");
    aws.ask("list its versions", REPLICA, versions(db), "status");
  }
}
