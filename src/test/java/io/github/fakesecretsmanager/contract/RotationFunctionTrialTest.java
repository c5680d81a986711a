package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.domain.RotationStep;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** RotateSecret without rotating at once, which tries the function out and leaves no trace. */
class RotationFunctionTrialTest extends RotationContract {

  private static final List<RotationStep> ALL = List.of(RotationStep.values());

  @Test
  void rotating_later_tests_the_function_on_a_temporary_version() {
    create("db", "one");

    var answer =
        client.rotateSecret(
            r ->
                r.secretId("db")
                    .rotationLambdaARN(LAMBDA)
                    .rotationRules(everyDays(30))
                    .rotateImmediately(false));

    assertThat(steps).containsExactly(RotationStep.TEST_SECRET);
    assertThat(lastAttempt().versionId()).isEqualTo(answer.versionId());
    assertThat(lastAttempt().failure()).isEmpty();
    assertThat(value(client, "db")).isEqualTo("one");
    assertThat(
            client.listSecretVersionIds(r -> r.secretId("db").includeDeprecated(true)).versions())
        .hasSize(1);
    assertThat(describe("db").rotationEnabled()).isTrue();
    assertThat(describe("db").lastRotatedDate()).isNull();
    assertThat(describe("db").nextRotationDate()).isNotNull();
  }

  @Test
  void a_failed_test_leaves_no_version_and_keeps_rotation_on() {
    create("db", "one");
    broken = RotationStep.TEST_SECRET;

    client.rotateSecret(
        r ->
            r.secretId("db")
                .rotationLambdaARN(LAMBDA)
                .rotationRules(everyDays(30))
                .rotateImmediately(false));

    assertThat(lastAttempt().succeeded()).isFalse();
    assertThat(describe("db").versionIdsToStages()).hasSize(1);
    assertThat(describe("db").rotationEnabled()).isTrue();
  }

  @Test
  void a_test_that_waits_its_turn_and_is_cancelled_leaves_no_version() {
    create("db", "one");
    create("other", "one");
    deploy(
        (step, id, token, caller) -> {
          steps.add(step);
          if (steps.size() == 1) {
            caller.rotateSecret(
                r -> r.secretId("other").rotationLambdaARN(LAMBDA).rotateImmediately(false));
            caller.cancelRotateSecret(r -> r.secretId("other"));
          }
        });

    rotate("db", everyDays(30));

    assertThat(steps).isEqualTo(ALL);
    assertThat(describe("other").versionIdsToStages()).hasSize(1);
    assertThat(lastAttempt().secret().name()).isEqualTo("other");
    assertThat(lastAttempt().succeeded()).isFalse();
  }

  @Test
  void a_test_keeps_awspending_where_it_was() {
    client.createSecret(r -> r.name("db").secretString("one").clientRequestToken(TOKEN));
    client.updateSecretVersionStage(
        r -> r.secretId("db").versionStage("AWSPENDING").moveToVersionId(TOKEN));
    replicate("db", "eu-west-3");

    client.rotateSecret(r -> r.secretId("db").rotationLambdaARN(LAMBDA).rotateImmediately(false));

    assertThat(describe("db").versionIdsToStages())
        .isEqualTo(Map.of(TOKEN, List.of("AWSCURRENT", "AWSPENDING")))
        .isEqualTo(in("eu-west-3").describeSecret(r -> r.secretId("db")).versionIdsToStages());
  }

  @Test
  void a_test_keeps_awspending_where_its_function_puts_it() {
    client.createSecret(r -> r.name("db").secretString("one").clientRequestToken(TOKEN));
    client.updateSecretVersionStage(
        r -> r.secretId("db").versionStage("AWSPENDING").moveToVersionId(TOKEN));
    deploy(
        (step, id, token, caller) ->
            caller.putSecretValue(
                r ->
                    r.secretId(id)
                        .clientRequestToken(OTHER_TOKEN)
                        .secretString("two")
                        .versionStages("AWSPENDING")));

    client.rotateSecret(r -> r.secretId("db").rotationLambdaARN(LAMBDA).rotateImmediately(false));

    assertThat(describe("db").versionIdsToStages())
        .isEqualTo(Map.of(TOKEN, List.of("AWSCURRENT"), OTHER_TOKEN, List.of("AWSPENDING")));
  }

  @Test
  void a_test_leaves_nothing_in_the_replicas_though_the_function_changes_the_secret() {
    create("db", "one");
    replicate("db", "eu-west-3");
    deploy(
        (step, id, token, caller) -> {
          caller.tagResource(r -> r.secretId(id).tags(t -> t.key("a").value("b")));
          assertThat(
                  in("eu-west-3")
                      .describeSecret(r -> r.secretId(id.replace("us-east-1", "eu-west-3")))
                      .versionIdsToStages())
              .containsKey(token);
        });

    client.rotateSecret(r -> r.secretId("db").rotationLambdaARN(LAMBDA).rotateImmediately(false));

    assertThat(lastAttempt().failure()).isEmpty();
    assertThat(in("eu-west-3").listSecretVersionIds(r -> r.secretId("db")).versions()).hasSize(1);
  }

  @Test
  void a_test_whose_function_moves_awscurrent_does_not_lose_the_current_value() {
    client.createSecret(r -> r.name("db").secretString("one").clientRequestToken(TOKEN));
    deploy(
        (step, id, token, caller) ->
            caller.updateSecretVersionStage(
                r ->
                    r.secretId(id)
                        .versionStage("AWSCURRENT")
                        .moveToVersionId(token)
                        .removeFromVersionId(TOKEN)));

    client.rotateSecret(r -> r.secretId("db").rotationLambdaARN(LAMBDA).rotateImmediately(false));

    assertThat(value(client, "db")).isEqualTo("one");
  }
}
