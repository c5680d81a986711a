package io.github.fakesecretsmanager.contract;

import static io.github.fakesecretsmanager.EventualConsistency.ROTATIONS_START_LATE;
import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeOutage;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.support.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rotations that start after the answer, on request. */
class LateRotationTest extends LateContract {

  @Test
  void a_rotation_starts_after_the_answer() {
    with(ROTATIONS_START_LATE);
    List<String> steps = deployFunction();
    late.region().createSecret("db", "one");

    rotate();
    passAllBut(ROTATIONS_START_LATE);
    assertThat(value(caller, "db")).isEqualTo("one");
    assertThat(caller.describeSecret(r -> r.secretId("db")).versionIdsToStages())
        .containsValue(List.of("AWSPENDING"));
    assertThat(steps).isEmpty();

    clock.advance(MOMENT);
    assertThat(value(caller, "db")).isEqualTo("rotated");
    assertThat(late.rotation().attempts())
        .singleElement()
        .satisfies(
            attempt -> {
              assertThat(attempt.succeeded()).isTrue();
              assertThat(attempt.time()).isEqualTo(NOW.plus(ROTATIONS_START_LATE.duration()));
            });
  }

  @Test
  void a_rotation_that_is_cancelled_before_it_starts_does_not_run() {
    with(ROTATIONS_START_LATE);
    List<String> steps = deployFunction();
    late.region().createSecret("db", "one");
    rotate();

    caller.cancelRotateSecret(r -> r.secretId("db"));

    clock.advance(ROTATIONS_START_LATE.duration());
    assertThat(value(caller, "db")).isEqualTo("one");
    assertThat(steps).isEmpty();
  }

  @Test
  void a_rotation_that_is_pointless_by_now_does_not_stop_the_clock() {
    with(FakeSecretsManager.builder().eventuallyConsistent());
    deployFunction();
    late.region().createSecret("db", "one");
    rotate();
    caller.putSecretValue(r -> r.secretId("db").secretString("two"));
    caller.createSecret(r -> r.name("gone"));
    caller.deleteSecret(r -> r.secretId("gone").forceDeleteWithoutRecovery(true));

    clock.advance(Duration.ofMinutes(10));

    caller.createSecret(r -> r.name("gone"));
    assertThat(caller.describeSecret(r -> r.secretId("gone")).createdDate())
        .isEqualTo(NOW.plus(Duration.ofMinutes(10)));
  }

  @Test
  void a_test_of_the_function_runs_though_a_value_is_put_before_it_starts() {
    with(ROTATIONS_START_LATE);
    List<String> steps = deployFunction();
    late.region().createSecret("db", "one");
    caller.rotateSecret(
        r -> r.secretId("db").rotationLambdaARN(Calls.LAMBDA).rotateImmediately(false));

    caller.putSecretValue(r -> r.secretId("db").secretString("two"));

    clock.advance(ROTATIONS_START_LATE.duration());
    assertThat(value(caller, "db")).isEqualTo("two");
    assertThat(steps).containsExactly("TEST_SECRET");
  }

  @Test
  void the_same_token_starts_one_rotation_and_another_is_refused_meanwhile() {
    with(ROTATIONS_START_LATE);
    List<String> steps = deployFunction();
    late.region().createSecret("db", "one");
    caller.rotateSecret(
        r ->
            r.secretId("db")
                .clientRequestToken(TOKEN)
                .rotationLambdaARN(Calls.LAMBDA)
                .rotationRules(rules -> rules.automaticallyAfterDays(10L)));

    caller.rotateSecret(r -> r.secretId("db").clientRequestToken(TOKEN));
    assertRefused(
        "InvalidRequestException",
        RotationContract.INCOMPLETE,
        () -> caller.rotateSecret(r -> r.secretId("db").clientRequestToken(OTHER_TOKEN)));

    clock.advance(ROTATIONS_START_LATE.duration());
    assertThat(value(caller, "db")).isEqualTo("rotated");
    assertThat(steps).hasSize(4);
  }

  @Test
  void a_rotation_that_is_to_start_during_an_outage_starts_after_it() {
    with(ROTATIONS_START_LATE);
    deployFunction();
    late.region().createSecret("db", "one");
    rotate();
    FakeOutage outage = late.region().beginOutage();
    clock.advance(Duration.ofHours(1));
    assertThat(late.rotation().attempts()).isEmpty();

    outage.end();

    assertThat(value(caller, "db")).isEqualTo("rotated");
  }

  @Test
  void a_rotation_by_schedule_starts_on_time() {
    with(ROTATIONS_START_LATE);
    List<String> steps = deployFunction();
    late.region().createSecret("db", "one");
    rotate();
    clock.advance(Duration.ofDays(1));
    value(caller, "db");
    steps.clear();

    clock.setTo(
        caller.describeSecret(r -> r.secretId("db")).nextRotationDate().minus(Duration.ofDays(1)));
    clock.advance(Duration.ofDays(1).plusSeconds(1));

    assertThat(value(caller, "db")).isEqualTo("rotated");
    assertThat(steps).hasSize(4);
  }

  private void rotate() {
    caller.rotateSecret(
        r ->
            r.secretId("db")
                .rotationLambdaARN(Calls.LAMBDA)
                .rotationRules(rules -> rules.automaticallyAfterDays(10L)));
  }

  private List<String> deployFunction() {
    List<String> steps = new ArrayList<>();
    late.rotation()
        .deployFunction(
            Calls.LAMBDA,
            (step, id, token, client) -> {
              steps.add(step.name());
              switch (step) {
                case CREATE_SECRET ->
                    client.putSecretValue(
                        r ->
                            r.secretId(id)
                                .clientRequestToken(token)
                                .secretString("rotated")
                                .versionStages("AWSPENDING"));
                case FINISH_SECRET -> {
                  String current = client.getSecretValue(r -> r.secretId(id)).versionId();
                  client.updateSecretVersionStage(
                      r ->
                          r.secretId(id)
                              .versionStage("AWSCURRENT")
                              .moveToVersionId(token)
                              .removeFromVersionId(current));
                }
                default -> assertThat(step).isNotNull();
              }
            });
    return steps;
  }
}
