package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.delete;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.remove;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.replicate;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;

/** The Regions that can't have a replica, and the errors that are reported before them. */
final class ReplicaRegionScenarios {

  private static final String MALFORMED = "EU";
  private static final String UNKNOWN = "eu-nowhere-9";
  private static final String OF_OTHER_PARTITION = "cn-north-1";

  private ReplicaRegionScenarios() {}

  static List<Scenario> all() {
    return Stream.of(names(), choices(), order()).flatMap(List::stream).toList();
  }

  private static List<Scenario> names() {
    return List.of(
        Scenario.of(
            "creating-with-own-region",
            "What does CreateSecret return for a replica in the secret's own Region?",
            ReplicaRegionScenarios::creatingWithOwnRegion),
        Scenario.of(
            "replicating-to-own-region",
            "What does ReplicateSecretToRegions return for the secret's own Region?",
            ReplicaRegionScenarios::replicatingToOwnRegion),
        Scenario.of(
            "creating-with-replica-of-no-region",
            "What does CreateSecret return for a replica without a Region?",
            ReplicaRegionScenarios::creatingWithReplicaOfNoRegion),
        Scenario.of(
            "replicating-to-no-region",
            "What does ReplicateSecretToRegions return for a replica without a Region?",
            ReplicaRegionScenarios::replicatingToNoRegion),
        Scenario.of(
            "creating-with-malformed-region",
            "What does CreateSecret return for a replica whose Region's name is malformed?",
            ReplicaRegionScenarios::creatingWithMalformedRegion),
        Scenario.of(
            "replicating-to-malformed-region",
            "What does ReplicateSecretToRegions return for a malformed Region name?",
            ReplicaRegionScenarios::replicatingToMalformedRegion),
        Scenario.of(
            "removing-malformed-region",
            "What does RemoveRegionsFromReplication return for a malformed Region name?",
            ReplicaRegionScenarios::removingMalformedRegion));
  }

  private static List<Scenario> choices() {
    return List.of(
        Scenario.of(
            "replicating-to-unknown-region",
            "What does ReplicateSecretToRegions return for a Region that does not exist?",
            ReplicaRegionScenarios::replicatingToUnknownRegion),
        Scenario.of(
            "replicating-to-other-partition",
            "What does ReplicateSecretToRegions return for a Region of another partition?",
            ReplicaRegionScenarios::replicatingToOtherPartition),
        Scenario.of(
            "replicating-to-region-twice",
            "What does ReplicateSecretToRegions return for the same Region twice?",
            ReplicaRegionScenarios::replicatingToRegionTwice),
        Scenario.of(
            "replicating-to-empty-list",
            "What does ReplicateSecretToRegions return for an empty list of Regions?",
            ReplicaRegionScenarios::replicatingToEmptyList),
        Scenario.of(
            "refused-region-creates-nothing",
            "Is a secret created when its replica's Region is refused?",
            ReplicaRegionScenarios::refusedRegionCreatesNothing),
        Scenario.of(
            "refused-region-starts-nothing",
            "If one Region of a call is refused, is the secret replicated to the others?",
            ReplicaRegionScenarios::refusedRegionStartsNothing));
  }

  private static List<Scenario> order() {
    return List.of(
        Scenario.of(
            "secret-is-looked-up-before-regions",
            "Is a missing secret reported before an invalid Region?",
            ReplicaRegionScenarios::secretIsLookedUpBeforeRegions),
        Scenario.of(
            "deletion-is-looked-at-before-regions",
            "Is a scheduled deletion reported before an invalid Region?",
            ReplicaRegionScenarios::deletionIsLookedAtBeforeRegions),
        Scenario.of(
            "role-is-looked-at-before-regions",
            "Is a call on a replica refused before an invalid Region is?",
            ReplicaRegionScenarios::roleIsLookedAtBeforeRegions),
        Scenario.of(
            "regions-are-looked-at-before-name",
            "Does CreateSecret report an invalid Region before a taken name?",
            ReplicaRegionScenarios::regionsAreLookedAtBeforeName),
        Scenario.of(
            "replicating-marked-secret",
            "What does ReplicateSecretToRegions return while a deletion is scheduled?",
            ReplicaRegionScenarios::replicatingMarkedSecret),
        Scenario.of(
            "removing-region-of-marked-secret",
            "What does RemoveRegionsFromReplication return while a deletion is scheduled?",
            ReplicaRegionScenarios::removingRegionOfMarkedSecret));
  }

