package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakesecretsmanager.domain.RotationStep;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.AbortedException;

/** The traces of a rotation that fails or is cancelled. */
class RotationFailureTest extends RotationContract {

  private static final List<RotationStep> ALL = List.of(RotationStep.values());

  @ParameterizedTest
  @EnumSource(RotationStep.class)
  void a_failed_step_ends_the_rotation_and_leaves_awspending(RotationStep step) {
    create("db", "one");
    broken = step;

    client.rotateSecret(
        r ->
            r.secretId("db")
                .clientRequestToken(TOKEN)
                .rotationLambdaARN(LAMBDA)
                .rotationRules(everyDays(30)));

    assertThat(value(client, "db")).isEqualTo("one");
    assertThat(describe("db").versionIdsToStages().get(TOKEN)).containsExactly("AWSPENDING");
    assertThat(describe("db").lastRotatedDate()).isNull();
    assertThat(describe("db").rotationEnabled()).isTrue();
    assertThat(lastAttempt().succeeded()).isFalse();
    assertThat(lastAttempt().completedSteps()).isEqualTo(ALL.subList(0, ALL.indexOf(step)));
    assertThat(lastAttempt().failure())
        .get()
        .hasToString("java.lang.IllegalStateException: the database is down");
  }

  @Test
  void an_attempt_does_not_show_the_message_of_the_functions_exception() {
    create("db", "one");
    broken = RotationStep.SET_SECRET;
    rotate("db", everyDays(30));

    assertThat(lastAttempt().toString())
        .contains("completedSteps=[createSecret]", "failure=java.lang.IllegalStateException]")
        .doesNotContain("the database is down");
  }

  @Test
  void an_incomplete_rotation_blocks_the_next() {
    create("db", "one");
    broken = RotationStep.TEST_SECRET;
    rotate("db", everyDays(30));

    assertRefused(
        "InvalidRequestException", INCOMPLETE, () -> client.rotateSecret(r -> r.secretId("db")));
  }

  @Test
  void awspending_on_the_current_version_does_not_block_the_next() {
    create("db", "one");
    rotate("db", everyDays(30));
    String current = client.getSecretValue(r -> r.secretId("db")).versionId();
    client.updateSecretVersionStage(
        r -> r.secretId("db").versionStage("AWSPENDING").moveToVersionId(current));

    client.rotateSecret(r -> r.secretId("db"));

    assertThat(fake.rotation().attempts()).hasSize(2);
    assertThat(lastAttempt().succeeded()).isTrue();
  }

  @Test
  void a_retry_runs_all_steps_again_for_the_same_version() {
    create("db", "one");
    broken = RotationStep.SET_SECRET;
    rotate("db", everyDays(30));
    String pending = lastAttempt().versionId();
    steps.clear();

    broken = null;
    fake.rotation().retry();

    assertThat(steps).isEqualTo(ALL);
    assertThat(lastAttempt().versionId()).isEqualTo(pending);
    assertThat(client.getSecretValue(r -> r.secretId("db")).versionId()).isEqualTo(pending);
    assertThat(describe("db").lastRotatedDate()).isEqualTo(NOW);
    fake.rotation().retry();
    assertThat(fake.rotation().attempts()).as("nothing is left to retry").hasSize(2);
  }

  @Test
  void the_next_scheduled_rotation_resumes_a_failed_one() {
    create("db", "one");
    broken = RotationStep.SET_SECRET;
    rotate("db", everyDays(30));
    String pending = lastAttempt().versionId();

    broken = null;
    clock.advance(Duration.ofDays(31));

    assertThat(client.getSecretValue(r -> r.secretId("db")).versionId()).isEqualTo(pending);
  }

