package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.OTHER;
import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.delete;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.get;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.overwrite;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.promote;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.replicate;

import io.github.fakesecretsmanager.conformance.Need;
import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Replicas whose name is taken in their Region, with force and without. */
final class ReplicaCollisionScenarios {

  private static final String[] OF_ROW = {
    "ReplicationStatus[0].Status", "ReplicationStatus[0].StatusMessage"
  };

  private ReplicaCollisionScenarios() {}

  static List<Scenario> all() {
    return Stream.of(ordinarySecrets(), replicas(), otherSecrets()).flatMap(List::stream).toList();
  }

  private static List<Scenario> ordinarySecrets() {
    return List.of(
        Scenario.of(
            "name-taken-by-ordinary-secret",
            "What is the status of a replica when an ordinary secret has its name?",
            ReplicaCollisionScenarios::nameTakenByOrdinarySecret),
        Scenario.of(
            "name-taken-keeps-both-values",
            "Do both secrets keep their values when the name of a replica is taken?",
            ReplicaCollisionScenarios::nameTakenKeepsBothValues),
        Scenario.of(
            "creating-with-taken-replica",
            "Does CreateSecret succeed when the name is taken in the replica's Region?",
            ReplicaCollisionScenarios::creatingWithTakenReplica),
        Scenario.of(
            "force-replaces-ordinary-secret",
            "Does force replace an ordinary secret with the replica?",
            ReplicaCollisionScenarios::forceReplacesOrdinarySecret),
        Scenario.of(
            "force-ends-arn-of-replaced-secret",
            "Is a secret that force has replaced still found by its ARN?",
            ReplicaCollisionScenarios::forceEndsArnOfReplacedSecret),
        Scenario.of(
            "creating-with-force",
            "Does CreateSecret with force replace an ordinary secret with the replica?",
            ReplicaCollisionScenarios::creatingWithForce),
        Scenario.of(
            "failed-replica-is-retried-with-force",
            "Does replicating again with force mend a replica that failed because of its name?",
            ReplicaCollisionScenarios::failedReplicaIsRetriedWithForce),
        Scenario.of(
            "failing-force-keeps-ordinary-secret",
            "Does an ordinary secret stay when the replica that would replace it fails?",
            ReplicaCollisionScenarios::failingForceKeepsOrdinarySecret));
  }

  private static List<Scenario> replicas() {
    return List.of(
        Scenario.of(
            "name-taken-by-promoted-replica",
            "What is the status of a replica when its promoted predecessor has its name?",
            ReplicaCollisionScenarios::nameTakenByPromotedReplica),
        Scenario.of(
            "force-replaces-promoted-replica",
            "Does force replace a promoted replica of the same primary?",
            ReplicaCollisionScenarios::forceReplacesPromotedReplica),
        Scenario.of(
                "name-taken-by-stranded-replica",
                "What is the status of a replica when a replica without a primary has its name?",
                ReplicaCollisionScenarios::nameTakenByStrandedReplica)
            .needing(Need.SLOW_REPLICATION),
        Scenario.of(
                "force-spares-stranded-replica",
                "Does force replace a replica whose primary is gone?",
                ReplicaCollisionScenarios::forceSparesStrandedReplica)
            .needing(Need.SLOW_REPLICATION),
        Scenario.of(
                "name-taken-by-replica-of-other",
                "What is the status of a replica when a replica of another primary has its name?",
                ReplicaCollisionScenarios::nameTakenByReplicaOfOther)
            .needing(Need.OTHER_REGION),
        Scenario.of(
                "force-spares-replica-of-other",
                "Does force replace a replica of another primary?",
                ReplicaCollisionScenarios::forceSparesReplicaOfOther)
            .needing(Need.OTHER_REGION));
  }

