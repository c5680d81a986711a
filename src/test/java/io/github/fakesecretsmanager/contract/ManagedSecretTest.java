package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.support.Policies;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Secrets that another AWS service manages. */
class ManagedSecretTest extends Contract {

  private static final String NAME = "rds!db-1a2b3c";

  @BeforeEach
  void create_a_managed_secret() {
    fake.region().createManagedSecret("rds", NAME, "s3cr3t");
  }

  @Test
  void names_its_service_and_can_be_read() {
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
    Map<String, Runnable> changes = new LinkedHashMap<>();
    changes.put("replicate", () -> replicate(NAME, "eu-west-3"));
    changes.put(
        "remove regions",
        () ->
            client.removeRegionsFromReplication(
                r -> r.secretId(NAME).removeReplicaRegions("eu-west-3")));
    changes.put("put", () -> put(NAME, "x"));
    changes.put("update", () -> client.updateSecret(r -> r.secretId(NAME).description("x")));
    changes.put("update key", () -> client.updateSecret(r -> r.secretId(NAME).kmsKeyId("")));
    changes.put(
        "move a label",
        () ->
            client.updateSecretVersionStage(
                r ->
                    r.secretId(NAME)
                        .versionStage("x")
                        .moveToVersionId("0123456789abcdef0123456789abcdef")));
    changes.put("rotate", () -> client.rotateSecret(r -> r.secretId(NAME)));
    changes.put("cancel rotation", () -> client.cancelRotateSecret(r -> r.secretId(NAME)));
    changes.put("delete", () -> client.deleteSecret(r -> r.secretId(NAME)));
    changes.put("restore", () -> client.restoreSecret(r -> r.secretId(NAME)));
    changes.put(
        "tag", () -> client.tagResource(r -> r.secretId(NAME).tags(t -> t.key("a").value("b"))));
    changes.put("untag", () -> client.untagResource(r -> r.secretId(NAME).tagKeys("a")));
    changes.put(
        "put policy",
        () ->
            client.putResourcePolicy(
                r -> r.secretId(NAME).resourcePolicy(Policies.ACCOUNT_MAY_READ)));
    changes.put("delete policy", () -> client.deleteResourcePolicy(r -> r.secretId(NAME)));
    return changes.entrySet().stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.getKey(),
                    () ->
                        assertRefused(
                            "InvalidRequestException",
                            "The secret is managed by another service, and you must use that"
                                + " service to update it.",
                            change.getValue()::run)));
  }

  @Test
  void arranging_one_refuses_bad_arguments() {
    assertThatThrownBy(() -> fake.region().createManagedSecret("", "x", "y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("owningService is empty: give one, for example \"rds\"");
    assertThatThrownBy(() -> fake.region().createManagedSecret("rds", NAME, "y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(NAME)
        .hasMessageContaining("already exists");
  }
}
