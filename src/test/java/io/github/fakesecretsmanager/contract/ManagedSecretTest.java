package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.support.Calls;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
    return Calls.changingExcept("StopReplicationToReplica").stream()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.operation(), () -> assertManaged(() -> call.make(client, NAME))));
  }

  @Test
  void can_have_its_key_changed_by_that_service_only() {
    assertManaged(() -> client.updateSecret(r -> r.secretId(NAME).kmsKeyId("")));
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
        .hasMessage("owningService is empty: give one, for example \"rds\"");
    assertThatThrownBy(() -> fake.region().createManagedSecret("rds", NAME, "y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(NAME)
        .hasMessageContaining("already exists");
  }
}
