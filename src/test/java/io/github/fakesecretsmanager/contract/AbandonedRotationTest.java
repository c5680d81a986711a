package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import io.github.fakesecretsmanager.domain.RotationStep;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Incomplete rotations that another change makes pointless. */
class AbandonedRotationTest extends RotationContract {

  @Test
  void a_pending_version_is_abandoned_by_removing_its_label() {
    create("db", "one");
    broken = RotationStep.SET_SECRET;
    rotate("db", everyDays(30));
    String pending = lastAttempt().versionId();

    client.updateSecretVersionStage(
        r -> r.secretId("db").versionStage("AWSPENDING").removeFromVersionId(pending));
    broken = null;
    client.rotateSecret(r -> r.secretId("db"));

    assertThat(lastAttempt().versionId()).isNotEqualTo(pending);
    assertThat(lastAttempt().succeeded()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_value_put_by_hand_abandons_the_incomplete_rotation(boolean byUpdate) {
    create("db", "one");
    broken = RotationStep.SET_SECRET;
    rotate("db", everyDays(30));
    String pending = lastAttempt().versionId();

    if (byUpdate) {
      client.updateSecret(r -> r.secretId("db").secretString("two"));
    } else {
      put("db", "two");
    }

    assertThat(describe("db").versionIdsToStages()).hasSize(2).doesNotContainKey(pending);
    assertThat(value(client, "db")).isEqualTo("two");
    broken = null;
    fake.rotation().retry();
    assertThat(fake.rotation().attempts()).as("nothing is left to retry").hasSize(1);
    client.rotateSecret(r -> r.secretId("db"));
    assertThat(lastAttempt().versionId()).isNotEqualTo(pending);
    assertThat(lastAttempt().succeeded()).isTrue();
  }

  @Test
  void a_value_put_by_hand_takes_awspending_off_the_version_that_was_current() {
    create("db", "one");
    String old = client.getSecretValue(r -> r.secretId("db")).versionId();
    client.updateSecretVersionStage(
        r -> r.secretId("db").versionStage("AWSPENDING").moveToVersionId(old));

    put("db", "two");

    assertThat(describe("db").versionIdsToStages().get(old)).containsExactly("AWSPREVIOUS");
  }

  @Test
  void the_abandoned_label_goes_from_the_replicas_too() {
    create("db", "one");
    replicate("db", "eu-west-3");
    broken = RotationStep.SET_SECRET;
    rotate("db", everyDays(30));

    put("db", "two");

    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).versionIdsToStages())
        .isEqualTo(describe("db").versionIdsToStages());
  }

  @Test
  void neither_a_custom_label_nor_a_description_abandons_a_rotation() {
    create("db", "one");
    broken = RotationStep.SET_SECRET;
    rotate("db", everyDays(30));
    String pending = lastAttempt().versionId();

    client.putSecretValue(r -> r.secretId("db").secretString("two").versionStages("blue"));
    client.updateSecret(r -> r.secretId("db").description("words"));

    assertThat(describe("db").versionIdsToStages().get(pending)).containsExactly("AWSPENDING");
    assertRefused(
        "InvalidRequestException", INCOMPLETE, () -> client.rotateSecret(r -> r.secretId("db")));
  }

  @Test
  void a_refused_value_does_not_abandon_a_rotation() {
    create("db", "one");
    broken = RotationStep.SET_SECRET;
    rotate("db", everyDays(30));
    String pending = lastAttempt().versionId();
    String[] labels = IntStream.range(0, 19).mapToObj(i -> "label" + i).toArray(String[]::new);
    client.putSecretValue(r -> r.secretId("db").secretString("two").versionStages("a", "b", "c"));

    assertRefused(
        "LimitExceededException",
        "The request failed because it would exceed one of the Secrets Manager quotas.",
        () ->
            client.putSecretValue(
                r ->
                    r.secretId("db")
                        .secretString("three")
                        .versionStages(
                            Stream.concat(Stream.of("AWSCURRENT"), Stream.of(labels)).toList())));

    assertThat(describe("db").versionIdsToStages().get(pending)).containsExactly("AWSPENDING");
    assertThat(fake.cloudTrail().events())
        .extracting(CloudTrailEvent::eventName)
        .doesNotContain("RotationAbandoned");
  }

  @Test
  void a_value_put_while_the_function_runs_ends_the_rotation() {
    create("db", "one");
    deploy(
        (step, id, token, caller) -> {
          steps.add(step);
          caller.putSecretValue(r -> r.secretId(id).secretString("by hand"));
        });

    rotate("db", everyDays(30));

    assertThat(steps).containsExactly(RotationStep.CREATE_SECRET);
    assertThat(lastAttempt().succeeded()).isFalse();
    assertThat(lastAttempt().failure()).isEmpty();
    assertThat(value(client, "db")).isEqualTo("by hand");
    assertThat(describe("db").versionIdsToStages().toString()).doesNotContain("AWSPENDING");
  }

  @Test
  void a_rotation_is_accepted_after_an_incomplete_one_was_cancelled() {
    create("db", "one");
    broken = RotationStep.SET_SECRET;
    rotate("db", everyDays(30));
    String abandoned = lastAttempt().versionId();
    client.cancelRotateSecret(r -> r.secretId("db"));
    assertThat(describe("db").versionIdsToStages().get(abandoned)).containsExactly("AWSPENDING");

    client.rotateSecret(r -> r.secretId("db").rotationRules(everyDays(7)));

    assertThat(describe("db").versionIdsToStages()).doesNotContainKey(abandoned);
    assertThat(describe("db").versionIdsToStages().get(lastAttempt().versionId()))
        .containsExactly("AWSPENDING");
    assertThat(describe("db").rotationRules()).isEqualTo(everyDays(7));
  }

  @Test
  void a_cancelled_rotation_of_a_secret_without_a_value_is_given_up_by_the_next() {
    client.createSecret(r -> r.name("db"));
    broken = RotationStep.CREATE_SECRET;
    for (int i = 0; i < 5; i++) {
      rotate("db", everyDays(30 + i));
      client.cancelRotateSecret(r -> r.secretId("db"));
    }

    assertThat(fake.rotation().attempts()).hasSize(5);
    assertThat(describe("db").versionIdsToStages()).hasSize(1);
  }

  @Test
  void a_test_of_the_function_takes_awspending_off_a_cancelled_rotation_too() {
    create("db", "one");
    broken = RotationStep.SET_SECRET;
    rotate("db", everyDays(30));
    client.cancelRotateSecret(r -> r.secretId("db"));

    client.rotateSecret(r -> r.secretId("db").rotateImmediately(false));

    assertThat(lastAttempt().completedSteps()).containsExactly(RotationStep.TEST_SECRET);
    assertThat(describe("db").versionIdsToStages().toString()).doesNotContain("AWSPENDING");
  }

  @Test
  void awspending_without_any_rotation_blocks_the_first() {
    create("db", "one");
    client.putSecretValue(r -> r.secretId("db").secretString("two").versionStages("AWSPENDING"));

    assertRefused("InvalidRequestException", INCOMPLETE, () -> rotate("db", everyDays(30)));
  }
}
