package io.github.fakesecretsmanager;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.fakesecretsmanager.domain.ReplicationFailure.Reason;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A secret that a test arranges with everything that a secret can be. */
class SecretArrangementTest {

  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*",
       "Principal": {"AWS": "arn:aws:iam::210987654321:root"}}}""";

  private final FakeClock clock = FakeClock.frozenAt(Instant.parse("2026-03-01T10:15:30Z"));
  private final FakeSecretsManager fake = FakeSecretsManager.builder().clock(clock).build();
  private final SecretsManagerClient client = fake.client();
  private final SecretArrangement arrangement = fake.region().newSecret("prod/db");

  @AfterEach
  void close_the_fake() {
    fake.close();
  }

  private void refused(String message, ThrowingCallable misuse) {
    assertThatIllegalArgumentException().isThrownBy(misuse).withMessageStartingWith(message);
    assertThat(fake.region()).hasNoSecret("prod/db");
  }

  @Test
  void has_everything_that_the_test_says_and_is_not_recorded() {
    FakeKmsKey key = fake.region().createKmsKey("alias/payments");

    Secret secret =
        arrangement
            .value("one")
            .description("the database")
            .tag("env", "prod")
            .tag("team", "payments")
            .tag("env", "production")
            .kmsKey(key)
            .resourcePolicy(POLICY)
            .create();

    assertThat(secret)
        .hasStringValue("one")
        .hasDescription("the database")
        .hasTag("env", "production")
        .hasTag("team", "payments")
        .isStandalone();
    assertThat(secret.kmsKeyId()).isEqualTo(key.arn());
    assertThat(client.getResourcePolicy(r -> r.secretId("prod/db")).resourcePolicy())
        .contains("210987654321");
    assertThat(fake.cloudTrail().events("CreateSecret")).isEmpty();
    assertThat(fake.cloudTrail().events("PutResourcePolicy")).isEmpty();
  }

  @Test
  void has_no_version_without_a_value() {
    assertThat(arrangement.create().versions().all()).isEmpty();
  }

  @Test
  void has_a_binary_value() {
    Secret secret = arrangement.binaryValue(new byte[] {1, 2}).create();

    assertThat(secret.currentVersion().flatMap(version -> version.value()))
        .contains(new SecretValue.Binary(new byte[] {1, 2}));
  }

  @Test
  void has_further_versions_with_their_labels() {
    arrangement.value("one").version("two").version("three", "AWSPENDING", "mine").create();

    assertThat(valueOf("AWSCURRENT")).isEqualTo("two");
    assertThat(valueOf("AWSPREVIOUS")).isEqualTo("one");
    assertThat(valueOf("AWSPENDING")).isEqualTo("three");
    assertThat(valueOf("mine")).isEqualTo("three");
  }

  private String valueOf(String stage) {
    return client.getSecretValue(r -> r.secretId("prod/db").versionStage(stage)).secretString();
  }

  @Test
  void has_replicas_under_their_keys() {
    FakeKmsKey key = fake.region("eu-west-3").createKmsKey();

    Secret secret =
        arrangement.value("one").replica("eu-west-1").replica("eu-west-3", key).create();

    assertThat(secret).isReplicatedExactlyTo("eu-west-1", "eu-west-3");
    assertThat(fake.region("eu-west-3").secret("prod/db").kmsKeyId()).isEqualTo(key.arn());
  }

  @ParameterizedTest
  @EnumSource(value = Reason.class, names = "SCRIPTED", mode = Mode.EXCLUDE)
  void has_a_replica_that_has_failed_for_a_reason(Reason reason) {
    arrangement.value("one").failedReplica("eu-west-3", reason).replica("eu-west-1").create();

    assertThat(fake).secret("prod/db").replica("eu-west-3").hasFailedBecause(reason);
    assertThat(fake).secret("prod/db").replica("eu-west-1").isInSync();
    assertThat(fake.region("eu-west-3")).hasNoSecret("prod/db");
    assertThat(
            client
                .describeSecret(r -> r.secretId("prod/db"))
                .replicationStatus()
                .get(0)
                .statusMessage())
        .startsWith("Replication failed: ");
  }

  @Test
  void a_failed_replica_is_healed_by_replicating_again() {
    arrangement.value("one").failedReplica("eu-west-3", Reason.KMS_ACCESS_DENIED).create();

    client.replicateSecretToRegions(
        r -> r.secretId("prod/db").addReplicaRegions(to -> to.region("eu-west-3")));

    assertThat(fake).secret("prod/db").isReplicatedTo("eu-west-3");
  }

  @Test
  void has_a_replica_that_stays_in_progress_until_it_is_settled() {
    arrangement.value("one").replicaInProgress("eu-west-3").replica("eu-west-1").create();
    clock.advance(Duration.ofDays(365));

    assertThat(fake).secret("prod/db").replica("eu-west-3").isInProgress();
    assertThat(fake).secret("prod/db").replica("eu-west-1").isInSync();
    assertThat(fake.region("eu-west-3")).hasNoSecret("prod/db");

    fake.replication().settle();
    assertThat(fake).secret("prod/db").isReplicatedExactlyTo("eu-west-3", "eu-west-1");
  }

  @Test
  void is_scheduled_for_deletion() {
    arrangement.value("one").tag("a", "b").scheduledForDeletion(7).create();

    assertThat(fake).secret("prod/db").isScheduledForDeletion().hasTag("a", "b");
    assertThat(fake.cloudTrail().events()).isEmpty();
    clock.advance(Duration.ofDays(7));
    assertThat(fake).hasNoSecret("prod/db");
  }

  @Test
  void is_managed_by_a_service() {
    arrangement.value("one").managedBy("rds").create();

    assertThat(client.describeSecret(r -> r.secretId("prod/db")).owningService()).isEqualTo("rds");
  }

  @Test
  void what_aws_would_refuse_is_refused_and_leaves_nothing_behind() {
    refused(
        "can't create the secret <prod/db> in us-east-1: You can't delete secret",
        () -> arrangement.value("one").replica("eu-west-3").scheduledForDeletion(7).create());
    assertThat(fake.region("eu-west-3")).hasNoSecret("prod/db");
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 31, 0, -1})
  void a_recovery_window_outside_7_to_30_days_is_refused(int days) {
    refused(
        "can't create the secret <prod/db> in us-east-1: ",
        () -> arrangement.value("one").scheduledForDeletion(days).create());
  }

  @Test
  void two_values_a_long_tag_an_invalid_policy_and_a_key_of_another_region_are_refused() {
    refused(
        "can't create the secret <prod/db> in us-east-1: You can't specify both a binary",
        () -> arrangement.value("one").binaryValue(new byte[1]).create());
    refused(
        "can't create the secret <prod/db> in us-east-1: 1 validation error",
        () -> fake.region().newSecret("prod/db").tag("k".repeat(129), "v").create());
    refused(
        "can't create the secret <prod/db> in us-east-1: ",
        () -> fake.region().newSecret("prod/db").resourcePolicy("{").create());
    FakeKmsKey key = fake.region("eu-west-3").createKmsKey();
    refused(
        "can't create the secret <prod/db> in us-east-1: ",
        () -> fake.region().newSecret("prod/db").value("one").kmsKey(key).create());
  }

  @Test
  void a_name_that_is_taken_keeps_its_secret() {
    arrangement.value("one").create();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.region().newSecret("prod/db").value("two").create())
        .withMessageContaining("already exists");
    assertThat(fake).secret("prod/db").hasStringValue("one");
  }

  @Test
  void a_replica_in_an_impossible_region_or_without_a_message_is_refused() {
    refused("unknown Region <eu-west-33>", () -> arrangement.replica("eu-west-33"));
    refused(
        "can't replicate the secret <prod/db> from us-east-1 to <us-east-1>",
        () -> arrangement.replicaInProgress("us-east-1"));
    refused(
        "can't replicate the secret <prod/db> from us-east-1 to <cn-north-1>",
        () -> arrangement.failedReplica("cn-north-1", Reason.KMS_ACCESS_DENIED));
    refused(
        "reason <SCRIPTED> lacks a message",
        () -> arrangement.failedReplica("eu-west-3", Reason.SCRIPTED));
  }

  @Test
  void half_of_a_surrogate_pair_is_refused_as_no_client_can_send_it() {
    refused(
        "invalid value: it has half of a surrogate pair at index <2>",
        () -> arrangement.value("ab\ud83dc"));
    refused(
        "invalid value: it has half of a surrogate pair at index <0>",
        () -> fake.region().createSecret("prod/db", "\ude00"));

    assertThat(arrangement.value("a\ud83d\ude00").create()).hasStringValue("a\ud83d\ude00");
  }

  @Test
  void an_owning_service_that_is_too_long_or_empty_is_refused() {
    refused(
        "invalid owningService of <129> characters: use 128 or fewer",
        () -> arrangement.managedBy("x".repeat(129)));
    refused("owningService is empty", () -> arrangement.managedBy(""));
  }

  @Test
  void null_and_an_empty_name_are_refused() {
    assertThatNullPointerException().isThrownBy(() -> arrangement.value(null));
    assertThatNullPointerException().isThrownBy(() -> arrangement.binaryValue(null));
    assertThatNullPointerException().isThrownBy(() -> arrangement.version("x", (String[]) null));
    assertThatNullPointerException().isThrownBy(() -> arrangement.kmsKey(null));
    assertThatNullPointerException().isThrownBy(() -> arrangement.description(null));
    assertThatNullPointerException().isThrownBy(() -> arrangement.resourcePolicy(null));
    refused("name is empty", () -> fake.region().newSecret(""));
  }

  @Test
  void its_text_and_its_refusals_show_no_value() {
    SecretArrangement canary = arrangement.value("canary").version("canary", "x".repeat(300));

    assertThat(canary).hasToString("SecretArrangement[prod/db in us-east-1]");
    assertThatIllegalArgumentException()
        .isThrownBy(canary::create)
        .withMessageNotContaining("canary");
    assertThat(fake.region().findSecret("prod/db")).isEqualTo(Optional.empty());
  }
}
