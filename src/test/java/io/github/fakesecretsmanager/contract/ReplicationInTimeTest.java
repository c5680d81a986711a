package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.ReplicationMode;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.support.Policies;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The time at which replication finishes, and what it carries over then. */
class ReplicationInTimeTest extends Contract {

  private FakeSecretsManager fakeWith(ReplicationMode mode) {
    return FakeSecretsManager.builder().clock(clock).replication(mode).build();
  }

  private static void replicate(FakeSecretsManager fake) {
    fake.client()
        .createSecret(
            r ->
                r.name("db")
                    .secretString("one")
                    .addReplicaRegions(replicaIn("eu-west-3"), replicaIn("eu-west-1")));
  }

  private static String statusIn(FakeSecretsManager fake, String region) {
    return fake.region().secret("db").replica(region).orElseThrow().status().name();
  }

  @Test
  void replication_with_a_duration_finishes_when_the_clock_has_passed_it() {
    FakeSecretsManager slow = fakeWith(ReplicationMode.after(Duration.ofSeconds(5)));
    replicate(slow);

    clock.advance(Duration.ofMillis(4999));
    assertThat(statusIn(slow, "eu-west-3")).isEqualTo("InProgress");
    assertThat(slow.region("eu-west-3").findSecret("db")).isEmpty();

    clock.advance(Duration.ofMillis(1));
    assertThat(statusIn(slow, "eu-west-3")).isEqualTo("InSync");
    assertThat(slow.region("eu-west-3").secret("db").createdDate()).isEqualTo(NOW.plusSeconds(5));
  }

  @Test
  void a_replica_is_dated_by_its_arrival_even_if_observed_later() {
    FakeSecretsManager slow = fakeWith(ReplicationMode.after(Duration.ofSeconds(5)));
    replicate(slow);

    clock.advance(Duration.ofDays(1));

    assertThat(slow.region("eu-west-3").secret("db").createdDate()).isEqualTo(NOW.plusSeconds(5));
  }

  @Test
  void replication_in_progress_includes_later_changes() {
    FakeSecretsManager slow = fakeWith(ReplicationMode.after(Duration.ofSeconds(5)));
    replicate(slow);
    clock.advance(Duration.ofSeconds(3));
    slow.client().putSecretValue(r -> r.secretId("db").secretString("two"));

    clock.advance(Duration.ofSeconds(2));

    assertThat(statusIn(slow, "eu-west-3")).isEqualTo("InSync");
    assertThat(value(slow.client("eu-west-3"), "db")).isEqualTo("two");
  }

  @Test
  void manual_replication_waits_until_it_is_settled() {
    FakeSecretsManager manual = fakeWith(ReplicationMode.manual());
    replicate(manual);
    clock.advance(Duration.ofDays(365));
    assertThat(statusIn(manual, "eu-west-3")).isEqualTo("InProgress");

    manual.replication().settle();

    assertThat(statusIn(manual, "eu-west-3")).isEqualTo("InSync");
    assertThat(statusIn(manual, "eu-west-1")).isEqualTo("InSync");
  }

  @Test
  void manual_replication_to_one_region_finishes_when_that_is_settled() {
    FakeSecretsManager manual = fakeWith(ReplicationMode.manual());
    replicate(manual);

    manual.replication().settle("eu-west-3");

    assertThat(statusIn(manual, "eu-west-3")).isEqualTo("InSync");
    assertThat(statusIn(manual, "eu-west-1")).isEqualTo("InProgress");
  }

  @Test
  void releasing_a_replication_that_is_not_due_finishes_nothing() {
    FakeSecretsManager manual = fakeWith(ReplicationMode.manual());
    manual.replication().hold("eu-west-3");
    replicate(manual);

    manual.replication().release("eu-west-3");
    manual.replication().release();

    assertThat(statusIn(manual, "eu-west-3")).isEqualTo("InProgress");
    assertThat(statusIn(manual, "eu-west-1")).isEqualTo("InProgress");
  }

