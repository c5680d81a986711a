package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.domain.RotationAttempt;
import io.github.fakesecretsmanager.domain.RotationStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.secretsmanager.model.RotationRulesType;

/** Rotations that become due by the fake's clock, which starts on Sunday, 1 March 2026. */
class RotationInTimeTest extends RotationContract {

  private List<Instant> times() {
    return fake.rotation().attempts().stream().map(RotationAttempt::time).toList();
  }

  private Instant nextRotationDate() {
    return describe("db").nextRotationDate();
  }

  @Test
  void happens_at_the_start_of_the_window_and_no_earlier() {
    create("db", "one");
    rotate("db", everyDays(10));
    String first = value(client, "db");

    clock.setTo(Instant.parse("2026-03-10T23:59:59.999Z"));
    assertThat(value(client, "db")).isEqualTo(first);
    clock.advance(Duration.ofMillis(1));

    assertThat(value(client, "db")).isNotEqualTo(first);
    assertThat(describe("db").lastRotatedDate()).isEqualTo(Instant.parse("2026-03-11T00:00:00Z"));
    assertThat(nextRotationDate()).isEqualTo(Instant.parse("2026-03-21T23:59:59Z"));
  }

  @Test
  void happens_once_for_each_window_that_has_passed() {
    create("db", "one");
    rotate("db", everyDays(10));

    clock.advance(Duration.ofDays(31));

    assertThat(times())
        .containsExactly(
            NOW,
            Instant.parse("2026-03-11T00:00:00Z"),
            Instant.parse("2026-03-21T00:00:00Z"),
            Instant.parse("2026-03-31T00:00:00Z"));
    assertThat(client.getSecretValue(r -> r.secretId("db")).createdDate())
        .isEqualTo(Instant.parse("2026-03-31T00:00:00Z"));
    assertThat(describe("db").lastChangedDate()).isEqualTo(Instant.parse("2026-03-31T00:00:00Z"));
    create("late", "x");
    assertThat(describe("late").createdDate()).isEqualTo(NOW.plus(Duration.ofDays(31)));
  }

  @Test
  void time_stands_still_while_the_function_runs() {
    create("db", "one");
    rotate("db", everyDays(10));
    List<Instant> seen = new ArrayList<>();
    deploy(
        (step, id, token, caller) -> {
          caller.tagResource(r -> r.secretId(id).tags(t -> t.key("at").value(step.toString())));
          seen.add(caller.describeSecret(r -> r.secretId(id)).lastChangedDate());
        });

    clock.advance(Duration.ofDays(11));
    describe("db");

    assertThat(seen).hasSize(4).containsOnly(Instant.parse("2026-03-11T00:00:00Z"));
  }

  @Test
  void reaches_the_replicas_each_time() {
    create("db", "one");
    replicate("db", "eu-west-3");
    rotate("db", everyDays(1));

    clock.advance(Duration.ofDays(5));

    assertThat(value(in("eu-west-3"), "db")).isEqualTo(value(client, "db"));
    assertThat(status("db", "eu-west-3")).isEqualTo("InSync");
    assertThat(times()).hasSize(6);
  }

