package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.ReplicationMode;
import io.github.fakesecretsmanager.support.Calls;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/** The recovery window: the calls that are refused in it, and its end, which is final. */
class DeletionTest extends Contract {

  private static final String SCHEDULED =
      "You can't create this secret because a secret with this name is already scheduled for"
          + " deletion.";

  @Test
  void a_secret_is_deleted_after_thirty_days_by_default() {
    String arn = create("db", "s3cr3t");

    var answer = client.deleteSecret(r -> r.secretId("db"));

    assertThat(answer.arn()).isEqualTo(arn);
    assertThat(answer.name()).isEqualTo("db");
    assertThat(answer.deletionDate()).isEqualTo(NOW.plus(Duration.ofDays(30)));
    clock.advance(Duration.ofDays(30).minusMillis(1));
    assertThat(describe("db").deletedDate()).as("when it was deleted").isEqualTo(NOW);
    clock.advance(Duration.ofMillis(1));
    assertNoSecret("db", "us-east-1");
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 30})
  void a_recovery_window_has_the_requested_length(long days) {
    create("db", "s3cr3t");

    assertThat(client.deleteSecret(r -> r.secretId("db").recoveryWindowInDays(days)).deletionDate())
        .isEqualTo(NOW.plus(Duration.ofDays(days)));
    clock.advance(Duration.ofDays(days));
    assertNoSecret("db", "us-east-1");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 6, 31, Long.MAX_VALUE})
  void a_recovery_window_is_of_7_to_30_days(long days) {
    create("db", "s3cr3t");

    assertRefused(
        "InvalidParameterException",
        "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).",
        () -> client.deleteSecret(r -> r.secretId("db").recoveryWindowInDays(days)));
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 31})
  void an_invalid_window_is_refused_before_its_use_with_force(long days) {
    create("db", "s3cr3t");

    assertRefused(
        "InvalidParameterException",
        "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).",
        () ->
            client.deleteSecret(
                r -> r.secretId("db").recoveryWindowInDays(days).forceDeleteWithoutRecovery(true)));
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 30})
  void a_recovery_window_and_force_exclude_each_other(long days) {
    create("db", "s3cr3t");

    assertRefused(
        "InvalidParameterException",
        "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
        () ->
            client.deleteSecret(
                r -> r.secretId("db").recoveryWindowInDays(days).forceDeleteWithoutRecovery(true)));
  }

  @Test
  void force_deletes_at_once_and_frees_the_name() {
    String arn = create("db", "s3cr3t");

    assertThat(
            client
                .deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true))
                .deletionDate())
        .isEqualTo(NOW);

    assertNoSecret("db", "us-east-1");
    assertThat(create("db", "new")).isNotEqualTo(arn);
  }

  @Test
  void force_deletes_a_secret_that_is_scheduled() {
    create("db", "s3cr3t");
    client.deleteSecret(r -> r.secretId("db"));

    client.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));

    assertNoSecret("db", "us-east-1");
  }

  @Test
  void force_succeeds_for_a_secret_that_does_not_exist() {
    var answer = client.deleteSecret(r -> r.secretId("nix").forceDeleteWithoutRecovery(true));

    assertThat(answer.name()).isEqualTo("nix");
    assertThat(answer.arn())
        .matches("arn:aws:secretsmanager:us-east-1:123456789012:secret:nix-\\w{6}");
    assertThat(answer.deletionDate()).isEqualTo(NOW);
    assertRefused(
        "ResourceNotFoundException", NOT_FOUND, () -> client.deleteSecret(r -> r.secretId("nix")));
  }

  @Test
  void force_answers_with_the_arn_of_a_secret_that_does_not_exist() {
    String gone = create("gone", "s3cr3t");
    client.deleteSecret(r -> r.secretId("gone").forceDeleteWithoutRecovery(true));

    var answer = client.deleteSecret(r -> r.secretId(gone).forceDeleteWithoutRecovery(true));

    assertThat(answer.arn()).isEqualTo(gone);
    assertThat(answer.name()).isEqualTo("gone");
    assertThat(answer.deletionDate()).isEqualTo(NOW);
  }

  @Test
  void force_refuses_a_name_that_no_secret_can_have() {
    assertRefused(
        "ValidationException",
        "Invalid name. Must be a valid name containing alphanumeric characters, or any of the"
            + " following: -/_+=.@!",
        () -> client.deleteSecret(r -> r.secretId("bad name?").forceDeleteWithoutRecovery(true)));
  }

  @TestFactory
  Stream<DynamicTest> refuses_every_call_on_the_secret_in_the_recovery_window() {
    create("db", "s3cr3t");
    client.deleteSecret(r -> r.secretId("db"));
    return Calls.onSecretExcept("DescribeSecret", "ListSecretVersionIds", "RestoreSecret").stream()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.operation(),
                    () ->
                        assertRefused(
                            "InvalidRequestException",
                            MARKED_FOR_DELETION,
                            () -> call.make(client, "db"))));
  }

  @Test
  void the_name_is_held_in_the_recovery_window_and_free_after_it() {
    String arn = create("db", "s3cr3t");
    client.deleteSecret(r -> r.secretId("db").recoveryWindowInDays(7L));
    assertRefused("InvalidRequestException", SCHEDULED, () -> create("db", "new"));

    clock.advance(Duration.ofDays(7));

    assertThat(create("db", "new")).isNotEqualTo(arn);
  }

  @Test
  void restore_brings_the_secret_back_for_good() {
    String arn = create("db", "s3cr3t");
    client.deleteSecret(r -> r.secretId("db").recoveryWindowInDays(7L));

    var answer = client.restoreSecret(r -> r.secretId("db"));

    assertThat(answer.arn()).isEqualTo(arn);
    assertThat(answer.name()).isEqualTo("db");
    clock.advance(Duration.ofDays(100));
    assertThat(value(client, "db")).isEqualTo("s3cr3t");
    assertThat(describe("db").deletedDate()).isNull();
  }

  @Test
  void restore_then_delete_again_counts_the_new_window() {
    create("db", "s3cr3t");
    client.deleteSecret(r -> r.secretId("db").recoveryWindowInDays(7L));
    client.restoreSecret(r -> r.secretId("db"));
    clock.advance(Duration.ofHours(1));
    client.deleteSecret(r -> r.secretId("db").recoveryWindowInDays(20L));

    clock.advance(Duration.ofDays(19));
    assertThat(describe("db").deletedDate()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    clock.advance(Duration.ofDays(1));
    assertNoSecret("db", "us-east-1");
  }

  @Test
  void restore_of_a_secret_that_is_not_scheduled_does_nothing() {
    String arn = create("db", "s3cr3t");

    assertThat(client.restoreSecret(r -> r.secretId("db")).arn()).isEqualTo(arn);
    assertRefused(
        "ResourceNotFoundException", NOT_FOUND, () -> client.restoreSecret(r -> r.secretId("nix")));
  }

  @Test
  void lists_a_scheduled_secret_only_when_asked_to() {
    create("db", "s3cr3t");
    create("other", "x");
    client.deleteSecret(r -> r.secretId("db"));

    assertThat(client.listSecrets().secretList())
        .extracting(SecretListEntry::name)
        .containsExactly("other");
    assertThat(client.listSecrets(r -> r.includePlannedDeletion(true)).secretList())
        .extracting(SecretListEntry::name, SecretListEntry::deletedDate)
        .containsExactly(tuple("db", NOW), tuple("other", null));
  }

  @Test
  void due_deletions_happen_in_order_of_time() {
    FakeSecretsManager slow =
        FakeSecretsManager.builder()
            .clock(clock)
            .replication(ReplicationMode.after(Duration.ofDays(10)))
            .build();
    slow.client("eu-west-3").createSecret(r -> r.name("db").secretString("theirs"));
    slow.client("eu-west-3").deleteSecret(r -> r.secretId("db").recoveryWindowInDays(7L));
    slow.client().createSecret(r -> r.name("db").secretString("s3cr3t"));
    slow.client()
        .replicateSecretToRegions(r -> r.secretId("db").addReplicaRegions(replicaIn("eu-west-3")));

    clock.advance(Duration.ofDays(100));

    assertThat(slow.region("eu-west-3").secret("db").createdDate())
        .as("the name was free again three days before the replica came")
        .isEqualTo(Instant.parse("2026-03-11T10:15:30.125Z"));
  }
}
