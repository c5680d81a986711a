package io.github.fakesecretsmanager.contract;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakesecretsmanager.FakeOutage;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.OutageKind;
import io.github.fakesecretsmanager.ReplicationMode;
import io.github.fakesecretsmanager.domain.RotationAttempt;
import io.github.fakesecretsmanager.domain.RotationStep;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** A Region that is down. */
class OutageTest extends RotationContract {

  private static final String PRIMARY = "us-east-1";
  private static final String REPLICA = "eu-west-3";

  @BeforeEach
  void arrange_a_secret_and_a_replica() {
    fake.region().createSecret("db", "one", REPLICA);
  }

  private void assertDown(String region) {
    assertThat(catchThrowable(() -> value(in(region), "db"))).isInstanceOf(SdkException.class);
  }

  @Test
  void every_call_to_the_region_fails_and_other_regions_work() {
    FakeOutage outage = fake.region(PRIMARY).beginOutage();

    assertDown(PRIMARY);
    assertThat(catchThrowable(() -> client.listSecrets())).isInstanceOf(SdkException.class);
    assertThat(value(in(REPLICA), "db")).isEqualTo("one");
    in("eu-west-1").createSecret(r -> r.name("elsewhere"));
    assertThat(fake.region(PRIMARY).isInOutage()).isTrue();
    assertThat(fake.region(REPLICA).isInOutage()).isFalse();
    assertThat(fake.cloudTrail()).hasNoEvent("ListSecrets");

    outage.end();
    assertThat(value(client, "db")).isEqualTo("one");
    assertThat(fake.region(PRIMARY).isInOutage()).isFalse();
  }