  private static List<Scenario> otherSecrets() {
    return List.of(
        Scenario.of(
                "name-taken-by-primary",
                "What is the status of a replica when a primary with replicas has its name?",
                ReplicaCollisionScenarios::nameTakenByPrimary)
            .needing(Need.OTHER_REGION),
        Scenario.of(
                "force-spares-primary",
                "Does force replace a primary that has replicas?",
                ReplicaCollisionScenarios::forceSparesPrimary)
            .needing(Need.OTHER_REGION),
        Scenario.of(
            "name-taken-by-marked-secret",
            "What is the status of a replica when a secret marked for deletion has its name?",
            ReplicaCollisionScenarios::nameTakenByMarkedSecret),
        Scenario.of(
            "force-spares-marked-secret",
            "Does force replace a secret that is marked for deletion?",
            ReplicaCollisionScenarios::forceSparesMarkedSecret),
        Scenario.of(
            "name-is-looked-at-before-key",
            "Which cause does a status message give when the name is taken and the key is missing?",
            ReplicaCollisionScenarios::nameIsLookedAtBeforeKey));
  }

  private static void ordinary(Session aws) {
    aws.given("create another in the way", REPLICA, createSecret(aws.name("db"), "other"));
  }

  private static void replicaOfOther(Session aws) {
    String db = aws.name("db");
    aws.given("create another primary", OTHER, createSecret(db, "other"));
    aws.given("replicate that", OTHER, replicate(db, aws.region(REPLICA)));
    aws.awaitReplication(OTHER, db);
  }

  private static void primary(Session aws) {
    String db = aws.name("db");
    ordinary(aws);
    aws.given("replicate that", REPLICA, replicate(db, aws.region(OTHER)));
    aws.awaitReplication(REPLICA, db);
  }

  private static void marked(Session aws) {
    ordinary(aws);
    aws.given("schedule its deletion", REPLICA, delete(aws.name("db")));
  }

  private static void replicateOver(Session aws, Consumer<Session> inTheWay) {
    inTheWay.accept(aws);
    String db = Replicas.secret(aws);
    aws.ask("replicate the secret", PRIMARY, replicate(db, aws.region(REPLICA)), "status");
    askRow(aws, db);
  }

  private static void forceOver(Session aws, Consumer<Session> inTheWay) {
    inTheWay.accept(aws);
    String db = Replicas.secret(aws);
    aws.given("replicate it with force", PRIMARY, overwrite(db, aws.region(REPLICA)));
    askRow(aws, db);
  }

  private static void askRow(Session aws, String db) {
    aws.awaitReplication(PRIMARY, db);
    aws.ask("describe the primary", PRIMARY, describe(db), OF_ROW);
  }

  private static void nameTakenByOrdinarySecret(Session aws) {
    replicateOver(aws, ReplicaCollisionScenarios::ordinary);
  }

  private static void nameTakenByReplicaOfOther(Session aws) {
    replicateOver(aws, ReplicaCollisionScenarios::replicaOfOther);
  }

  private static void forceSparesReplicaOfOther(Session aws) {
    forceOver(aws, ReplicaCollisionScenarios::replicaOfOther);
  }

  private static void nameTakenByPrimary(Session aws) {
    replicateOver(aws, ReplicaCollisionScenarios::primary);
  }

  private static void forceSparesPrimary(Session aws) {
    forceOver(aws, ReplicaCollisionScenarios::primary);
  }

  private static void nameTakenByMarkedSecret(Session aws) {
    replicateOver(aws, ReplicaCollisionScenarios::marked);
  }

  private static void forceSparesMarkedSecret(Session aws) {
    forceOver(aws, ReplicaCollisionScenarios::marked);
  }

  private static void nameTakenKeepsBothValues(Session aws) {
    ordinary(aws);
    String db = Replicas.secret(aws);
    aws.given("replicate the secret", PRIMARY, replicate(db, aws.region(REPLICA)));
    aws.awaitReplication(PRIMARY, db);
    aws.ask("read the primary", PRIMARY, get(db), "SecretString");
    aws.ask("read the other", REPLICA, get(db), "SecretString");
  }

  private static void creatingWithTakenReplica(Session aws) {
    ordinary(aws);
    String db = aws.name("db");
    askToCreate(aws, db, false);
    askRow(aws, db);
  }