  @Test
  void a_manual_change_of_the_value_restarts_the_days_between_rotations() {
    create("db", "one");
    rotate("db", everyDays(10));
    clock.advance(Duration.ofDays(5));

    put("db", "two");

    assertThat(nextRotationDate()).isEqualTo(Instant.parse("2026-03-16T23:59:59Z"));
    assertThat(describe("db").lastRotatedDate()).isEqualTo(NOW.plus(Duration.ofDays(5)));
    clock.advance(Duration.ofDays(9));
    assertThat(value(client, "db")).isEqualTo("two");
    client.updateSecret(r -> r.secretId("db").secretString("three"));
    assertThat(nextRotationDate()).isEqualTo(Instant.parse("2026-03-25T23:59:59Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "rate(10 days), 2026-03-16T23:59:59Z",
    "rate(6 hours), 2026-03-06T16:59:59Z",
    "cron(0 16 11 * ? *), 2026-03-11T23:59:59Z"
  })
  void a_manual_change_of_the_value_counts_as_a_rotation_of_a_schedule(
      String expression, Instant next) {
    create("db", "one");
    rotate("db", schedule(expression));
    clock.advance(Duration.ofDays(5));

    put("db", "two");

    assertThat(describe("db").lastRotatedDate()).isEqualTo(NOW.plus(Duration.ofDays(5)));
    assertThat(nextRotationDate()).isEqualTo(next);
    assertThat(value(client, "db")).isEqualTo("two");
  }

  @Test
  void neither_a_custom_label_nor_a_description_counts_as_a_rotation() {
    create("db", "one");
    rotate("db", everyDays(10));
    clock.advance(Duration.ofDays(5));

    client.putSecretValue(r -> r.secretId("db").secretString("two").versionStages("blue"));
    client.updateSecret(r -> r.secretId("db").description("words"));

    assertThat(nextRotationDate()).isEqualTo(Instant.parse("2026-03-11T23:59:59Z"));
    assertThat(describe("db").lastRotatedDate()).isEqualTo(NOW);
  }

  @Test
  void a_manual_change_does_not_count_as_a_rotation_while_rotation_is_off() {
    create("db", "one");
    rotate("db", everyDays(10));
    client.cancelRotateSecret(r -> r.secretId("db"));
    clock.advance(Duration.ofDays(5));
    put("db", "two");
    deploy((step, id, token, caller) -> {});

    client.rotateSecret(r -> r.secretId("db"));

    assertThat(describe("db").lastRotatedDate()).isEqualTo(NOW);
  }

  @Test
  void the_window_that_a_failing_rotation_missed_stays_the_next_until_one_succeeds() {
    create("db", "one");
    rotate("db", everyDays(10));
    broken = RotationStep.SET_SECRET;
    Instant missed = Instant.parse("2026-03-11T23:59:59Z");

    clock.advance(Duration.ofDays(45));

    assertThat(nextRotationDate()).isEqualTo(missed);
    assertThat(client.listSecrets().secretList().get(0).nextRotationDate()).isEqualTo(missed);
    assertThat(describe("db").rotationEnabled()).isTrue();
    assertThat(describe("db").lastRotatedDate()).isEqualTo(NOW);
    assertThat(times()).as("tries again in each window").hasSize(5);
    broken = null;
    fake.rotation().retry();
    assertThat(nextRotationDate()).isEqualTo(Instant.parse("2026-04-25T23:59:59Z"));
  }

  @Test
  void a_new_value_ends_the_wait_for_a_missed_window() {
    create("db", "one");
    rotate("db", schedule("rate(10 days)"));
    broken = RotationStep.SET_SECRET;
    clock.advance(Duration.ofDays(15));
    assertThat(nextRotationDate()).isEqualTo(Instant.parse("2026-03-11T23:59:59Z"));

    put("db", "two");

    assertThat(nextRotationDate()).isEqualTo(Instant.parse("2026-03-26T23:59:59Z"));
  }

  @Test
  void the_next_rotation_date_is_in_the_open_window_while_the_function_runs() {
    create("db", "one");
    rotate("db", everyDays(10));
    List<Instant> seen = new ArrayList<>();
    deploy((step, id, token, caller) -> seen.add(nextRotationDate()));

    clock.advance(Duration.ofDays(10));
    describe("db");

    assertThat(seen).hasSize(4).containsOnly(Instant.parse("2026-03-11T23:59:59Z"));
  }

  @Test
  void a_rate_in_hours_has_windows_of_an_hour_that_start_on_the_hour() {
    create("db", "one");

    rotate("db", schedule("rate(6 hours)"));

    assertThat(nextRotationDate()).isEqualTo(Instant.parse("2026-03-01T16:59:59Z"));
    clock.advance(Duration.ofHours(12));
    assertThat(value(client, "db")).hasSize(32);
    assertThat(times())
        .containsExactly(
            NOW, Instant.parse("2026-03-01T16:00:00Z"), Instant.parse("2026-03-01T22:00:00Z"));
  }

  @Test
  void a_cron_schedule_and_its_duration_set_the_window() {
    create("db", "one");

    rotate(
        "db",
        RotationRulesType.builder()
            .scheduleExpression("cron(0 16 1,15 * ? *)")
            .duration("2h")
            .build());

    assertThat(nextRotationDate()).isEqualTo(Instant.parse("2026-03-01T17:59:59Z"));
    clock.setTo(Instant.parse("2026-03-01T16:00:00Z"));
    assertThat(nextRotationDate()).isEqualTo(Instant.parse("2026-03-15T17:59:59Z"));
    assertThat(times()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "rate(4 hours), 1",
    "rate(23 hours), 1",
    "rate(1 days), 1",
    "rate(10 days), 10",
    "cron(0 /8 * * ? *), 1",
    "cron(0 0 ? * SUN *), 7"
  })
  void the_days_that_a_schedule_comes_to_are_shown_beside_it(String expression, long days) {
    create("db", "one");
    var expected = schedule(expression).toBuilder().automaticallyAfterDays(days).build();
    List<RotationRulesType> duringTheFirst = new ArrayList<>();
    deploy((step, id, token, caller) -> duringTheFirst.add(describe("db").rotationRules()));

    rotate("db", schedule(expression));

    assertThat(duringTheFirst).hasSize(4).containsOnly(expected);
    client.cancelRotateSecret(r -> r.secretId("db"));
    assertThat(describe("db").rotationRules().automaticallyAfterDays()).isEqualTo(days);
  }

  @Test
  void the_days_of_a_schedule_are_counted_from_the_last_rotation() {
    create("db", "one");

    rotate("db", schedule("cron(0 16 8 * ? *)"));

    var expected = schedule("cron(0 16 8 * ? *)").toBuilder().automaticallyAfterDays(8L).build();
    assertThat(describe("db").rotationRules()).isEqualTo(expected);
    assertThat(client.listSecrets().secretList().get(0).rotationRules()).isEqualTo(expected);
  }

  @Test
  void a_new_schedule_replaces_the_old_one() {
    create("db", "one");
    rotate("db", everyDays(10));

    client.rotateSecret(r -> r.secretId("db").rotationRules(everyDays(20)));
    clock.advance(Duration.ofDays(15));

    describe("db");
    assertThat(times()).containsExactly(NOW, NOW);
  }

  @Test
  void a_secret_does_not_rotate_from_its_deletion_on_until_it_is_configured_again() {
    create("db", "one");
    rotate("db", everyDays(10));
    client.deleteSecret(r -> r.secretId("db"));

    clock.advance(Duration.ofDays(15));
    assertThat(times()).hasSize(1);
    client.restoreSecret(r -> r.secretId("db"));
    clock.advance(Duration.ofDays(10));
    describe("db");
    assertThat(times()).as("restoring does not turn rotation on").hasSize(1);
    client.rotateSecret(r -> r.secretId("db"));

    assertThat(describe("db").rotationEnabled()).isTrue();
    assertThat(times()).containsExactly(NOW, NOW.plus(Duration.ofDays(25)));
  }

  @Test
  void neither_a_deleted_secret_nor_a_new_one_of_its_name_rotates() {
    create("db", "one");
    rotate("db", everyDays(10));
    client.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));
    create("db", "two");

