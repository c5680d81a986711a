package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.OTHER;
import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.get;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.replicate;

import io.github.fakesecretsmanager.conformance.Need;
import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/** The answers of ReplicateSecretToRegions, and the replicas as a primary shows them. */
final class ReplicationScenarios {

  private ReplicationScenarios() {}

  static List<Scenario> all() {
    return Stream.of(answers(), dates(), regions()).flatMap(List::stream).toList();
  }

  private static List<Scenario> answers() {
    return List.of(
        Scenario.of(
            "replicating-answers-in-progress",
            "What does ReplicateSecretToRegions return for a new Region?",
            ReplicationScenarios::replicatingAnswersInProgress),
        Scenario.of(
            "creating-with-replica-answers-in-progress",
            "What does CreateSecret return about a replica?",
            ReplicationScenarios::creatingWithReplicaAnswersInProgress),
        Scenario.of(
                "replicating-more-answers-all",
                "Does ReplicateSecretToRegions also return the replicas that existed before?",
                ReplicationScenarios::replicatingMoreAnswersAll)
            .needing(Need.OTHER_REGION),
        Scenario.of(
            "replicating-again-answers-in-progress",
            "What does ReplicateSecretToRegions return for a Region that has a replica already?",
            ReplicationScenarios::replicatingAgainAnswersInProgress),
        Scenario.of(
            "replica-in-sync",
            "What does a primary show of a replica that is there?",
            ReplicationScenarios::replicaInSync),
        Scenario.of(
            "members-of-a-replicated-secret",
            "Which members does DescribeSecret show of a primary?",
            ReplicationScenarios::membersOfAReplicatedSecret));
  }

  private static List<Scenario> dates() {
    return List.of(
        Scenario.of(
            "row-in-progress-keeps-access-date",
            "Does the status of a replica keep its LastAccessedDate during another replication?",
            ReplicationScenarios::rowInProgressKeepsAccessDate),
        Scenario.of(
            "row-shows-access-of-replica",
            "Which LastAccessedDate does a primary show for a replica that was read?",
            ReplicationScenarios::rowShowsAccessOfReplica),
        Scenario.of(
            "access-is-by-region",
            "Does reading a replica count as access to its primary?",
            ReplicationScenarios::accessIsByRegion),
        Scenario.of(
            "replicating-is-no-access",
            "Does replicating count as access to the primary?",
            ReplicationScenarios::replicatingIsNoAccess),
        Scenario.of(
            "replicating-changes-primary",
            "Does ReplicateSecretToRegions set the LastChangedDate of the primary?",
            ReplicationScenarios::replicatingChangesPrimary));
  }

  private static List<Scenario> regions() {
    return List.of(
        Scenario.of(
            "primary-region-on-primary",
            "Which PrimaryRegion does a primary show?",
            ReplicationScenarios::primaryRegionOnPrimary),
        Scenario.of(
            "primary-region-on-replica",
            "What does a replica show of its replication?",
            ReplicationScenarios::primaryRegionOnReplica),
        Scenario.of(
            "no-primary-region-unless-replicated",
            "Does a secret that was never replicated show a PrimaryRegion?",
            ReplicationScenarios::noPrimaryRegionUnlessReplicated),
        Scenario.of(
            "primary-region-in-list",
            "Does ListSecrets show a PrimaryRegion for replicated secrets only?",
            ReplicationScenarios::primaryRegionInList));
  }

  private static void replicatingAnswersInProgress(Session aws) {
    String db = Replicas.secret(aws);
    aws.ask(
        "replicate the secret",
        PRIMARY,
        replicate(db, aws.region(REPLICA)),
        "ReplicationStatus",
        "ReplicationStatus[0].StatusMessage",
        "ReplicationStatus[0].LastAccessedDate");
  }

  private static void creatingWithReplicaAnswersInProgress(Session aws) {
    String db = aws.name("db");
    aws.ask(
        "create it with a replica",
        PRIMARY,
        client ->
            client.createSecret(
                r ->
                    r.name(db)
                        .secretString("one")
                        .addReplicaRegions(replica -> replica.region(aws.region(REPLICA)))),
        "ReplicationStatus",
        "ReplicationStatus[0].StatusMessage",
        "ReplicationStatus[0].LastAccessedDate");
  }

  private static void replicatingMoreAnswersAll(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask(
        "replicate it to another", PRIMARY, replicate(db, aws.region(OTHER)), "ReplicationStatus");
  }

  private static void replicatingAgainAnswersInProgress(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask(
        "replicate it again",
        PRIMARY,
        replicate(db, aws.region(REPLICA)),
        "ReplicationStatus",
        "ReplicationStatus[0].StatusMessage");
  }

  private static void replicaInSync(Session aws) {
    Replicas.askRow(aws, Replicas.replicated(aws));
  }

  private static void membersOfAReplicatedSecret(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask("describe the primary", PRIMARY, describe(db));
  }

  private static void rowInProgressKeepsAccessDate(Session aws) {
    String db = readReplica(aws);
    aws.ask(
        "replicate it again",
        PRIMARY,
        replicate(db, aws.region(REPLICA)),
        "ReplicationStatus[0].LastAccessedDate");
  }

  private static void rowShowsAccessOfReplica(Session aws) {
    String db = readReplica(aws);
    aws.ask("describe the primary", PRIMARY, describe(db), "ReplicationStatus[0].LastAccessedDate");
  }

  /** Reads a replica, and waits until its primary shows the access. */
  private static String readReplica(Session aws) {
    String db = Replicas.replicated(aws);
    aws.given("read the replica", REPLICA, get(db));
    aws.await(
        PRIMARY,
        describe(db),
        primary ->
            primary.replicationStatus().stream().anyMatch(row -> row.lastAccessedDate() != null));
    return db;
  }

  private static void accessIsByRegion(Session aws) {
    String db = Replicas.replicated(aws);
    aws.given("read the replica", REPLICA, get(db));
    aws.ask("describe the primary", PRIMARY, describe(db), "LastAccessedDate");
    aws.ask("describe the replica", REPLICA, describe(db), "LastAccessedDate");
  }

  private static void replicatingIsNoAccess(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask("describe the primary", PRIMARY, describe(db), "LastAccessedDate");
  }

  private static void replicatingChangesPrimary(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask("describe the primary", PRIMARY, describe(db), "LastChangedDate");
  }

  private static void primaryRegionOnPrimary(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask("describe the primary", PRIMARY, describe(db), "PrimaryRegion");
  }

  private static void primaryRegionOnReplica(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask("describe the replica", REPLICA, describe(db), "PrimaryRegion", "ReplicationStatus");
  }

  private static void noPrimaryRegionUnlessReplicated(Session aws) {
    String db = Replicas.secret(aws);
    aws.ask("describe it", PRIMARY, describe(db), "PrimaryRegion", "ReplicationStatus");
  }

  private static void primaryRegionInList(Session aws) {
    Replicas.replicated(aws);
    String alone = aws.name("alone");
    aws.given("create one without replicas", PRIMARY, createSecret(alone, "one"));
    aws.await(
        PRIMARY,
        Listings.list(aws),
        list ->
            list.secretList().size() == 2
                && list.secretList().stream()
                    .map(SecretListEntry::primaryRegion)
                    .anyMatch(aws.region(PRIMARY)::equals));
    aws.ask(
        "list both",
        PRIMARY,
        Listings.list(aws),
        "SecretList[0].Name",
        "SecretList[0].PrimaryRegion",
        "SecretList[0].ReplicationStatus",
        "SecretList[1].Name",
        "SecretList[1].PrimaryRegion");
  }
}