  @Test
  void settling_a_held_region_finishes_nothing() {
    FakeSecretsManager manual = fakeWith(ReplicationMode.manual());
    manual.replication().hold("eu-west-3");
    replicate(manual);

    manual.replication().settle("eu-west-3");
    assertThat(statusIn(manual, "eu-west-3")).isEqualTo("InProgress");

    manual.replication().release("eu-west-3");
    manual.replication().settle("eu-west-3");
    assertThat(statusIn(manual, "eu-west-3")).isEqualTo("InSync");
  }

  @Test
  void settle_does_not_wait_for_the_clock() {
    FakeSecretsManager slow = fakeWith(ReplicationMode.after(Duration.ofHours(1)));
    replicate(slow);

    slow.replication().settle();

    assertThat(statusIn(slow, "eu-west-3")).isEqualTo("InSync");
  }

  @Test
  void a_held_region_stays_in_progress_while_others_go_on() {
    fake.replication().hold("eu-west-3");
    replicate(fake);
    fake.replication().settle();

    assertThat(statusIn(fake, "eu-west-3")).isEqualTo("InProgress");
    assertThat(statusIn(fake, "eu-west-1")).isEqualTo("InSync");

    fake.replication().release("eu-west-3");
    assertThat(statusIn(fake, "eu-west-3")).isEqualTo("InSync");
  }

  @Test
  void a_hold_of_all_regions_can_be_released_one_by_one_or_at_once() {
    fake.replication().hold();
    replicate(fake);
    fake.replication().release("eu-west-1");
    assertThat(statusIn(fake, "eu-west-3")).isEqualTo("InProgress");
    assertThat(statusIn(fake, "eu-west-1")).isEqualTo("InSync");

    fake.replication().release();
    assertThat(statusIn(fake, "eu-west-3")).isEqualTo("InSync");
  }

  @Test
  void releasing_a_region_does_not_shorten_the_delay() {
    FakeSecretsManager slow = fakeWith(ReplicationMode.after(Duration.ofSeconds(5)));
    slow.replication().hold("eu-west-3");
    replicate(slow);
    slow.replication().release("eu-west-3");
    assertThat(statusIn(slow, "eu-west-3")).isEqualTo("InProgress");

    clock.advance(Duration.ofSeconds(5));
    assertThat(statusIn(slow, "eu-west-3")).isEqualTo("InSync");
  }

