package io.github.fakesecretsmanager.assertions;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.domain.RotationStep;
import org.junit.jupiter.api.Test;

/** Assertions on KMS keys, and on rotations. */
class KmsKeyAndRotationAssertTest extends AssertionTest {

  private static final String LAMBDA = "arn:aws:lambda:us-east-1:123456789012:function:rotate-db";

  @Test
  void a_key_is_in_one_of_its_states() {
    FakeKmsKey key = fake.region().createKmsKey("alias/payments");

    assertThat(key).isEnabled();
    assertThat(key.disable()).isDisabled();
    assertFails(
        """

        Expecting <%s> to be
          <enabled>
        but it is
          <disabled>"""
            .formatted(key),
        () -> assertThat(key).isEnabled());
    assertThat(key.scheduleDeletion()).isPendingDeletion();
    assertFails(
        """

        Expecting <%s> to be deleted
        but it is
          <pending deletion>"""
            .formatted(key),
        () -> assertThat(key).isDeleted());
    fake.reset();
    assertThat(key).isDeleted();
    assertThatThrownBy(() -> assertThat(key).isDisabled()).hasMessageContaining("<deleted>");
  }

  @Test
  void a_primary_key_waits_for_its_replica_keys() {
    FakeKmsKey key = fake.region().createMultiRegionKmsKey();
    FakeKmsKey replica = key.replicateTo("eu-west-3");

    assertThat(key.scheduleDeletion()).isPendingReplicaDeletion();
    assertThat(replica).isEnabled();
    assertFails(
        """

        Expecting <%s> to be
          <pending replica deletion>
        but it is
          <pending deletion>"""
            .formatted(replica),
        () -> assertThat(replica.scheduleDeletion()).isPendingReplicaDeletion());
  }

  private void rotate(boolean fails) {
    fake.rotation()
        .deployFunction(
            LAMBDA,
            (step, id, token, client) -> {
              if (fails && step == RotationStep.SET_SECRET) {
                throw new IllegalStateException(VALUE);
              }
              if (step == RotationStep.CREATE_SECRET) {
                client.putSecretValue(
                    r ->
                        r.secretId(id)
                            .clientRequestToken(token)
                            .secretString(VALUE + "2")
                            .versionStages("AWSPENDING"));
              }
              if (step == RotationStep.FINISH_SECRET) {
                String current = client.getSecretValue(r -> r.secretId(id)).versionId();
                client.updateSecretVersionStage(
                    r ->
                        r.secretId(id)
                            .versionStage("AWSCURRENT")
                            .moveToVersionId(token)
                            .removeFromVersionId(current));
              }
            });
    client.rotateSecret(
        r ->
            r.secretId("db")
                .rotationLambdaARN(LAMBDA)
                .rotationRules(rules -> rules.automaticallyAfterDays(10L)));
  }

  @Test
  void a_secret_has_rotated() {
    String arn = create("db");
    assertThat(fake.rotation()).hasNotRotated("db");
    assertThatThrownBy(() -> assertThat(fake.rotation()).hasRotated("db"))
        .hasMessageContaining("to have been rotated")
        .hasMessageContaining("<none>");

    rotate(false);

    assertThat(fake.rotation())
        .hasRotated("db")
        .hasRotated(arn)
        .hasCompleted("db", RotationStep.values());
    assertThatThrownBy(() -> assertThat(fake.rotation()).hasNotRotated(arn))
        .hasMessageContaining("not to have been rotated")
        .hasMessageContaining("succeeded at 2026-03-01T10:15:30Z");
    assertThatThrownBy(() -> assertThat(fake.rotation()).hasFailed("db"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void a_trial_run_of_the_function_rotates_nothing() {
    create("db");
    fake.rotation().deployFunction(LAMBDA, (step, id, token, rotating) -> {});

    client.rotateSecret(
        r ->
            r.secretId("db")
                .rotationLambdaARN(LAMBDA)
                .rotateImmediately(false)
                .rotationRules(rules -> rules.automaticallyAfterDays(10L)));

    assertThat(fake.rotation()).hasCompleted("db", RotationStep.TEST_SECRET).hasNotRotated("db");
    assertThatThrownBy(() -> assertThat(fake.rotation()).hasRotated("db"))
        .hasMessageContaining("to have been rotated")
        .hasMessageContaining("trial run succeeded at");
  }

  @Test
  void a_secret_has_failed_to_rotate() {
    create("db");

    rotate(true);

    assertThat(fake.rotation())
        .hasFailed("db")
        .hasNotRotated("db")
        .hasCompleted("db", RotationStep.CREATE_SECRET);
    assertThatThrownBy(() -> assertThat(fake.rotation()).hasCompleted("db", RotationStep.values()))
        .hasMessageContaining("java.lang.IllegalStateException")
        .hasMessageNotContaining(VALUE);
  }
}
