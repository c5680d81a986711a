package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.support.Calls;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A replica is read-only, can be promoted, and goes when its Region is removed. */
class ReplicaTest extends Contract {

  private String arn;

  @BeforeEach
  void replicate_a_secret() {
    arn = create("db", "s3cr3t");
    replicate("db", "eu-west-3", "eu-west-1");
  }

  @TestFactory
  Stream<DynamicTest> refuses_every_change_of_a_replica() {
    return Calls.changingExcept("StopReplicationToReplica").stream()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.operation(),
                    () -> assertNotOnReplica(replica -> call.make(replica, "db"))));
  }

  @Test
  void refuses_every_change_except_of_the_key_alone() {
    assertNotOnReplica(
        replica -> replica.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true)));
    assertNotOnReplica(replica -> replica.updateSecret(r -> r.secretId("db").secretString("x")));
    assertNotOnReplica(
        replica -> replica.updateSecret(r -> r.secretId("db").description("x").kmsKeyId("")));
  }

  private void assertNotOnReplica(Consumer<SecretsManagerClient> call) {
    assertRefused("InvalidParameterException", NOT_ON_REPLICA, () -> call.accept(in("eu-west-3")));
  }

  @Test
  void a_replica_can_be_read() {
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("s3cr3t");
    assertThat(in("eu-west-3").getResourcePolicy(r -> r.secretId("db")).name()).isEqualTo("db");
    assertThat(in("eu-west-3").listSecrets().secretList())
        .singleElement()
        .satisfies(entry -> assertThat(entry.primaryRegion()).isEqualTo("us-east-1"));
  }

  @Test
  void a_replica_may_change_its_own_key_which_the_primary_shows() {
    FakeKmsKey key = fake.region("eu-west-3").createKmsKey();

    in("eu-west-3").updateSecret(r -> r.secretId("db").kmsKeyId(key.arn()));

    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).kmsKeyId())
        .isEqualTo(key.arn());
    assertThat(row("db", "eu-west-3").kmsKeyId()).isEqualTo(key.arn());
    put("db", "two");
    assertThat(fake.region("eu-west-3").secret("db").currentVersion().orElseThrow().kmsKeyArns())
        .containsExactly(key.arn());
  }

  @Test
  void stop_replication_promotes_the_replica_and_disconnects_it() {
    String promoted = in("eu-west-3").stopReplicationToReplica(r -> r.secretId("db")).arn();

    assertThat(promoted).isEqualTo(arn.replace("us-east-1", "eu-west-3"));
    assertThat(describe("db").replicationStatus())
        .extracting(replica -> replica.region())
        .containsExactly("eu-west-1");
    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).primaryRegion()).isNull();
    put("db", "two");
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("s3cr3t");
    in("eu-west-3").putSecretValue(r -> r.secretId("db").secretString("own"));
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("own");
  }

  @Test
  void stop_replication_keeps_the_key_of_the_replica() {
    FakeKmsKey key = fake.region("eu-west-3").createKmsKey();
    in("eu-west-3").updateSecret(r -> r.secretId("db").kmsKeyId(key.arn()));

    in("eu-west-3").stopReplicationToReplica(r -> r.secretId("db"));

    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).kmsKeyId())
        .isEqualTo(key.arn());
  }

  @Test
  void stop_replication_works_by_the_replicas_arn() {
    String replica = arn.replace("us-east-1", "eu-west-3");

    assertThat(in("eu-west-3").stopReplicationToReplica(r -> r.secretId(replica)).arn())
        .isEqualTo(replica);
  }

  @Test
  void stop_replication_is_refused_on_a_primary_and_on_a_standalone_secret() {
    create("alone", "x");
    for (String id : new String[] {"db", "alone"}) {
      assertRefused(
          "InvalidParameterException",
          "Operation not permitted on a primary secret. Call must be made in replica secret's"
              + " region.",
          () -> client.stopReplicationToReplica(r -> r.secretId(id)));
    }
  }

  @Test
  void remove_regions_deletes_the_replicas_and_returns_the_remaining_ones() {
    var answer =
        client.removeRegionsFromReplication(
            r -> r.secretId("db").removeReplicaRegions("eu-west-3"));

    assertThat(answer.arn()).isEqualTo(arn);
    assertThat(answer.replicationStatus())
        .extracting(replica -> replica.region())
        .containsExactly("eu-west-1");
    assertNoSecret("db", "eu-west-3");
    assertThat(value(in("eu-west-1"), "db")).isEqualTo("s3cr3t");
  }

  @Test
  void removing_the_last_replica_answers_an_empty_list_and_leaves_a_standalone_secret() {
    var answer =
        client.removeRegionsFromReplication(
            r -> r.secretId("db").removeReplicaRegions("eu-west-1", "eu-west-3"));

    assertThat(answer.hasReplicationStatus()).isTrue();
    assertThat(answer.replicationStatus()).isEmpty();
    assertThat(describe("db").hasReplicationStatus()).isFalse();
    assertThat(describe("db").primaryRegion()).isNull();
    client.deleteSecret(r -> r.secretId("db"));
  }

  @Test
  void promoting_the_last_replica_leaves_a_standalone_secret() {
    client.removeRegionsFromReplication(r -> r.secretId("db").removeReplicaRegions("eu-west-1"));
    assertThat(describe("db").primaryRegion()).as("it still has one").isEqualTo("us-east-1");

    in("eu-west-3").stopReplicationToReplica(r -> r.secretId("db"));

    assertThat(describe("db").hasReplicationStatus()).isFalse();
    assertThat(describe("db").primaryRegion()).isNull();
    assertThat(client.listSecrets().secretList())
        .singleElement()
        .satisfies(entry -> assertThat(entry.primaryRegion()).isNull());
  }

  @Test
  void remove_regions_refuses_what_is_not_the_name_of_a_region() {
    for (String region : List.of("EU", "eu west 3", "eu-west-", "3")) {
      assertRefused(
          "InvalidParameterException",
          "Invalid replica region.",
          () ->
              client.removeRegionsFromReplication(
                  r -> r.secretId("db").removeReplicaRegions("eu-west-3", region)));
    }
  }

  @Test
  void remove_regions_ignores_a_region_without_a_replica() {
    create("alone", "x");

    assertThat(
            client
                .removeRegionsFromReplication(
                    r -> r.secretId("alone").removeReplicaRegions("eu-west-3"))
                .replicationStatus())
        .isEmpty();
    assertThat(describe("alone").primaryRegion()).isNull();
  }

  @Test
  void remove_regions_removes_a_failed_replica() {
    fake.replication().fail("eu-north-1", "no");
    replicate("db", "eu-north-1");
    assertThat(status("db", "eu-north-1")).isEqualTo("Failed");

    client.removeRegionsFromReplication(r -> r.secretId("db").removeReplicaRegions("eu-north-1"));

    assertThat(describe("db").replicationStatus()).hasSize(2);
  }

  @Test
  void remove_regions_keeps_a_promoted_replica_that_could_not_be_replaced() {
    in("eu-west-3").stopReplicationToReplica(r -> r.secretId("db"));
    replicate("db", "eu-west-3");
    assertThat(status("db", "eu-west-3")).isEqualTo("Failed");

    client.removeRegionsFromReplication(r -> r.secretId("db").removeReplicaRegions("eu-west-3"));

    assertThat(value(in("eu-west-3"), "db")).isEqualTo("s3cr3t");
  }

  @Test
  void a_change_is_not_sent_to_a_promoted_replica_that_could_not_be_replaced() {
    in("eu-west-3").stopReplicationToReplica(r -> r.secretId("db"));
    replicate("db", "eu-west-3");
    fake.replication().hold();

    put("db", "two");

    assertThat(status("db", "eu-west-3")).isEqualTo("Failed");
    assertThat(status("db", "eu-west-1")).isEqualTo("InProgress");
  }

  @Test
  void remove_regions_before_the_replica_has_arrived_leaves_no_replica() {
    fake.replication().hold();
    replicate("db", "eu-north-1");
    client.removeRegionsFromReplication(r -> r.secretId("db").removeReplicaRegions("eu-north-1"));

    fake.replication().release();

    assertThat(fake.region("eu-north-1").findSecret("db")).isEmpty();
  }

  @Test
  void replicating_again_before_the_replica_is_deleted_keeps_it() {
    fake.replication().hold("eu-west-3");
    client.removeRegionsFromReplication(r -> r.secretId("db").removeReplicaRegions("eu-west-3"));
    replicate("db", "eu-west-3");

    fake.replication().release();

    assertThat(status("db", "eu-west-3")).isEqualTo("InSync");
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("s3cr3t");
  }

  @Test
  void a_replica_whose_primary_goes_first_is_stranded_until_it_is_promoted() {
    fake.replication().hold("eu-west-3");
    client.removeRegionsFromReplication(
        r -> r.secretId("db").removeReplicaRegions("eu-west-3", "eu-west-1"));
    client.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));
    fake.replication().release();

    assertThat(value(in("eu-west-3"), "db")).isEqualTo("s3cr3t");
    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).primaryRegion())
        .isEqualTo("us-east-1");
    assertRefused(
        "InvalidParameterException",
        NOT_ON_REPLICA,
        () -> in("eu-west-3").deleteSecret(r -> r.secretId("db")));

    create("db", "new");
    overwrite("db", "eu-west-3");
    assertFailed(
        "db",
        "eu-west-3",
        "Replication failed: Secret name db is currently replicated to eu-west-3 with a different"
            + " arn");

    in("eu-west-3").stopReplicationToReplica(r -> r.secretId("db"));
    in("eu-west-3").deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));
    replicate("db", "eu-west-3");
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("new");
  }

  @Test
  void a_stranded_replica_is_not_one_of_a_later_secret_with_the_name_of_its_primary() {
    fake.replication().hold("eu-west-3");
    client.removeRegionsFromReplication(
        r -> r.secretId("db").removeReplicaRegions("eu-west-3", "eu-west-1"));
    client.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));
    create("db", "new");
    replicate("db", "eu-west-3");
    fake.replication().release();

    value(in("eu-west-3"), "db");
    assertThat(row("db", "eu-west-3").lastAccessedDate()).isNull();
    in("eu-west-3").stopReplicationToReplica(r -> r.secretId("db"));

    assertThat(status("db", "eu-west-3")).isEqualTo("Failed");
  }

  @Test
  void a_primary_with_replicas_cannot_be_deleted_and_they_are_named_in_order() {
    replicate("db", "af-south-1");

    for (boolean force : new boolean[] {false, true}) {
      assertRefused(
          "InvalidParameterException",
          "You can't delete secret "
              + arn
              + " that still has replica regions [eu-west-3, eu-west-1, af-south-1].",
          () -> client.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(force)));
    }
  }
}