  @Test
  void a_region_released_late_finishes_at_once() {
    FakeSecretsManager slow = fakeWith(ReplicationMode.after(Duration.ofSeconds(5)));
    slow.replication().hold("eu-west-3");
    replicate(slow);
    clock.advance(Duration.ofSeconds(60));
    assertThat(statusIn(slow, "eu-west-3")).isEqualTo("InProgress");

    slow.replication().release("eu-west-3");

    assertThat(statusIn(slow, "eu-west-3")).isEqualTo("InSync");
    assertThat(slow.region("eu-west-3").secret("db").createdDate()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void each_change_of_the_primary_reaches_the_replica_through_in_progress() {
    replicate(fake);
    fake.replication().hold();

    client.updateSecret(r -> r.secretId("db").description("changed"));
    assertThat(statusIn(fake, "eu-west-3")).isEqualTo("InProgress");
    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).description()).isNull();

    fake.replication().release();
    assertThat(statusIn(fake, "eu-west-3")).isEqualTo("InSync");
    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).description())
        .isEqualTo("changed");
  }

  @Test
  void value_labels_tags_policy_and_description_reach_every_replica() {
    replicate(fake);

    put("db", "two");
    client.putSecretValue(r -> r.secretId("db").secretString("three").versionStages("next"));
    client.tagResource(r -> r.secretId("db").tags(t -> t.key("team").value("payments")));
    client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(Policies.ACCOUNT_MAY_READ));
    client.updateSecret(r -> r.secretId("db").description("changed"));

    var replica = in("eu-west-1").describeSecret(r -> r.secretId("db"));
    assertThat(replica.versionIdsToStages()).isEqualTo(describe("db").versionIdsToStages());
    assertThat(replica.tags()).extracting(tag -> tag.key()).containsExactly("team");
    assertThat(replica.description()).isEqualTo("changed");
    assertThat(value(in("eu-west-1"), "db")).isEqualTo("two");

    client.untagResource(r -> r.secretId("db").tagKeys("team"));
    client.deleteResourcePolicy(r -> r.secretId("db"));
    assertThat(in("eu-west-1").describeSecret(r -> r.secretId("db")).hasTags()).isFalse();
    assertThat(in("eu-west-1").getResourcePolicy(r -> r.secretId("db")).resourcePolicy()).isNull();
  }

  @Test
  void a_failed_resync_keeps_the_old_copy_and_a_retry_succeeds() {
    create("db", "one");
    FakeKmsKey key = fake.region("eu-west-3").createKmsKey();
    replicateWithKey("db", "eu-west-3", key.arn());
    key.deny(KmsPermission.GENERATE_DATA_KEY);

    client.putSecretValue(r -> r.secretId("db").secretString("two"));

    assertThat(statusIn(fake, "eu-west-3")).isEqualTo("Failed");
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("one");

    key.allow(KmsPermission.GENERATE_DATA_KEY);
    replicateWithKey("db", "eu-west-3", key.arn());
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("two");
  }

  @Test
  void the_next_change_also_repairs_an_existing_replica() {
    create("db", "one");
    FakeKmsKey key = fake.region("eu-west-3").createKmsKey();
    replicateWithKey("db", "eu-west-3", key.arn());
    key.disable();
    put("db", "two");
    assertThat(statusIn(fake, "eu-west-3")).isEqualTo("Failed");

    key.enable();
    put("db", "three");

    assertThat(statusIn(fake, "eu-west-3")).isEqualTo("InSync");
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("three");
  }

  @Test
  void a_change_does_not_retry_a_replica_that_never_arrived() {
    create("db", "one");
    in("eu-west-3").createSecret(r -> r.name("db").secretString("theirs"));
    replicate("db", "eu-west-3");
    in("eu-west-3").deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));

    put("db", "two");

    assertThat(statusIn(fake, "eu-west-3")).isEqualTo("Failed");
    assertThat(fake.region("eu-west-3").findSecret("db")).isEmpty();
  }

  @Test
  void a_version_that_has_arrived_does_not_need_the_key_again() {
    create("db", "one");
    FakeKmsKey key = fake.region("eu-west-3").createKmsKey();
    replicateWithKey("db", "eu-west-3", key.arn());
    key.disable();

    client.updateSecret(r -> r.secretId("db").description("changed"));

    assertThat(statusIn(fake, "eu-west-3")).isEqualTo("InSync");
  }

  @Test
  void a_version_that_lost_its_labels_is_deprecated_in_the_replica_too() {
    client.createSecret(r -> r.name("db").secretString("one").clientRequestToken(TOKEN));
    replicate("db", "eu-west-3");

    put("db", "two");
    put("db", "three");

    var deprecated = in("eu-west-3").getSecretValue(r -> r.secretId("db").versionId(TOKEN));
    assertThat(deprecated.secretString()).isEqualTo("one");
    assertThat(deprecated.hasVersionStages()).isFalse();
  }

  @Test
  void replicating_again_reencrypts_and_needs_the_key() {
    create("db", "one");
    FakeKmsKey key = fake.region("eu-west-3").createKmsKey("alias/payments");
    replicateWithKey("db", "eu-west-3", "alias/payments");
    key.disable();

    replicateWithKey("db", "eu-west-3", "alias/payments");

    assertThat(statusIn(fake, "eu-west-3")).isEqualTo("Failed");
    key.enable();
    assertThat(value(in("eu-west-3"), "db")).as("what had arrived").isEqualTo("one");
  }

  @Test
  void replicating_again_encrypts_every_version_under_the_given_key() {
    client.createSecret(r -> r.name("db").secretString("one").clientRequestToken(TOKEN));
    client.putSecretValue(r -> r.secretId("db").secretString("old").versionStages("mine"));
    FakeKmsKey first = fake.region("eu-west-3").createKmsKey("alias/first");
    FakeKmsKey second = fake.region("eu-west-3").createKmsKey("alias/second");
    replicateWithKey("db", "eu-west-3", "alias/first");
    in("eu-west-3").updateSecret(r -> r.secretId("db").kmsKeyId("alias/second"));
    first.disable();

    replicateWithKey("db", "eu-west-3", "alias/second");

    assertThat(statusIn(fake, "eu-west-3")).isEqualTo("InSync");
    assertThat(fake.region("eu-west-3").secret("db").versions().labelled())
        .allSatisfy(version -> assertThat(version.kmsKeyArns()).containsExactly(second.arn()));
  }

  @Test
  void instant_replication_finishes_even_if_the_clock_is_set_back() {
    replicate(fake);
    clock.setTo(NOW.minusSeconds(60));

    assertThat(statusIn(fake, "eu-west-3")).isEqualTo("InSync");

    client.removeRegionsFromReplication(
        r -> r.secretId("db").removeReplicaRegions("eu-west-3", "eu-west-1"));
    clock.setTo(NOW.minusSeconds(120));
    client.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));

    assertThat(fake.region("eu-west-3").findSecret("db")).as("no stranded replica").isEmpty();
  }

  @Test
  void replication_that_was_due_while_held_finishes_when_released_even_if_the_clock_is_set_back() {
    fake.replication().hold();
    replicate(fake);
    assertThat(statusIn(fake, "eu-west-3")).isEqualTo("InProgress");
    clock.setTo(NOW.minusSeconds(60));

    fake.replication().release();

    assertThat(statusIn(fake, "eu-west-3")).isEqualTo("InSync");
  }

  @Test
  void a_new_key_under_the_alias_of_a_deleted_one_reencrypts_the_replica() {
    create("db", "one");
    fake.region("eu-west-3").createKmsKey("alias/payments");
    replicateWithKey("db", "eu-west-3", "alias/payments");
    fake.region("eu-west-3").kmsKey("alias/payments").scheduleDeletion();
    clock.advance(Duration.ofDays(30));
    FakeKmsKey young = fake.region("eu-west-3").createKmsKey("alias/payments");

    replicateWithKey("db", "eu-west-3", "alias/payments");

    assertThat(fake.region("eu-west-3").secret("db").currentVersion().orElseThrow().kmsKeyArns())
        .containsExactly(young.arn());
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("one");
  }

  @Test
  void a_replica_shows_the_managed_key_by_its_alias_even_when_named_by_its_arn() {
    create("db", "one");
    String managed = fake.region("eu-west-3").kmsKey("alias/aws/secretsmanager").arn();

    replicateWithKey("db", "eu-west-3", managed);

    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).kmsKeyId())
        .isEqualTo("alias/aws/secretsmanager");
    assertThat(row("db", "eu-west-3").kmsKeyId()).isEqualTo(managed);
  }

  @Test
  void replication_sees_the_account_as_it_was_before_the_next_change() {
    create("db", "one");
    FakeKmsKey key = fake.region("eu-west-3").createKmsKey();
    replicateWithKey("db", "eu-west-3", key.arn());

    key.disable();

    assertThat(statusIn(fake, "eu-west-3")).isEqualTo("InSync");
  }

  @Test
  void to_hold_all_regions_holds_one_that_was_released_before() {
    create("db", "one");
    fake.replication().hold();
    fake.replication().release("eu-west-3");

    fake.replication().hold();
    replicate("db", "eu-west-3");

    assertThat(status("db", "eu-west-3")).isEqualTo("InProgress");
  }
}
