package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.NotSimulatedException;
import io.github.fakesecretsmanager.domain.RotationStep;
import io.github.fakesecretsmanager.support.Policies;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.ExternalSecretRotationMetadataItem;

/** The type of a managed external secret, which old versions of the SDK do not know. */
@Tag("new-sdk")
class SecretTypeTest extends RotationContract {

  private static final String ROLE = "arn:aws:iam::123456789012:role/rotate-atlas";

  @Test
  void is_shown_replicated_and_changed() {
    client.createSecret(
        r ->
            r.name("db")
                .secretString("x")
                .type("MongoDBAtlasDatabaseUser")
                .addReplicaRegions(replicaIn("eu-west-3")));
    assertThat(describe("db").type()).isEqualTo("MongoDBAtlasDatabaseUser");
    assertThat(client.listSecrets().secretList().get(0).type())
        .isEqualTo("MongoDBAtlasDatabaseUser");

    client.updateSecret(r -> r.secretId("db").type("SnowflakePat"));

    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).type())
        .isEqualTo("SnowflakePat");
  }

  private void rotateExternal(String id) {
    client.rotateSecret(
        r ->
            r.secretId(id)
                .externalSecretRotationRoleArn(ROLE)
                .externalSecretRotationMetadata(item -> item.key("projectId").value("42"))
                .rotationRules(everyDays(7)));
  }

  @Test
  void a_managed_external_secret_rotates_without_a_function_of_the_account() {
    client.createSecret(r -> r.name("db").secretString("one").type("MongoDBAtlasDatabaseUser"));
    fake.rotation()
        .connectPartner(
            "MongoDBAtlasDatabaseUser",
            (step, id, token, caller) -> {
              if (step == RotationStep.FINISH_SECRET) {
                caller.putSecretValue(
                    r -> r.secretId(id).clientRequestToken(token).secretString("two"));
              }
            });

    rotateExternal("db");

    assertThat(value(client, "db")).isEqualTo("two");
    var described = describe("db");
    assertThat(described.lastRotatedDate()).isEqualTo(NOW);
    assertThat(described.externalSecretRotationRoleArn()).isEqualTo(ROLE);
    assertThat(described.externalSecretRotationMetadata())
        .isEqualTo(client.listSecrets().secretList().get(0).externalSecretRotationMetadata())
        .containsExactly(
            ExternalSecretRotationMetadataItem.builder().key("projectId").value("42").build());
    assertThat(client.listSecrets().secretList().get(0).externalSecretRotationRoleArn())
        .isEqualTo(ROLE);
    assertThat(described.rotationLambdaARN()).isNull();
  }

  @Test
  @Tag(ClientKind.IN_PROCESS)
  void a_partner_that_is_not_connected_fails_loudly() {
    client.createSecret(r -> r.name("db").secretString("one").type("DatadogApiKey"));

    assertThatThrownBy(() -> rotateExternal("db"))
        .isInstanceOf(NotSimulatedException.class)
        .hasMessageContaining("<DatadogApiKey>")
        .hasMessageContaining("connectPartner(type, function)");
    assertThat(describe("db").rotationEnabled()).isNull();
  }

  @Test
  void metadata_beyond_its_limits_is_refused() {
    create("db", "one");

    assertRefused(
        "ValidationException",
        "1 validation error detected: Value '' at 'externalSecretRotationMetadata.1.member.key'"
            + " failed to satisfy constraint: Member must have length greater than or equal to 1",
        () ->
            client.rotateSecret(
                r ->
                    r.secretId("db")
                        .externalSecretRotationMetadata(item -> item.key("").value("x"))));
  }

  @Test
  void a_type_without_its_partner_fails_at_the_next_rotation_and_blocks_nothing() {
    client.createSecret(r -> r.name("db").secretString("one").type("DatadogApiKey"));
    fake.rotation().connectPartner("DatadogApiKey", (step, id, token, caller) -> {});
    rotateExternal("db");
    client.updateSecretVersionStage(
        r ->
            r.secretId("db")
                .versionStage("AWSPENDING")
                .removeFromVersionId(lastAttempt().versionId()));
    client.updateSecret(r -> r.secretId("db").type("SnowflakePat"));

    clock.advance(Duration.ofDays(8));

    assertThat(describe("db").versionIdsToStages()).hasSize(1);
    assertThat(lastAttempt().failure()).containsInstanceOf(NotSimulatedException.class);
  }

  @Test
  void omitted_members_of_the_configuration_are_kept() {
    client.createSecret(r -> r.name("db").secretString("one").type("DatadogApiKey"));
    fake.rotation()
        .connectPartner(
            "DatadogApiKey",
            (step, id, token, caller) -> {
              if (step == RotationStep.FINISH_SECRET) {
                caller.putSecretValue(
                    r -> r.secretId(id).clientRequestToken(token).secretString("two"));
                caller.updateSecretVersionStage(
                    r -> r.secretId(id).versionStage("AWSPENDING").removeFromVersionId(token));
              }
            });
    rotateExternal("db");

    client.rotateSecret(
        r ->
            r.secretId("db")
                .externalSecretRotationMetadata(item -> item.key("projectId").value("43")));

    assertThat(describe("db").externalSecretRotationRoleArn()).isEqualTo(ROLE);
    assertThat(describe("db").externalSecretRotationMetadata().get(0).value()).isEqualTo("43");

    client.rotateSecret(r -> r.secretId("db").externalSecretRotationRoleArn(ROLE + "-2"));

    assertThat(describe("db").externalSecretRotationRoleArn()).isEqualTo(ROLE + "-2");
    assertThat(describe("db").externalSecretRotationMetadata().get(0).value()).isEqualTo("43");
  }

  @Test
  void a_configuration_may_have_a_role_alone_or_metadata_alone() {
    for (String name : List.of("role", "metadata")) {
      client.createSecret(r -> r.name(name).secretString("one").type("DatadogApiKey"));
    }
    fake.rotation().connectPartner("DatadogApiKey", (step, id, token, caller) -> {});

    client.rotateSecret(
        r ->
            r.secretId("role")
                .externalSecretRotationRoleArn(ROLE)
                .rotateImmediately(false)
                .rotationRules(everyDays(7)));
    client.rotateSecret(
        r ->
            r.secretId("metadata")
                .externalSecretRotationMetadata(item -> item.key("projectId").value("42"))
                .rotateImmediately(false)
                .rotationRules(everyDays(7)));

    assertThat(describe("role").externalSecretRotationRoleArn()).isEqualTo(ROLE);
    assertThat(describe("metadata").externalSecretRotationMetadata()).hasSize(1);
  }

  @Test
  void an_empty_type_is_not_a_type() {
    client.createSecret(r -> r.name("db").secretString("one").type("DatadogApiKey"));

    client.updateSecret(r -> r.secretId("db").type(""));

    assertThat(describe("db").type()).isNull();
  }

  @Test
  void policies_control_passing_a_role_and_the_type_of_the_secret() {
    client.createSecret(r -> r.name("db").secretString("one").type("DatadogApiKey"));
    fake.rotation().connectPartner("DatadogApiKey", (step, id, token, caller) -> {});
    var role =
        fake.role("app")
            .withPolicy(
                Policies.allowing("secretsmanager:RotateSecret")
                    .when("StringEquals", "secretsmanager:resource/Type", "DatadogApiKey")
                    .json());
    Runnable rotating =
        () -> as(role).rotateSecret(r -> r.secretId("db").externalSecretRotationRoleArn(ROLE));
    assertThat(refusal(rotating::run).awsErrorDetails().errorMessage())
        .contains("iam:PassRole on resource: " + ROLE);

    role.withPolicy(
        Policies.allowing("iam:PassRole")
            .on(ROLE)
            .when("StringEquals", "iam:PassedToService", "secretsmanager.amazonaws.com")
            .json());
    rotating.run();

    assertThat(describe("db").rotationEnabled()).isTrue();
  }
}