  private static void askToCreate(Session aws, String db, boolean force) {
    aws.ask(
        "create it with a replica",
        PRIMARY,
        client ->
            client.createSecret(
                r ->
                    r.name(db)
                        .secretString("one")
                        .addReplicaRegions(replica -> replica.region(aws.region(REPLICA)))
                        .forceOverwriteReplicaSecret(force)),
        "status");
  }

  private static void forceReplacesOrdinarySecret(Session aws) {
    forceOver(aws, ReplicaCollisionScenarios::ordinary);
    String db = aws.name("db");
    aws.ask("describe the replica", REPLICA, describe(db), "ARN", "PrimaryRegion");
    aws.ask("read the replica", REPLICA, get(db), "SecretString");
  }

  private static void forceEndsArnOfReplacedSecret(Session aws) {
    String db = aws.name("db");
    String arn = aws.given("create another in the way", REPLICA, createSecret(db, "other")).arn();
    Replicas.secret(aws);
    aws.given("replicate it with force", PRIMARY, overwrite(db, aws.region(REPLICA)));
    aws.awaitReplication(PRIMARY, db);
    aws.awaitGone(REPLICA, arn);
    aws.ask("describe what was replaced", REPLICA, describe(arn));
  }

  private static void creatingWithForce(Session aws) {
    ordinary(aws);
    String db = aws.name("db");
    askToCreate(aws, db, true);
    askRow(aws, db);
  }

  private static void failedReplicaIsRetriedWithForce(Session aws) {
    ordinary(aws);
    String db = Replicas.secret(aws);
    aws.given("replicate the secret", PRIMARY, replicate(db, aws.region(REPLICA)));
    aws.awaitReplication(PRIMARY, db);
    aws.ask(
        "replicate it with force",
        PRIMARY,
        overwrite(db, aws.region(REPLICA)),
        "ReplicationStatus[0].Status",
        "ReplicationStatus[1]");
    askRow(aws, db);
  }

  private static void failingForceKeepsOrdinarySecret(Session aws) {
    ordinary(aws);
    String db = Replicas.secret(aws);
    aws.given(
        "replicate it with force under a missing key",
        PRIMARY,
        client ->
            client.replicateSecretToRegions(
                r ->
                    r.secretId(db)
                        .addReplicaRegions(
                            Replicas.replica(aws.region(REPLICA), Replicas.missingKey(aws)))
                        .forceOverwriteReplicaSecret(true)));
    aws.awaitReplication(PRIMARY, db);
    aws.ask("describe the primary", PRIMARY, describe(db), "ReplicationStatus[0].Status");
    aws.ask("read the other", REPLICA, get(db), "SecretString");
  }

  private static String promoted(Session aws) {
    String db = Replicas.replicated(aws);
    aws.given("promote the replica", REPLICA, promote(db));
    Replicas.awaitPromoted(aws, db);
    return db;
  }

  private static void nameTakenByPromotedReplica(Session aws) {
    String db = promoted(aws);
    aws.given("replicate it again", PRIMARY, replicate(db, aws.region(REPLICA)));
    askRow(aws, db);
  }

  private static void forceReplacesPromotedReplica(Session aws) {
    String db = promoted(aws);
    aws.given("replicate it with force", PRIMARY, overwrite(db, aws.region(REPLICA)));
    askRow(aws, db);
  }

  private static void nameTakenByStrandedReplica(Session aws) {
    String db = Replicas.stranded(aws);
    aws.given("create a new one", PRIMARY, createSecret(db, "new"));
    aws.given("replicate the new one", PRIMARY, replicate(db, aws.region(REPLICA)));
    askRow(aws, db);
  }

  private static void forceSparesStrandedReplica(Session aws) {
    String db = Replicas.stranded(aws);
    aws.given("create a new one", PRIMARY, createSecret(db, "new"));
    aws.given("replicate the new one with force", PRIMARY, overwrite(db, aws.region(REPLICA)));
    askRow(aws, db);
  }

  private static void nameIsLookedAtBeforeKey(Session aws) {
    ordinary(aws);
    String db = Replicas.secret(aws);
    aws.given(
        "replicate it under a missing key",
        PRIMARY,
        Replicas.replicateUnder(db, aws.region(REPLICA), Replicas.missingKey(aws)));
    askRow(aws, db);
  }
}