  @Test
  void cancelling_turns_rotation_off_and_keeps_function_and_rules() {
    create("db", "one");
    rotate("db", everyDays(30));
    clock.advance(Duration.ofHours(1));

    var answer = client.cancelRotateSecret(r -> r.secretId("db"));

    assertThat(answer.name()).isEqualTo("db");
    assertThat(answer.arn()).isEqualTo(describe("db").arn());
    assertThat(answer.versionId()).isNull();
    assertThat(describe("db").rotationEnabled()).isFalse();
    assertThat(describe("db").rotationLambdaARN()).isEqualTo(LAMBDA);
    assertThat(describe("db").rotationRules()).isEqualTo(everyDays(30));
    assertThat(describe("db").lastRotatedDate()).isNull();
    assertThat(describe("db").nextRotationDate()).isNull();
    assertThat(describe("db").lastChangedDate()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    clock.advance(Duration.ofDays(60));
    assertThat(fake.rotation().attempts()).hasSize(1);

    client.rotateSecret(r -> r.secretId("db"));

    assertThat(fake.rotation().attempts()).hasSize(2);
    assertThat(describe("db").rotationEnabled()).isTrue();
    assertThat(describe("db").nextRotationDate()).isNotNull();
  }

  @Test
  void cancelling_returns_the_incomplete_version() {
    create("db", "one");
    broken = RotationStep.SET_SECRET;
    rotate("db", everyDays(30));

    var answer = client.cancelRotateSecret(r -> r.secretId("db"));

    assertThat(answer.versionId()).isEqualTo(lastAttempt().versionId());
    assertThat(describe("db").versionIdsToStages().get(answer.versionId()))
        .containsExactly("AWSPENDING");
    broken = null;
    fake.rotation().retry();
    assertThat(fake.rotation().attempts()).hasSize(1);
  }

  @Test
  void cancelling_aborts_the_running_rotation() {
    create("db", "one");
    deploy(
        (step, id, token, caller) -> {
          steps.add(step);
          assertThat(caller.cancelRotateSecret(r -> r.secretId(id)).versionId()).isEqualTo(token);
        });

    rotate("db", everyDays(30));

    assertThat(steps).containsExactly(RotationStep.CREATE_SECRET);
    assertThat(lastAttempt().failure()).isEmpty();
    assertThat(lastAttempt().succeeded()).isFalse();
    assertThat(lastAttempt().completedSteps()).containsExactly(RotationStep.CREATE_SECRET);
  }

  @Test
  void deleting_aborts_the_running_rotation() {
    create("db", "one");
    create("scheduled", "one");
    deploy(
        (step, id, token, caller) -> {
          steps.add(step);
          caller.deleteSecret(r -> r.secretId(id).forceDeleteWithoutRecovery(id.contains("db")));
        });

    rotate("db", everyDays(30));
    rotate("scheduled", everyDays(30));

    assertThat(steps).isEqualTo(Arrays.asList(ALL.get(0), ALL.get(0)));
  }

  @Test
  void a_rotation_stays_aborted_when_the_deletion_is_cancelled() {
    create("db", "one");
    deploy(
        (step, id, token, caller) -> {
          steps.add(step);
          caller.deleteSecret(r -> r.secretId(id));
          caller.restoreSecret(r -> r.secretId(id));
        });

    rotate("db", everyDays(30));

    assertThat(describe("db").rotationEnabled()).isFalse();
    assertThat(steps).containsExactly(ALL.get(0));
  }

  @Test
  void deleting_turns_rotation_off_and_keeps_the_function_and_the_pending_version() {
    create("db", "one");
    broken = RotationStep.SET_SECRET;
    rotate("db", everyDays(30));
    var before = describe("db");
    clock.advance(Duration.ofHours(1));

    client.deleteSecret(r -> r.secretId("db"));

    var described = describe("db");
    assertThat(described.rotationEnabled()).isFalse();
    assertThat(described.nextRotationDate()).isNull();
    assertThat(described.rotationLambdaARN()).isEqualTo(LAMBDA);
    assertThat(described.versionIdsToStages())
        .isEqualTo(before.versionIdsToStages())
        .containsValue(List.of("AWSPENDING"));
    assertThat(described.lastChangedDate()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    var listed = client.listSecrets(r -> r.includePlannedDeletion(true)).secretList().get(0);
    assertThat(listed.rotationEnabled()).isFalse();
    assertThat(listed.nextRotationDate()).isNull();
    client.restoreSecret(r -> r.secretId("db"));
    assertThat(describe("db").rotationEnabled()).isFalse();
  }

  @Test
  void deleting_a_secret_that_never_rotated_shows_nothing_of_rotation() {
    create("db", "one");

    client.deleteSecret(r -> r.secretId("db"));

    assertThat(describe("db").rotationEnabled()).isNull();
  }

  @Test
  void cancelling_is_refused_for_a_secret_that_never_rotated() {
    create("db", "one");

    assertRefused(
        "InvalidRequestException",
        "No Lambda rotation function ARN is associated with this secret.",
        () -> client.cancelRotateSecret(r -> r.secretId("db")));
    assertRefused(
        "ResourceNotFoundException",
        NOT_FOUND,
        () -> client.cancelRotateSecret(r -> r.secretId("nix")));
  }

  @Test
  void cancelling_is_refused_on_a_replica_and_on_a_secret_marked_for_deletion() {
    create("db", "one");
    replicate("db", "eu-west-3");
    create("gone", "one");
    rotate("gone", everyDays(30));
    client.deleteSecret(r -> r.secretId("gone"));

    assertRefused(
        "InvalidParameterException",
        NOT_ON_REPLICA,
        () -> in("eu-west-3").cancelRotateSecret(r -> r.secretId("db")));
    assertRefused(
        "InvalidRequestException",
        MARKED_FOR_DELETION,
        () -> client.cancelRotateSecret(r -> r.secretId("gone")));
  }

  @Test
  void reset_forgets_functions_and_attempts() {
    create("db", "one");
    rotate("db", everyDays(30));

    fake.reset();

    assertThat(fake.rotation().attempts()).isEmpty();
    create("db", "one");
    assertThat(refusal(() -> rotate("db", everyDays(30))).awsErrorDetails().errorCode())
        .isEqualTo("AccessDeniedException");
  }

  @Test
  void a_rotation_that_makes_nothing_current_has_not_succeeded() {
    create("db", "one");
    deploy((step, id, token, caller) -> {});

    rotate("db", everyDays(30));

    assertThat(lastAttempt().completedSteps()).isEqualTo(ALL);
    assertThat(lastAttempt().failure()).isEmpty();
    assertThat(lastAttempt().succeeded()).isFalse();
  }

  @Test
  void a_cancelled_rotation_is_not_resumed_when_rotation_starts_again() {
    create("db", "one");
    deploy(
        (step, id, token, caller) -> {
          steps.add(step);
          if (steps.size() == 1) {
            caller.cancelRotateSecret(r -> r.secretId(id));
            caller.updateSecretVersionStage(
                r -> r.secretId(id).versionStage("AWSPENDING").removeFromVersionId(token));
            caller.rotateSecret(r -> r.secretId(id));
          }
        });

    rotate("db", everyDays(30));

    assertThat(steps).hasSize(5).startsWith(RotationStep.CREATE_SECRET, RotationStep.CREATE_SECRET);
  }

  @Test
  void a_reset_forgets_due_rotations_and_ends_running_ones() {
    create("db", "one");
    rotate("db", everyDays(1));
    clock.advance(Duration.ofDays(5));
    steps.clear();

    fake.reset();

    assertThat(steps).isEmpty();
    deploy_the_function();
    create("db", "one");
    deploy(
        (step, id, token, caller) -> {
          steps.add(step);
          fake.reset();
        });
    rotate("db", everyDays(30));
    assertThat(steps).containsExactly(RotationStep.CREATE_SECRET);
    assertThat(fake.rotation().attempts()).isEmpty();
  }

  @Test
  void a_throwable_of_any_kind_is_a_failure() {
    create("db", "one");
    deploy((step, id, token, caller) -> throwAnything(new Throwable("odd")));

    rotate("db", everyDays(30));

    assertThat(lastAttempt().failure()).get().hasToString("java.lang.Throwable: odd");
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void throwAnything(Throwable any) throws T {
    throw (T) any;
  }

  @Test
  @Tag(ClientKind.IN_PROCESS)
  void an_interrupt_of_the_function_is_not_lost() {
    create("db", "one");
    deploy(
        (step, id, token, caller) -> {
          throw new InterruptedException("the database did not answer");
        });

    // A synchronous client of the SDK gives up a call whose thread is interrupted.
    Throwable thrown = catchThrowable(() -> rotate("db", everyDays(10)));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown instanceof AbortedException || thrown == null).isTrue();
    assertThat(lastAttempt().succeeded()).isFalse();
  }
}
