package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.ReplicationMode;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.support.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.StatusType;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** The dates that each call sets. */
class DatesTest extends RotationContract {

  private static final Duration HOUR = Duration.ofHours(1);

  private void createDb() {
    client.createSecret(
        r ->
            r.name("db")
                .secretString("one")
                .clientRequestToken(TOKEN)
                .tags(Tag.builder().key("a").value("b").build()));
  }

  private void removeRegion(String region) {
    client.removeRegionsFromReplication(r -> r.secretId("db").removeReplicaRegions(region));
  }

  /**
   * Makes a call an hour after the secret was made, and returns when the secret was last changed.
   */
  private Stream<DynamicTest> afterEach(Map<String, Runnable> calls, Instant lastChanged) {
    return calls.entrySet().stream()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.getKey(),
                    () -> {
                      fake.reset();
                      deploy_the_function();
                      clock.setTo(NOW);
                      createDb();
                      clock.advance(HOUR);
                      call.getValue().run();
                      assertThat(describe("db").lastChangedDate()).isEqualTo(lastChanged);
                      assertThat(describe("db").createdDate()).isEqualTo(NOW);
                    }));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> a_change_sets_the_last_changed_date() {
    Map<String, Runnable> changes = new LinkedHashMap<>();
    changes.put("put", () -> put("db", "two"));
    changes.put("update value", () -> client.updateSecret(r -> r.secretId("db").secretString("x")));
    changes.put(
        "update description", () -> client.updateSecret(r -> r.secretId("db").description("x")));
    changes.put("update key", () -> client.updateSecret(r -> r.secretId("db").kmsKeyId("")));
    changes.put(
        "tag", () -> client.tagResource(r -> r.secretId("db").tags(t -> t.key("a").value("c"))));
    changes.put("untag", () -> client.untagResource(r -> r.secretId("db").tagKeys("a")));
    changes.put(
        "put policy",
        () ->
            client.putResourcePolicy(
                r -> r.secretId("db").resourcePolicy(Policies.ACCOUNT_MAY_READ)));
    changes.put(
        "move a label",
        () ->
            client.updateSecretVersionStage(
                r -> r.secretId("db").versionStage("blue").moveToVersionId(TOKEN)));
    changes.put("rotate", () -> rotate("db", everyDays(30)));
    changes.put("replicate", () -> replicate("db", "eu-west-3"));
    changes.put(
        "remove a region",
        () -> {
          clock.setTo(NOW);
          replicate("db", "eu-west-3");
          clock.advance(HOUR);
          removeRegion("eu-west-3");
        });
    changes.put("delete", () -> client.deleteSecret(r -> r.secretId("db")));
    changes.put(
        "restore",
        () -> {
          client.deleteSecret(r -> r.secretId("db"));
          client.restoreSecret(r -> r.secretId("db"));
        });
    return afterEach(changes, NOW.plus(HOUR));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> a_call_that_changes_nothing_keeps_the_last_changed_date() {
    Map<String, Runnable> calls = new LinkedHashMap<>();
    calls.put("get", () -> value(client, "db"));
    if (BatchCalls.areKnown()) {
      calls.put("batch get", () -> BatchCalls.namesOf(client, "db"));
    }
    calls.put("describe", () -> describe("db"));
    calls.put("list", client::listSecrets);
    calls.put("list versions", () -> client.listSecretVersionIds(r -> r.secretId("db")));
    calls.put("get policy", () -> client.getResourcePolicy(r -> r.secretId("db")));
    calls.put("delete no policy", () -> client.deleteResourcePolicy(r -> r.secretId("db")));
    calls.put("restore what is not deleted", () -> client.restoreSecret(r -> r.secretId("db")));
    calls.put(
        "put again",
        () ->
            client.putSecretValue(
                r -> r.secretId("db").secretString("one").clientRequestToken(TOKEN)));
    calls.put("untag nothing", () -> client.untagResource(r -> r.secretId("db").tagKeys("x")));
    calls.put("update nothing", () -> client.updateSecret(r -> r.secretId("db")));
    calls.put("remove a region without a replica", () -> removeRegion("eu-west-3"));
    return afterEach(calls, NOW);
  }

  @Test
  void a_replica_was_last_changed_when_its_primary_was() {
    FakeSecretsManager slow =
        FakeSecretsManager.builder().clock(clock).replication(ReplicationMode.after(HOUR)).build();
    slow.client().createSecret(r -> r.name("db").secretString("one"));
    clock.advance(HOUR);
    slow.client()
        .replicateSecretToRegions(r -> r.secretId("db").addReplicaRegions(replicaIn("eu-west-3")));
    clock.advance(HOUR);

    Secret replica = slow.region("eu-west-3").secret("db");
    assertThat(replica.createdDate()).isEqualTo(NOW.plus(HOUR.multipliedBy(2)));
    assertThat(replica.lastChangedDate()).isEqualTo(NOW.plus(HOUR));
    assertThat(slow.region().secret("db").lastChangedDate()).isEqualTo(NOW.plus(HOUR));

    slow.client().putSecretValue(r -> r.secretId("db").secretString("two"));
    clock.advance(HOUR);

    assertThat(slow.region("eu-west-3").secret("db").lastChangedDate())
        .as("also after a change that was sent")
        .isEqualTo(NOW.plus(HOUR.multipliedBy(2)));
  }

  @Test
  void promoting_a_replica_changes_it_and_not_its_primary() {
    createDb();
    replicate("db", "eu-west-3");
    clock.advance(HOUR);

    in("eu-west-3").stopReplicationToReplica(r -> r.secretId("db"));

    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).lastChangedDate())
        .isEqualTo(NOW.plus(HOUR));
    assertThat(describe("db").lastChangedDate()).isEqualTo(NOW);
  }

  @Test
  void replicating_does_not_count_as_an_access_of_the_primary() {
    createDb();

    replicate("db", "eu-west-3");

    assertThat(row("db", "eu-west-3").status()).isEqualTo(StatusType.IN_SYNC);
    assertThat(describe("db").lastAccessedDate()).isNull();
  }

  @Test
  void only_reading_a_value_sets_the_last_accessed_date_to_the_day() {
    createDb();
    describe("db");
    client.listSecrets();
    client.listSecretVersionIds(r -> r.secretId("db"));
    assertThat(describe("db").lastAccessedDate()).isNull();

    value(client, "db");
    clock.advance(HOUR);
    value(client, "db");

    assertThat(describe("db").lastAccessedDate()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    clock.advance(Duration.ofDays(1));
    assertThat(describe("db").lastAccessedDate()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    value(client, "db");
    assertThat(describe("db").lastAccessedDate()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
  }

  @Test
  void the_last_accessed_date_is_that_of_the_last_read_even_if_the_clock_was_set_back() {
    createDb();
    put("db", "two");
    clock.advance(Duration.ofDays(1));
    value(client, "db");
    clock.setTo(NOW);
    client.getSecretValue(r -> r.secretId("db").versionId(TOKEN));
    assertThat(describe("db").lastAccessedDate()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    clock.advance(Duration.ofDays(1));

    value(client, "db");

    assertThat(describe("db").lastAccessedDate()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
  }

  @Test
  void each_region_has_its_own_last_accessed_date_and_the_primary_shows_its_replicas() {
    createDb();
    replicate("db", "eu-west-3", "eu-west-1");
    value(in("eu-west-3"), "db");

    assertThat(describe("db").lastAccessedDate()).isNull();
    assertThat(row("db", "eu-west-3").lastAccessedDate())
        .isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(row("db", "eu-west-1").lastAccessedDate()).isNull();
    assertThat(in("eu-west-1").describeSecret(r -> r.secretId("db")).lastAccessedDate()).isNull();
  }

  @Test
  void the_deleted_date_is_set_from_deletion_to_restoration() {
    createDb();
    assertThat(describe("db").deletedDate()).isNull();

    var deleted = client.deleteSecret(r -> r.secretId("db").recoveryWindowInDays(7L));

    assertThat(deleted.deletionDate()).isEqualTo(NOW.plus(Duration.ofDays(7)));
    clock.advance(HOUR);
    assertThat(describe("db").deletedDate()).isEqualTo(NOW);
    client.restoreSecret(r -> r.secretId("db"));
    assertThat(describe("db").deletedDate()).isNull();
  }

  @Test
  void the_dates_of_rotation_are_set_while_rotation_is_on() {
    createDb();
    rotate("db", everyDays(30));
    clock.advance(HOUR);
    client.rotateSecret(r -> r.secretId("db"));

    DescribeSecretResponse on = describe("db");
    assertThat(on.lastRotatedDate()).isEqualTo(NOW.plus(HOUR));
    assertThat(on.nextRotationDate()).isEqualTo(Instant.parse("2026-03-31T23:59:59Z"));
    assertThat(on.lastAccessedDate()).as("the function read it").isNotNull();

    client.cancelRotateSecret(r -> r.secretId("db"));

    assertThat(describe("db").lastRotatedDate()).isNull();
    assertThat(describe("db").nextRotationDate()).isNull();
  }

  @Test
  void cancelling_a_rotation_that_is_off_changes_nothing() {
    createDb();
    rotate("db", everyDays(30));
    client.cancelRotateSecret(r -> r.secretId("db"));
    clock.advance(HOUR);

    client.cancelRotateSecret(r -> r.secretId("db"));

    assertThat(describe("db").lastChangedDate()).isEqualTo(NOW);
  }
}