  @Test
  @Tag(ClientKind.IN_PROCESS)
  void a_call_is_refused_as_by_a_dead_endpoint_or_as_the_test_says() {
    FakeOutage refusing = fake.region().beginOutage();
    assertThatThrownBy(() -> value(client, "db"))
        .isInstanceOf(SdkClientException.class)
        .hasCauseInstanceOf(ConnectException.class);
    refusing.end();

    fake.region().beginOutage(OutageKind.TIME_OUT);
    assertThatThrownBy(() -> value(client, "db"))
        .isInstanceOf(SdkClientException.class)
        .hasCauseInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void an_endpoint_can_answer_503() {
    try (FakeOutage outage = fake.region().beginOutage(OutageKind.SERVICE_UNAVAILABLE)) {
      assertThatThrownBy(() -> value(client, "db"))
          .isInstanceOfSatisfying(
              AwsServiceException.class, e -> assertThat(e.statusCode()).isEqualTo(503));
      assertThat(outage).hasToString("FakeOutage[us-east-1]");
    }
    assertThat(value(client, "db")).isEqualTo("one");
  }

  @Test
  void a_replica_can_be_read_while_the_region_of_its_primary_is_down() {
    fake.region(PRIMARY).beginOutage();

    assertThat(in(REPLICA).describeSecret(r -> r.secretId("db")).primaryRegion())
        .isEqualTo(PRIMARY);
    assertThat(value(in(REPLICA), "db")).isEqualTo("one");
  }

  @Test
  void a_replica_can_be_promoted_and_written_while_the_region_of_its_primary_is_down() {
    FakeOutage outage = fake.region(PRIMARY).beginOutage();

    in(REPLICA).stopReplicationToReplica(r -> r.secretId("db"));
    in(REPLICA).putSecretValue(r -> r.secretId("db").secretString("two"));

    assertThat(value(in(REPLICA), "db")).isEqualTo("two");
    outage.end();
    assertThat(value(client, "db")).isEqualTo("one");
    assertThat(fake).secret("db").isNotReplicated();
  }

  @Test
  void the_region_that_comes_back_can_be_overwritten_by_the_promoted_replica() {
    FakeOutage outage = fake.region(PRIMARY).beginOutage();
    in(REPLICA).stopReplicationToReplica(r -> r.secretId("db"));
    in(REPLICA).putSecretValue(r -> r.secretId("db").secretString("two"));
    outage.end();

    in(REPLICA)
        .replicateSecretToRegions(
            r ->
                r.secretId("db")
                    .addReplicaRegions(replicaIn(PRIMARY))
                    .forceOverwriteReplicaSecret(true));

    assertThat(value(client, "db")).isEqualTo("two");
    assertThat(fake.region(PRIMARY)).secret("db").isReplicaOf(REPLICA);
  }

  @Test
  void replication_to_a_region_that_is_down_stays_in_progress_until_it_is_back() {
    FakeOutage outage = fake.region(REPLICA).beginOutage();

    put("db", "two");
    clock.advance(Duration.ofDays(1));

    assertThat(status("db", REPLICA)).isEqualTo("InProgress");
    assertThat(fake.region(REPLICA).secret("db").currentVersion().orElseThrow().id())
        .isNotEqualTo(fake.region().secret("db").currentVersion().orElseThrow().id());
    outage.end();
    assertThat(status("db", REPLICA)).isEqualTo("InSync");
    assertThat(value(in(REPLICA), "db")).isEqualTo("two");
  }

  @Test
  void a_new_replica_in_a_region_that_is_down_is_made_when_it_is_back() {
    FakeOutage outage = fake.region("eu-west-1").beginOutage();
    replicate("db", "eu-west-1", "eu-central-1");

    assertThat(status("db", "eu-west-1")).isEqualTo("InProgress");
    assertThat(status("db", "eu-central-1")).isEqualTo("InSync");
    assertThat(fake.region("eu-west-1").findSecret("db")).isEmpty();

    outage.end();
    assertThat(status("db", "eu-west-1")).isEqualTo("InSync");
  }

  @Test
  void replication_from_a_region_that_is_down_stalls_and_what_was_acknowledged_is_kept() {
    try (FakeSecretsManager slow = slow()) {
      slow.region().createSecret("db", "one", REPLICA);
      slow.client().putSecretValue(r -> r.secretId("db").secretString("two"));
      FakeOutage outage = slow.region().beginOutage();
      clock.advance(Duration.ofMinutes(1));
      assertThat(value(slow.client(REPLICA), "db")).isEqualTo("one");

      outage.end();

      assertThat(value(slow.client(), "db")).isEqualTo("two");
      assertThat(value(slow.client(REPLICA), "db")).isEqualTo("two");
    }
  }

  @Test
  void replication_that_is_not_due_when_the_region_is_back_takes_the_time_it_has_left() {
    try (FakeSecretsManager slow = slow()) {
      slow.region().createSecret("db", "one", REPLICA);
      FakeOutage outage = slow.region(REPLICA).beginOutage();
      slow.client().putSecretValue(r -> r.secretId("db").secretString("two"));
      clock.advance(Duration.ofSeconds(4));

      outage.end();

      assertThat(value(slow.client(REPLICA), "db")).isEqualTo("one");
      clock.advance(Duration.ofSeconds(1));
      assertThat(value(slow.client(REPLICA), "db")).isEqualTo("two");
    }
  }

  @Test
  void replication_goes_on_in_the_order_in_which_it_was_due() {
    try (FakeSecretsManager slow = slow()) {
      FakeOutage outage = slow.region(REPLICA).beginOutage();
      List<String> names = List.of("c", "a", "b");
      for (String name : names) {
        slow.client()
            .createSecret(
                r -> r.name(name).secretString("x").addReplicaRegions(replicaIn(REPLICA)));
        clock.advance(Duration.ofSeconds(1));
      }
      clock.advance(Duration.ofMinutes(1));

      outage.end();

      assertThat(slow.cloudTrail().events("ReplicationSucceeded"))
          .extracting(event -> event.additionalEventData().get("SecretId").toString())
          .satisfiesExactly(
              id -> assertThat(id).contains(":c-"),
              id -> assertThat(id).contains(":a-"),
              id -> assertThat(id).contains(":b-"));
    }
  }

  private FakeSecretsManager slow() {
    return FakeSecretsManager.builder()
        .clock(clock)
        .replication(ReplicationMode.after(Duration.ofSeconds(5)))
        .build();
  }

  @Test
  void neither_settling_nor_releasing_reaches_a_region_that_is_down() {
    FakeOutage outage = fake.region(REPLICA).beginOutage();
    put("db", "two");

    fake.replication().settle();
    fake.replication().settle(REPLICA);
    fake.replication().hold(REPLICA);
    fake.replication().release(REPLICA);
    fake.replication().release();
    assertThat(status("db", REPLICA)).isEqualTo("InProgress");

    outage.end();
    assertThat(status("db", REPLICA)).isEqualTo("InSync");
  }

  @Test
  void a_hold_outlasts_an_outage() {
    FakeOutage outage = fake.region(REPLICA).beginOutage();
    fake.replication().hold(REPLICA);
    put("db", "two");

    outage.end();

    assertThat(status("db", REPLICA)).isEqualTo("InProgress");
  }

  @Test
  void a_replica_in_a_region_that_is_down_is_removed_when_it_is_back() {
    FakeOutage outage = fake.region(REPLICA).beginOutage();

    client.removeRegionsFromReplication(r -> r.secretId("db").removeReplicaRegions(REPLICA));

    assertThat(describe("db").replicationStatus()).isEmpty();
    assertThat(fake.region(REPLICA)).hasSecret("db");
    outage.end();
    assertThat(fake.region(REPLICA)).hasNoSecret("db");
  }

  @Test
  void a_rotation_that_is_due_in_a_region_that_is_down_runs_when_it_is_back() {
    client.rotateSecret(
        r -> r.secretId("db").rotationLambdaARN(LAMBDA).rotationRules(everyDays(10)));
    int before = fake.rotation().attempts().size();
    FakeOutage outage = fake.region().beginOutage();

    clock.advance(Duration.ofDays(25));
    assertThat(fake.rotation().attempts()).hasSize(before);

    outage.end();
    assertThat(fake.rotation().attempts()).hasSize(before + 1);
    RotationAttempt attempt = lastAttempt();
    assertThat(attempt.succeeded()).isTrue();
    assertThat(attempt.time()).isEqualTo(NOW.plus(Duration.ofDays(25)));
    assertThat(describe("db").nextRotationDate()).isAfter(attempt.time());
  }

  @Test
  void a_rotation_in_another_region_runs_meanwhile() {
    client.rotateSecret(
        r -> r.secretId("db").rotationLambdaARN(LAMBDA).rotationRules(everyDays(10)));
    int before = fake.rotation().attempts().size();
    fake.region(REPLICA).beginOutage();

    clock.advance(Duration.ofDays(11));

    assertThat(fake.rotation().attempts()).hasSize(before + 1);
  }

  @Test
  void a_rotation_that_was_cancelled_or_that_is_not_due_does_not_run_after_an_outage() {
    client.rotateSecret(
        r -> r.secretId("db").rotationLambdaARN(LAMBDA).rotationRules(everyDays(10)));
    int before = fake.rotation().attempts().size();

    fake.region().beginOutage().end();
    assertThat(fake.rotation().attempts()).hasSize(before);

    FakeOutage outage = fake.region().beginOutage();
    clock.advance(Duration.ofDays(25));
    fake.reset();
    outage.end();
    assertThat(fake.rotation().attempts()).isEmpty();
  }

  @Test
  void an_incomplete_rotation_is_not_retried_in_a_region_that_is_down() {
    broken = RotationStep.SET_SECRET;
    client.rotateSecret(
        r -> r.secretId("db").rotationLambdaARN(LAMBDA).rotationRules(everyDays(10)));
    int before = fake.rotation().attempts().size();
    FakeOutage outage = fake.region().beginOutage();

    fake.rotation().retry();
    outage.end();

    assertThat(fake.rotation().attempts()).hasSize(before);
  }

  @Test
  void a_recovery_window_ends_during_an_outage() {
    create("old", "one");
    client.deleteSecret(r -> r.secretId("old").recoveryWindowInDays(7L));
    FakeOutage outage = fake.region().beginOutage();

    clock.advance(Duration.ofDays(8));

    outage.end();
    assertThat(fake.region()).hasNoSecret("old");
  }

  @Test
  void two_regions_can_be_down() {
    FakeOutage first = fake.region(PRIMARY).beginOutage();
    FakeOutage second = fake.region(REPLICA).beginOutage();
    assertThat(fake.report().lines())
        .contains("Region " + PRIMARY + " is down.", "Region " + REPLICA + " is down.");

    first.end();
    put("db", "two");
    assertThat(status("db", REPLICA)).isEqualTo("InProgress");
    assertDown(REPLICA);

    second.end();
    assertThat(status("db", REPLICA)).isEqualTo("InSync");
  }

  @Test
  void an_outage_ends_once() {
    FakeOutage first = fake.region().beginOutage();
    first.end();
    first.close();
    FakeOutage second = fake.region().beginOutage();

    first.end();

    assertDown(PRIMARY);
    second.end();
  }

  @Test
  void a_reset_ends_outages() {
    FakeOutage outage = fake.region().beginOutage();

    fake.reset();

    create("new", "one");
    fake.region().beginOutage();
    outage.end();
    assertThat(fake.region().isInOutage()).isTrue();
  }

  @Test
  void an_outage_comes_before_a_region_that_is_not_enabled_and_before_faults() {
    fake.region(REPLICA).disable();
    fake.faults().onAnyCall().error("InvalidRequestException", "on purpose");
    fake.region(REPLICA).beginOutage(OutageKind.SERVICE_UNAVAILABLE);

    assertThatThrownBy(() -> value(in(REPLICA), "db"))
        .isInstanceOfSatisfying(
            AwsServiceException.class, e -> assertThat(e.statusCode()).isEqualTo(503));
  }

  @Test
  void dates_of_what_happens_after_an_outage_are_those_of_its_end() {
    FakeOutage outage = fake.region(REPLICA).beginOutage();
    replicate("db", "eu-west-1");
    clock.advance(Duration.ofHours(3));
    Instant end = clock.now();

    outage.end();
    put("db", "two");

    assertThat(fake.region(REPLICA).secret("db").lastChangedDate()).isEqualTo(end);
  }
}