    clock.advance(Duration.ofDays(30));

    assertThat(value(client, "db")).isEqualTo("two");
    assertThat(times()).hasSize(1);
  }

  @Test
  void secrets_that_are_due_at_one_time_rotate_one_after_the_other() {
    List<String> names = List.of("a", "b", "c");
    for (String name : names) {
      create(name, "one");
      rotate(name, everyDays(10));
    }

    clock.advance(Duration.ofDays(10));

    for (String name : names) {
      assertThat(describe(name).lastRotatedDate()).isEqualTo(Instant.parse("2026-03-11T00:00:00Z"));
    }
    assertThat(times()).hasSize(6);
  }

  @Test
  void rotations_and_other_due_events_happen_in_order_of_time() {
    create("db", "one");
    create("gone", "one");
    rotate("db", everyDays(10));
    client.deleteSecret(r -> r.secretId("gone").recoveryWindowInDays(8L));
    List<Boolean> isFound = new ArrayList<>();
    deploy((step, id, token, caller) -> isFound.add(fake.region().findSecret("gone").isPresent()));

    clock.advance(Duration.ofDays(30));
    describe("db");

    assertThat(isFound).isNotEmpty().containsOnly(false);
  }

  @Test
  void a_clock_set_back_does_not_rotate_again() {
    create("db", "one");
    rotate("db", everyDays(10));
    clock.advance(Duration.ofDays(10));
    describe("db");

    clock.setTo(NOW);
    describe("db");
    clock.advance(Duration.ofDays(15));
    describe("db");

    assertThat(times()).hasSize(2);
  }

  @Test
  void a_rotation_without_room_for_awspending_fails_but_not_the_call_that_runs_it() {
    create("db", "one");
    rotate("db", everyDays(10));
    String[] labels = IntStream.range(0, 18).mapToObj(i -> "label" + i).toArray(String[]::new);
    client.putSecretValue(r -> r.secretId("db").secretString("two").versionStages(labels));
    assertRefused(
        "LimitExceededException",
        "The request failed because it would exceed one of the Secrets Manager quotas.",
        () -> client.rotateSecret(r -> r.secretId("db")));

    clock.advance(Duration.ofDays(10));

    assertThat(describe("db").versionIdsToStages()).hasSize(3);
    assertThat(lastAttempt().succeeded()).isFalse();
    assertThat(nextRotationDate()).isEqualTo(Instant.parse("2026-03-11T23:59:59Z"));
  }
}
