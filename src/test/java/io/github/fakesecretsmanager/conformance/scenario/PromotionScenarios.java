package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.delete;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.get;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.promote;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.put;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.stream.Stream;

/** Promotions by StopReplicationToReplica, and their refusals. */
final class PromotionScenarios {

  private PromotionScenarios() {}

  static List<Scenario> all() {
    return Stream.of(promoted(), refusals()).flatMap(List::stream).toList();
  }

  private static List<Scenario> promoted() {
    return List.of(
        Scenario.of(
            "promotion-answers-arn",
            "What does StopReplicationToReplica return?",
            PromotionScenarios::promotionAnswersArn),
        Scenario.of(
            "promoted-secret-keeps-value",
            "Does a promoted replica keep its value?",
            PromotionScenarios::promotedSecretKeepsValue),
        Scenario.of(
            "promoted-secret-stands-alone",
            "What does a promoted replica show of replication, and when was it changed?",
            PromotionScenarios::promotedSecretStandsAlone),
        Scenario.of(
            "primary-after-promotion",
            "What does a secret show of replication after its only replica was promoted?",
            PromotionScenarios::primaryAfterPromotion),
        Scenario.of(
            "promoted-secret-can-be-changed",
            "Can a promoted replica be changed?",
            PromotionScenarios::promotedSecretCanBeChanged),
        Scenario.of(
            "promoted-secret-gets-no-changes",
            "Does a promoted replica receive later changes of its primary?",
            PromotionScenarios::promotedSecretGetsNoChanges),
        Scenario.of(
            "promoted-secret-shows-its-key",
            "Does a promoted replica show its key?",
            PromotionScenarios::promotedSecretShowsItsKey));
  }

  private static List<Scenario> refusals() {
    return List.of(
        Scenario.of(
            "promoting-primary",
            "What does StopReplicationToReplica return for a primary?",
            PromotionScenarios::promotingPrimary),
        Scenario.of(
            "promoting-ordinary-secret",
            "What does StopReplicationToReplica return for a secret without replicas?",
            PromotionScenarios::promotingOrdinarySecret),
        Scenario.of(
            "promoting-marked-secret",
            "What does StopReplicationToReplica return while a deletion is scheduled?",
            PromotionScenarios::promotingMarkedSecret));
  }

  private static String promoted(Session aws) {
    String db = Replicas.replicated(aws);
    aws.given("promote the replica", REPLICA, promote(db));
    Replicas.awaitPromoted(aws, db);
    return db;
  }

  private static void promotionAnswersArn(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask("promote the replica", REPLICA, promote(db));
  }

  private static void promotedSecretKeepsValue(Session aws) {
    String db = promoted(aws);
    aws.ask("read it", REPLICA, get(db), "ARN", "SecretString");
  }

  private static void promotedSecretStandsAlone(Session aws) {
    String db = promoted(aws);
    aws.ask(
        "describe it",
        REPLICA,
        describe(db),
        "PrimaryRegion",
        "ReplicationStatus",
        "LastChangedDate");
  }

  private static void primaryAfterPromotion(Session aws) {
    String db = promoted(aws);
    Replicas.awaitThat(
        aws,
        PRIMARY,
        client -> client.describeSecret(r -> r.secretId(db)).replicationStatus().isEmpty());
    aws.ask("describe the primary", PRIMARY, describe(db), "PrimaryRegion", "ReplicationStatus");
  }

  private static void promotedSecretCanBeChanged(Session aws) {
    String db = promoted(aws);
    aws.ask("put a value", REPLICA, put(db, "two"), "status");
    aws.ask("read it", REPLICA, get(db), "SecretString");
  }

  private static void promotedSecretGetsNoChanges(Session aws) {
    String db = promoted(aws);
    aws.given("put a value to the primary", PRIMARY, put(db, "two"));
    aws.awaitReplication(PRIMARY, db);
    aws.ask("read what was promoted", REPLICA, get(db), "SecretString");
  }

  private static void promotedSecretShowsItsKey(Session aws) {
    String db = promoted(aws);
    aws.ask("describe it", REPLICA, describe(db), "KmsKeyId");
  }

  private static void promotingPrimary(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask("promote the primary", PRIMARY, promote(db));
  }

  private static void promotingOrdinarySecret(Session aws) {
    String db = Replicas.secret(aws);
    aws.ask("promote it", PRIMARY, promote(db));
  }

  private static void promotingMarkedSecret(Session aws) {
    String db = Replicas.secret(aws);
    aws.given("schedule its deletion", PRIMARY, delete(db));
    aws.ask("promote it", PRIMARY, promote(db));
  }
}
