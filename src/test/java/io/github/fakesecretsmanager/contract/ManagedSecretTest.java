package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.NotSimulatedException;
import io.github.fakesecretsmanager.domain.RotationConfiguration;
import io.github.fakesecretsmanager.domain.RotationStep;
import io.github.fakesecretsmanager.support.Calls;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Secrets that another AWS service manages. */
class ManagedSecretTest extends RotationContract {

  private static final String NAME = "rds!db-1a2b3c";

  @BeforeEach
  void create_a_managed_secret() {
    fake.region().createManagedSecret("rds", NAME, "s3cr3t");
  }

  @Test
  void shows_its_owning_service_and_can_be_read() {
    assertThat(describe(NAME).owningService()).isEqualTo("rds");
    assertThat(client.listSecrets().secretList().get(0).owningService()).isEqualTo("rds");
    assertThat(value(client, NAME)).isEqualTo("s3cr3t");
    assertThat(fake.region().secret(NAME).owningService()).contains("rds");
  }

  @Test
  void a_secret_of_the_account_has_no_owning_service() {
    create("db", "x");

    assertThat(describe("db").owningService()).isNull();
  }

  @TestFactory
  Stream<DynamicTest> can_be_changed_by_that_service_only() {
    return Calls.changingExcept(
            "StopReplicationToReplica",
            "RotateSecret",
            "CancelRotateSecret",
            "TagResource",
            "UntagResource")
        .stream()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.operation(), () -> assertManaged(() -> call.make(client, NAME))));
  }

  @Test
  void can_have_its_key_changed_by_that_service_only() {
    assertManaged(() -> client.updateSecret(r -> r.secretId(NAME).kmsKeyId("")));
  }

  @Test
  void carries_the_tag_of_its_service() {
    assertThat(describe(NAME).tags())
        .containsExactly(tag("aws:secretsmanager:owningService", "rds"));

    client.tagResource(r -> r.secretId(NAME).tags(tag("team", "db"), tag("old", "x")));
    client.untagResource(r -> r.secretId(NAME).tagKeys("old"));

    assertThat(describe(NAME).tags())
        .containsExactly(tag("aws:secretsmanager:owningService", "rds"), tag("team", "db"));
  }

  @Test
  void may_have_fifty_tags_beside_that_of_its_service() {
    client.tagResource(
        r ->
            r.secretId(NAME)
                .tags(IntStream.rangeClosed(1, 50).mapToObj(i -> tag("k" + i, "v")).toList()));

    assertThat(describe(NAME).tags()).hasSize(51);
  }

  @Test
  void of_a_database_rotates_every_seven_days_from_the_start() {
    var described = describe(NAME);

    assertThat(described.rotationEnabled()).isTrue();
    assertThat(described.rotationRules()).isEqualTo(everyDays(7));
    assertThat(described.rotationLambdaARN()).isNull();
    assertThat(described.lastRotatedDate()).isNull();
    assertThat(described.nextRotationDate()).isEqualTo(Instant.parse("2026-03-08T23:59:59Z"));
    assertThat(fake.region().createManagedSecret("other", "other!x", "y").rotation())
        .isEqualTo(RotationConfiguration.NONE);
  }

  private void connectRds() {
    fake.rotation()
        .connectService(
            "rds",
            (step, id, token, caller) -> {
              if (step == RotationStep.FINISH_SECRET) {
                caller.putSecretValue(
                    r -> r.secretId(id).clientRequestToken(token).secretString("by rds"));
                caller.updateSecretVersionStage(
                    r -> r.secretId(id).versionStage("AWSPENDING").removeFromVersionId(token));
              }
            });
  }

  @Test
  void rotates_by_itself_with_the_function_of_its_service() {
    connectRds();

    clock.advance(Duration.ofDays(7));

    assertThat(value(client, NAME)).isEqualTo("by rds");
    assertThat(describe(NAME).lastRotatedDate()).isEqualTo(Instant.parse("2026-03-08T00:00:00Z"));
    assertManaged(() -> put(NAME, "by hand"));
  }

  @Test
  void rotates_on_demand_by_other_rules_and_without_a_function() {
    connectRds();

    client.rotateSecret(r -> r.secretId(NAME).rotationRules(everyDays(30)));

    assertThat(value(client, NAME)).isEqualTo("by rds");
    assertThat(describe(NAME).rotationRules()).isEqualTo(everyDays(30));
    assertThat(lastAttempt().succeeded()).isTrue();
  }

  @Test
  void takes_a_schedule_without_rotating_and_without_its_service() {
    client.rotateSecret(
        r -> r.secretId(NAME).rotationRules(everyDays(30)).rotateImmediately(false));

    assertThat(describe(NAME).rotationRules()).isEqualTo(everyDays(30));
    assertThat(describe(NAME).nextRotationDate()).isEqualTo(Instant.parse("2026-03-31T23:59:59Z"));
    assertThat(describe(NAME).versionIdsToStages()).hasSize(1);
    assertThat(fake.rotation().attempts()).isEmpty();
  }

  @Test
  void rotation_can_be_cancelled_and_turned_on_again() {
    connectRds();
    client.cancelRotateSecret(r -> r.secretId(NAME));
    assertThat(describe(NAME).rotationEnabled()).isFalse();
    clock.advance(Duration.ofDays(30));
    assertThat(value(client, NAME)).isEqualTo("s3cr3t");

    client.rotateSecret(r -> r.secretId(NAME));

    assertThat(describe(NAME).rotationEnabled()).isTrue();
    assertThat(value(client, NAME)).isEqualTo("by rds");
  }

  @Test
  void takes_no_function_of_the_account() {
    assertManaged(() -> rotate(NAME, everyDays(7)));
  }

  @Test
  void only_its_own_rotation_opens_it_for_changes() {
    fake.region().createManagedSecret("rds", "rds!other", "s3cr3t");
    fake.rotation()
        .connectService(
            "rds",
            (step, id, token, caller) -> {
              assertManaged(() -> put("rds!other", "x"));
              assertManaged(() -> caller.deleteSecret(r -> r.secretId(id)));
            });

    client.rotateSecret(r -> r.secretId(NAME));

    assertThat(lastAttempt().failure()).isEmpty();
    assertThat(lastAttempt().completedSteps()).hasSize(4);
  }

  @Test
  @Tag(ClientKind.IN_PROCESS)
  void a_service_that_is_not_connected_fails_loudly_when_asked_to_rotate() {
    assertThatThrownBy(() -> client.rotateSecret(r -> r.secretId(NAME)))
        .isInstanceOf(NotSimulatedException.class)
        .hasMessage(
            "fake-secrets-manager does not simulate how <rds> rotates the secrets that it manages:"
                + " define it with rotation().connectService(owningService, function)");
  }

  @Test
  void a_service_that_is_not_connected_fails_a_due_rotation_and_no_other_call() {
    clock.advance(Duration.ofDays(8));

    assertThat(value(client, NAME)).isEqualTo("s3cr3t");
    assertThat(lastAttempt().succeeded()).isFalse();
    assertThat(lastAttempt().failure()).containsInstanceOf(NotSimulatedException.class);
    assertThat(describe(NAME).nextRotationDate()).isEqualTo(Instant.parse("2026-03-08T23:59:59Z"));
  }

  @Test
  void connecting_a_service_needs_its_name() {
    assertThatThrownBy(() -> fake.rotation().connectService("", (step, id, token, caller) -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("owningService is empty: use one such as \"rds\"");
  }

  private static software.amazon.awssdk.services.secretsmanager.model.Tag tag(
      String key, String value) {
    return software.amazon.awssdk.services.secretsmanager.model.Tag.builder()
        .key(key)
        .value(value)
        .build();
  }

  private void assertManaged(ThrowingCallable call) {
    assertRefused(
        "InvalidRequestException",
        "The secret is managed by another service, and you must use that service to update it.",
        call);
  }

  @Test
  void creating_one_refuses_invalid_arguments() {
    assertThatThrownBy(() -> fake.region().createManagedSecret("", "x", "y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("owningService is empty: use one such as \"rds\"");
    assertThatThrownBy(() -> fake.region().createManagedSecret("rds", NAME, "y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(NAME)
        .hasMessageContaining("already exists");
  }
}
