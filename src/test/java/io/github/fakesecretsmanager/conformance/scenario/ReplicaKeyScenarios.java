package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.awaitThat;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.changeKey;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.createUnder;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.replicateUnder;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.tag;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.versions;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.get;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.promote;

import io.github.fakesecretsmanager.conformance.Kms;
import io.github.fakesecretsmanager.conformance.Need;
import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.stream.Stream;

/** The KMS keys of replicas, as replicas and their primaries show them. */
final class ReplicaKeyScenarios {

  private ReplicaKeyScenarios() {}

  static List<Scenario> all() {
    return Stream.of(shown(), used()).flatMap(List::stream).toList();
  }

  private static List<Scenario> shown() {
    return List.of(
        Scenario.of(
            "replica-shows-managed-key",
            "Which key does a replica show if it was given none?",
            ReplicaKeyScenarios::replicaShowsManagedKey),
        Scenario.of(
            "replica-shows-managed-key-given",
            "Which key does a replica show if it was given the AWS managed key?",
            ReplicaKeyScenarios::replicaShowsManagedKeyGiven),
        withKeys(
            "replica-has-key-of-its-own",
            "If only the primary was given a key, which key encrypts the replica?",
            ReplicaKeyScenarios::replicaHasKeyOfItsOwn),
        withKeys(
            "replica-key-by-arn",
            "How do a replica and its primary show a key that was given by ARN?",
            ReplicaKeyScenarios::replicaKeyByArn),
        withKeys(
            "replica-key-by-id",
            "How do a replica and its primary show a key that was given by id?",
            ReplicaKeyScenarios::replicaKeyById),
        withKeys(
            "replica-key-by-alias",
            "How do a replica and its primary show a key that was given by alias?",
            ReplicaKeyScenarios::replicaKeyByAlias));
  }

  private static List<Scenario> used() {
    return List.of(
        withKeys(
            "replica-key-can-be-changed",
            "Can the key of a replica be changed?",
            ReplicaKeyScenarios::replicaKeyCanBeChanged),
        withKeys(
            "replicating-again-changes-key",
            "Which key encrypts a replica's versions after replicating again with another key?",
            ReplicaKeyScenarios::replicatingAgainChangesKey),
        withKeys(
            "promoted-secret-keeps-key",
            "Does a promoted replica keep its key?",
            ReplicaKeyScenarios::promotedSecretKeepsKey),
        withKeys(
            "change-of-tag-needs-no-key",
            "Does a new tag reach a replica when its primary's key is disabled?",
            ReplicaKeyScenarios::changeOfTagNeedsNoKey));
  }

  private static Scenario withKeys(String name, String question, Scenario.Body body) {
    return Scenario.of(name, question, body).needing(Need.KMS_KEYS);
  }

  private static void replicaShowsManagedKey(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask("describe the primary", PRIMARY, describe(db), "KmsKeyId");
    aws.ask("describe the replica", REPLICA, describe(db), "KmsKeyId");
  }

  private static void replicaShowsManagedKeyGiven(Session aws) {
    String db = Replicas.secret(aws);
    replicateItUnder(aws, db, "alias/aws/secretsmanager");
    aws.ask("describe the primary", PRIMARY, describe(db), "KmsKeyId");
    aws.ask("describe the replica", REPLICA, describe(db), "KmsKeyId");
  }

  private static void replicateItUnder(Session aws, String db, String kmsKeyId) {
    aws.given(
        "replicate it under the key", PRIMARY, replicateUnder(db, aws.region(REPLICA), kmsKeyId));
    aws.awaitReplication(PRIMARY, db);
    aws.awaitFound(REPLICA, db);
  }

  private static void replicaHasKeyOfItsOwn(Session aws) {
    String db = aws.name("db");
    Kms.Key key = aws.key(PRIMARY, "first-key");
    aws.given("create it under the key", PRIMARY, createUnder(db, key.arn()));
    Replicas.replicate(aws, db);
    aws.ask("list the replica's versions", REPLICA, versions(db), "Versions[0].KmsKeyIds");
  }

  private static void askShownKey(Session aws, String kmsKeyId) {
    String db = Replicas.secret(aws);
    aws.ask(
        "replicate it under the key",
        PRIMARY,
        replicateUnder(db, aws.region(REPLICA), kmsKeyId),
        "ReplicationStatus[0].KmsKeyId");
    aws.awaitReplication(PRIMARY, db);
    aws.awaitFound(REPLICA, db);
    aws.ask("describe the primary", PRIMARY, describe(db), "ReplicationStatus[0].KmsKeyId");
    aws.ask("describe the replica", REPLICA, describe(db), "KmsKeyId");
  }

  private static void replicaKeyByArn(Session aws) {
    askShownKey(aws, aws.key(REPLICA, "second-key").arn());
  }

  private static void replicaKeyById(Session aws) {
    askShownKey(aws, aws.key(REPLICA, "second-key").id());
  }

  private static void replicaKeyByAlias(Session aws) {
    aws.key(REPLICA, "second-key");
    askShownKey(aws, "alias/" + aws.text("second-key"));
  }

  private static void replicaKeyCanBeChanged(Session aws) {
    String db = Replicas.replicated(aws);
    String key = aws.key(REPLICA, "second-key").arn();
    aws.ask("change the replica's key", REPLICA, changeKey(db, key), "status");
    aws.ask("describe the replica", REPLICA, describe(db), "KmsKeyId");
    awaitThat(
        aws,
        PRIMARY,
        client ->
            client.describeSecret(r -> r.secretId(db)).replicationStatus().stream()
                .anyMatch(row -> key.equals(row.kmsKeyId())));
    aws.ask("describe the primary", PRIMARY, describe(db), "ReplicationStatus[0].KmsKeyId");
  }

  private static void replicatingAgainChangesKey(Session aws) {
    String db = Replicas.replicated(aws);
    String key = aws.key(REPLICA, "second-key").arn();
    aws.given(
        "replicate it again under the key", PRIMARY, replicateUnder(db, aws.region(REPLICA), key));
    aws.awaitReplication(PRIMARY, db);
    aws.ask("list the replica's versions", REPLICA, versions(db), "Versions[0].KmsKeyIds");
  }

  private static void promotedSecretKeepsKey(Session aws) {
    String db = Replicas.secret(aws);
    replicateItUnder(aws, db, aws.key(REPLICA, "second-key").arn());
    aws.given("promote the replica", REPLICA, promote(db));
    aws.ask("describe it", REPLICA, describe(db), "KmsKeyId");
    aws.ask("read it", REPLICA, get(db), "status");
  }

  private static void changeOfTagNeedsNoKey(Session aws) {
    String db = aws.name("db");
    Kms.Key key = aws.key(PRIMARY, "first-key");
    aws.given("create it under the key", PRIMARY, createUnder(db, key.arn()));
    Replicas.replicate(aws, db);
    aws.kms().disable(key);
    aws.given("tag it", PRIMARY, tag(db, "team", "orders"));
    awaitThat(aws, REPLICA, client -> !client.describeSecret(r -> r.secretId(db)).tags().isEmpty());
    aws.awaitReplication(PRIMARY, db);
    aws.ask("describe the replica", REPLICA, describe(db), "Tags");
    aws.ask("describe the primary", PRIMARY, describe(db), "ReplicationStatus[0].Status");
  }
}
