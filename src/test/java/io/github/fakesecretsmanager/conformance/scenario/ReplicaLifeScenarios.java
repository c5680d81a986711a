package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.OTHER;
import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.delete;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.deleteNow;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.get;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.remove;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.replicate;

import io.github.fakesecretsmanager.conformance.Need;
import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.stream.Stream;

/** The removal of replicas, and its effect on their primary. */
final class ReplicaLifeScenarios {

  private ReplicaLifeScenarios() {}

  static List<Scenario> all() {
    return Stream.of(removals(), primaries(), deletions(), strandings())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Scenario> removals() {
    return List.of(
        Scenario.of(
                "removing-replica-answers-remaining",
                "What does RemoveRegionsFromReplication return while a replica remains?",
                ReplicaLifeScenarios::removingReplicaAnswersRemaining)
            .needing(Need.OTHER_REGION),
        Scenario.of(
            "removing-last-replica",
            "What does RemoveRegionsFromReplication return when no replica remains?",
            ReplicaLifeScenarios::removingLastReplica),
        Scenario.of(
            "removed-row-goes-at-once",
            "Does a primary still show a replica that was just removed?",
            ReplicaLifeScenarios::removedRowGoesAtOnce),
        Scenario.of(
            "removed-replica-goes",
            "Is a replica still found some time after its removal?",
            ReplicaLifeScenarios::removedReplicaGoes),
        Scenario.of(
            "primary-after-last-removal",
            "What does a secret show of replication after its last replica was removed?",
            ReplicaLifeScenarios::primaryAfterLastRemoval));
  }

  private static List<Scenario> primaries() {
    return List.of(
        Scenario.of(
            "deleted-primary-shows-no-replication",
            "What does a deleted secret show of replication if its replica was removed before?",
            ReplicaLifeScenarios::deletedPrimaryShowsNoReplication),
        Scenario.of(
            "removing-changes-primary",
            "Does RemoveRegionsFromReplication set the LastChangedDate of the primary?",
            ReplicaLifeScenarios::removingChangesPrimary),
        Scenario.of(
            "removing-region-without-replica",
            "What does RemoveRegionsFromReplication return for a Region without a replica?",
            ReplicaLifeScenarios::removingRegionWithoutReplica),
        Scenario.of(
            "removing-failed-row-keeps-other-secret",
            "If a replica failed because its name is taken, does its removal spare the other secret?",
            ReplicaLifeScenarios::removingFailedRowKeepsOtherSecret));
  }

  private static List<Scenario> deletions() {
    return List.of(
        Scenario.of(
                "deleting-primary-with-replicas",
                "What does DeleteSecret return for a primary with two replicas?",
                ReplicaLifeScenarios::deletingPrimaryWithReplicas)
            .needing(Need.OTHER_REGION),
        Scenario.of(
            "forcing-deletion-of-primary-with-replica",
            "What does DeleteSecret with force return for a primary with a replica?",
            ReplicaLifeScenarios::forcingDeletionOfPrimaryWithReplica),
        Scenario.of(
            "failed-row-blocks-deletion",
            "Can a secret whose only replica has failed be deleted?",
            ReplicaLifeScenarios::failedRowBlocksDeletion),
        Scenario.of(
            "deletion-right-after-removal",
            "Can a primary be deleted right after its replica was removed?",
            ReplicaLifeScenarios::deletionRightAfterRemoval));
  }

  private static List<Scenario> strandings() {
    return List.of(
        Scenario.of(
                "primary-deleted-early-strands-replica",
                "What does a replica show if its primary is deleted right after the replica's removal?",
                ReplicaLifeScenarios::primaryDeletedEarlyStrandsReplica)
            .needing(Need.SLOW_REPLICATION),
        Scenario.of(
                "stranded-replica-can-be-read",
                "Can a replica whose primary is gone be read?",
                ReplicaLifeScenarios::strandedReplicaCanBeRead)
            .needing(Need.SLOW_REPLICATION),
        Scenario.of(
                "stranded-replica-refuses-deletion",
                "Can a replica whose primary is gone be deleted?",
                ReplicaLifeScenarios::strandedReplicaRefusesDeletion)
            .needing(Need.SLOW_REPLICATION),
        Scenario.of(
                "stranded-replica-can-be-promoted",
                "Can a replica whose primary is gone be promoted, and then deleted?",
                ReplicaLifeScenarios::strandedReplicaCanBePromoted)
            .needing(Need.SLOW_REPLICATION),
        Scenario.of(
            "failed-replication-leaves-no-secret",
            "Does a failed first replication leave a secret in the replica's Region?",
            ReplicaLifeScenarios::failedReplicationLeavesNoSecret));
  }

  private static void removingReplicaAnswersRemaining(Session aws) {
    String db = Replicas.secret(aws);
    aws.given(
        "replicate it to both", PRIMARY, replicate(db, aws.region(REPLICA), aws.region(OTHER)));
    aws.awaitReplication(PRIMARY, db);
    aws.ask("remove one", PRIMARY, remove(db, aws.region(REPLICA)), "ReplicationStatus");
  }

  private static void removingLastReplica(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask("remove the replica", PRIMARY, remove(db, aws.region(REPLICA)));
  }

  /** Creates a secret whose replica was just removed, and returns its name. */
  private static String removed(Session aws) {
    String db = Replicas.replicated(aws);
    aws.given("remove the replica", PRIMARY, remove(db, aws.region(REPLICA)));
    return db;
  }

  private static void removedRowGoesAtOnce(Session aws) {
    String db = removed(aws);
    aws.ask("describe the primary", PRIMARY, describe(db), "ReplicationStatus[0]");
  }

  private static void removedReplicaGoes(Session aws) {
    String db = removed(aws);
    aws.awaitGone(REPLICA, db);
    aws.ask("describe the replica", REPLICA, describe(db));
  }

  private static void primaryAfterLastRemoval(Session aws) {
    String db = removed(aws);
    aws.awaitGone(REPLICA, db);
    aws.ask("describe the primary", PRIMARY, describe(db), "PrimaryRegion", "ReplicationStatus");
  }

  private static void deletedPrimaryShowsNoReplication(Session aws) {
    String db = removed(aws);
    aws.awaitGone(REPLICA, db);
    aws.given("delete the primary", PRIMARY, delete(db));
    aws.ask("describe the primary", PRIMARY, describe(db), "PrimaryRegion", "ReplicationStatus");
  }

  private static void removingChangesPrimary(Session aws) {
    String db = removed(aws);
    aws.ask("describe the primary", PRIMARY, describe(db), "LastChangedDate");
  }

  private static void removingRegionWithoutReplica(Session aws) {
    String db = Replicas.secret(aws);
    aws.ask("remove a Region", PRIMARY, remove(db, aws.region(REPLICA)));
    aws.ask("describe it", PRIMARY, describe(db), "LastChangedDate", "ReplicationStatus");
  }

  private static String failed(Session aws) {
    aws.given("create another in the way", REPLICA, createSecret(aws.name("db"), "other"));
    String db = Replicas.secret(aws);
    aws.given("replicate the secret", PRIMARY, replicate(db, aws.region(REPLICA)));
    aws.awaitReplication(PRIMARY, db);
    return db;
  }

  private static void removingFailedRowKeepsOtherSecret(Session aws) {
    String db = failed(aws);
    aws.ask("remove the Region", PRIMARY, remove(db, aws.region(REPLICA)), "ReplicationStatus");
    aws.ask("read the other", REPLICA, get(db), "SecretString");
  }

  private static void deletingPrimaryWithReplicas(Session aws) {
    String db = Replicas.replicated(aws);
    aws.given("replicate it to another", PRIMARY, replicate(db, aws.region(OTHER)));
    aws.awaitReplication(PRIMARY, db);
    aws.ask("delete it", PRIMARY, delete(db));
  }

  private static void forcingDeletionOfPrimaryWithReplica(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask("delete it with force", PRIMARY, deleteNow(db));
  }

  private static void failedRowBlocksDeletion(Session aws) {
    String db = failed(aws);
    aws.ask("delete it", PRIMARY, delete(db));
  }

  private static void deletionRightAfterRemoval(Session aws) {
    String db = removed(aws);
    aws.ask("delete the primary", PRIMARY, deleteNow(db), "status");
  }

  private static void primaryDeletedEarlyStrandsReplica(Session aws) {
    String db = Replicas.stranded(aws);
    aws.ask("describe the replica", REPLICA, describe(db), "PrimaryRegion");
  }

  private static void strandedReplicaCanBeRead(Session aws) {
    String db = Replicas.stranded(aws);
    aws.ask("read the replica", REPLICA, get(db), "SecretString");
  }

  private static void strandedReplicaRefusesDeletion(Session aws) {
    String db = Replicas.stranded(aws);
    aws.ask("delete the replica", REPLICA, delete(db));
  }

  private static void strandedReplicaCanBePromoted(Session aws) {
    String db = Replicas.stranded(aws);
    aws.ask("promote the replica", REPLICA, Requests.promote(db), "status");
    aws.ask("delete what was promoted", REPLICA, deleteNow(db), "status");
  }

  private static void failedReplicationLeavesNoSecret(Session aws) {
    String db = Replicas.secret(aws);
    aws.given(
        "replicate it under a missing key",
        PRIMARY,
        Replicas.replicateUnder(db, aws.region(REPLICA), Replicas.missingKey(aws)));
    aws.awaitReplication(PRIMARY, db);
    aws.ask("describe the replica", REPLICA, describe(db));
  }
}