  private static Function<SecretsManagerClient, CreateSecretResponse> createWith(
      String name, ReplicaRegionType replica) {
    return client ->
        client.createSecret(r -> r.name(name).secretString("one").addReplicaRegions(replica));
  }

  private static ReplicaRegionType in(String region) {
    return ReplicaRegionType.builder().region(region).build();
  }

  private static void askToCreateWith(Session aws, ReplicaRegionType replica) {
    aws.ask("create it with the replica", PRIMARY, createWith(aws.name("db"), replica));
  }

  private static void askToReplicateTo(Session aws, String... regions) {
    String db = Replicas.secret(aws);
    aws.ask("replicate the secret", PRIMARY, replicate(db, regions));
  }

  private static void creatingWithOwnRegion(Session aws) {
    askToCreateWith(aws, in(aws.region(PRIMARY)));
  }

  private static void replicatingToOwnRegion(Session aws) {
    askToReplicateTo(aws, aws.region(PRIMARY));
  }

  private static void creatingWithReplicaOfNoRegion(Session aws) {
    askToCreateWith(aws, in(null));
  }

  private static void replicatingToNoRegion(Session aws) {
    String db = Replicas.secret(aws);
    aws.ask(
        "replicate the secret",
        PRIMARY,
        client -> client.replicateSecretToRegions(r -> r.secretId(db).addReplicaRegions(in(null))));
  }

  private static void creatingWithMalformedRegion(Session aws) {
    askToCreateWith(aws, in(MALFORMED));
  }

  private static void replicatingToMalformedRegion(Session aws) {
    askToReplicateTo(aws, MALFORMED);
  }

  private static void removingMalformedRegion(Session aws) {
    String db = Replicas.secret(aws);
    aws.ask("remove the Region", PRIMARY, remove(db, MALFORMED));
  }

  private static void replicatingToUnknownRegion(Session aws) {
    askToReplicateTo(aws, UNKNOWN);
  }

  private static void replicatingToOtherPartition(Session aws) {
    askToReplicateTo(aws, OF_OTHER_PARTITION);
  }

  private static void replicatingToRegionTwice(Session aws) {
    askToReplicateTo(aws, aws.region(REPLICA), aws.region(REPLICA));
  }

  private static void replicatingToEmptyList(Session aws) {
    askToReplicateTo(aws);
  }

  private static void refusedRegionCreatesNothing(Session aws) {
    String db = aws.name("db");
    aws.ask("create it with the replica", PRIMARY, createWith(db, in(aws.region(PRIMARY))));
    aws.ask("describe it", PRIMARY, describe(db));
  }

  private static void refusedRegionStartsNothing(Session aws) {
    String db = Replicas.secret(aws);
    aws.ask(
        "replicate the secret", PRIMARY, replicate(db, aws.region(REPLICA), aws.region(PRIMARY)));
    aws.ask("describe it", PRIMARY, describe(db), "PrimaryRegion", "ReplicationStatus");
  }

  private static void secretIsLookedUpBeforeRegions(Session aws) {
    aws.ask("replicate the secret", PRIMARY, replicate(aws.name("db"), aws.region(PRIMARY)));
  }

  private static void deletionIsLookedAtBeforeRegions(Session aws) {
    String db = Replicas.secret(aws);
    aws.given("schedule its deletion", PRIMARY, delete(db));
    aws.ask("replicate the secret", PRIMARY, replicate(db, aws.region(PRIMARY)));
  }

  private static void roleIsLookedAtBeforeRegions(Session aws) {
    String db = Replicas.replicated(aws);
    aws.ask("replicate the replica", REPLICA, replicate(db, aws.region(REPLICA)));
  }

  private static void regionsAreLookedAtBeforeName(Session aws) {
    String db = Replicas.secret(aws);
    aws.ask("create another", PRIMARY, createWith(db, in(aws.region(PRIMARY))));
  }

  private static void replicatingMarkedSecret(Session aws) {
    String db = Replicas.secret(aws);
    aws.given("schedule its deletion", PRIMARY, delete(db));
    aws.ask("replicate the secret", PRIMARY, replicate(db, aws.region(REPLICA)));
  }

  private static void removingRegionOfMarkedSecret(Session aws) {
    String db = Replicas.secret(aws);
    aws.given("schedule its deletion", PRIMARY, delete(db));
    aws.ask("remove the Region", PRIMARY, remove(db, aws.region(REPLICA)));
  }
}
