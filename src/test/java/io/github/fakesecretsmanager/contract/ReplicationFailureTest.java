package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every cause for which replication to a Region fails, while another Region succeeds. */
class ReplicationFailureTest extends Contract {

  private static final String KMS_DENIED = "Replication failed: Access to KMS is not allowed";
  private static final String KEY_UNUSABLE =
      "Replication failed: The KMS key is disabled or not found";
  private static final String NAME_EXISTS =
      "Replication failed: Secret name db already exists in region eu-west-3.";
  private static final String DIFFERENT_ARN =
      "Replication failed: Secret name db is currently replicated to eu-west-3 with a different arn";

  private void assertOnlyParisFails(String statusMessage) {
    assertFailed("db", "eu-west-3", statusMessage);
    assertThat(status("db", "eu-west-1")).isEqualTo("InSync");
    assertThat(value(in("eu-west-1"), "db")).isEqualTo("s3cr3t");
  }

  private ReplicationFailure cause() {
    return failureOf("db", "eu-west-3");
  }

  private void replicateToBothWithKeyInParis(String kmsKeyId) {
    client.replicateSecretToRegions(
        r ->
            r.secretId("db")
                .addReplicaRegions(
                    to -> to.region("eu-west-3").kmsKeyId(kmsKeyId), to -> to.region("eu-west-1")));
  }

  @Test
  void the_name_is_taken_and_both_secrets_keep_their_values() {
    create("db", "s3cr3t");
    in("eu-west-3").createSecret(r -> r.name("db").secretString("theirs"));

    replicate("db", "eu-west-3", "eu-west-1");

    assertOnlyParisFails(NAME_EXISTS);
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("theirs");
    assertThat(value(client, "db")).isEqualTo("s3cr3t");
    assertThat(cause().reason()).isEqualTo(ReplicationFailure.Reason.SECRET_NAME_EXISTS);
  }

  @Test
  void force_replaces_a_standalone_secret_and_its_arn() {
    String arn = create("db", "s3cr3t");
    String theirs = in("eu-west-3").createSecret(r -> r.name("db").secretString("theirs")).arn();

    overwrite("db", "eu-west-3");

    assertThat(status("db", "eu-west-3")).isEqualTo("InSync");
    assertThat(value(in("eu-west-3"), arn.replace("us-east-1", "eu-west-3"))).isEqualTo("s3cr3t");
    assertNoSecret(theirs, "eu-west-3");
  }

  @Test
  void force_loses_nothing_when_replication_fails_for_another_cause() {
    create("db", "s3cr3t");
    in("eu-west-3").createSecret(r -> r.name("db").secretString("theirs"));
    String key = fake.region("eu-west-3").createKmsKey().disable().arn();

    client.replicateSecretToRegions(
        r ->
            r.secretId("db")
                .forceOverwriteReplicaSecret(true)
                .addReplicaRegions(to -> to.region("eu-west-3").kmsKeyId(key)));

    assertFailed("db", "eu-west-3", KEY_UNUSABLE);
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("theirs");
  }

  @Test
  void force_loses_nothing_when_only_some_versions_can_be_carried_over() {
    FakeKmsKey old = createWithOldVersionUnderOlderKey();
    in("eu-west-3").createSecret(r -> r.name("db").secretString("theirs"));
    old.disable();

    overwrite("db", "eu-west-3");

    assertFailed("db", "eu-west-3", KEY_UNUSABLE);
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("theirs");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void force_does_not_replace_a_secret_scheduled_for_deletion(boolean force) {
    create("db", "s3cr3t");
    in("eu-west-3").createSecret(r -> r.name("db").secretString("theirs"));
    in("eu-west-3").deleteSecret(r -> r.secretId("db"));

    client.replicateSecretToRegions(
        r ->
            r.secretId("db")
                .forceOverwriteReplicaSecret(force)
                .addReplicaRegions(replicaIn("eu-west-3"), replicaIn("eu-west-1")));

    assertOnlyParisFails(
        "Replication failed: You can't create this secret because a secret with this name is"
            + " already scheduled for deletion.");
    in("eu-west-3").restoreSecret(r -> r.secretId("db"));
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("theirs");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void force_does_not_replace_a_replica_of_another_primary(boolean force) {
    create("db", "s3cr3t");
    in("us-west-2").createSecret(r -> r.name("db").secretString("theirs"));
    in("us-west-2")
        .replicateSecretToRegions(r -> r.secretId("db").addReplicaRegions(replicaIn("eu-west-3")));

    client.replicateSecretToRegions(
        r ->
            r.secretId("db")
                .forceOverwriteReplicaSecret(force)
                .addReplicaRegions(replicaIn("eu-west-3"), replicaIn("eu-west-1")));

    assertOnlyParisFails(DIFFERENT_ARN);
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("theirs");
    assertThat(cause().detail()).contains("us-west-2");
  }

  @Test
  void force_does_not_replace_a_primary_with_replicas() {
    create("db", "s3cr3t");
    String theirs = in("eu-west-3").createSecret(r -> r.name("db").secretString("theirs")).arn();
    in("eu-west-3")
        .replicateSecretToRegions(r -> r.secretId("db").addReplicaRegions(replicaIn("eu-north-1")));

    replicate("db", "eu-west-3", "eu-west-1");
    assertOnlyParisFails(NAME_EXISTS);

    overwrite("db", "eu-west-3");
    assertOnlyParisFails(
        "Replication failed: You can't delete secret "
            + theirs
            + " that still has replica regions [eu-north-1].");
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("theirs");
  }

  @Test
  void force_replaces_a_promoted_replica() {
    create("db", "s3cr3t");
    replicate("db", "eu-west-3");
    in("eu-west-3").stopReplicationToReplica(r -> r.secretId("db"));

    replicate("db", "eu-west-3");
    assertFailed("db", "eu-west-3", NAME_EXISTS);

    overwrite("db", "eu-west-3");
    assertThat(status("db", "eu-west-3")).isEqualTo("InSync");
  }

  @ParameterizedTest
  @EnumSource(
      value = KmsPermission.class,
      names = {"GENERATE_DATA_KEY", "ENCRYPT"})
  void the_replicas_key_denies(KmsPermission permission) {
    create("db", "s3cr3t");
    FakeKmsKey key = fake.region("eu-west-3").createKmsKey("alias/paris").deny(permission);

    replicateToBothWithKeyInParis(key.arn());

    assertOnlyParisFails(KMS_DENIED);
    assertNoSecret("db", "eu-west-3");
    assertThat(cause().reason()).isEqualTo(ReplicationFailure.Reason.KMS_ACCESS_DENIED);
    assertThat(cause().detail()).contains("alias/paris").contains(permission.action());
  }

  @Test
  void the_replicas_key_need_not_decrypt() {
    create("db", "s3cr3t");
    FakeKmsKey key = fake.region("eu-west-3").createKmsKey().deny(KmsPermission.DECRYPT);

    replicateToBothWithKeyInParis(key.arn());

    assertThat(status("db", "eu-west-3")).isEqualTo("InSync");
  }

  @Test
  void the_replicas_key_is_disabled() {
    create("db", "s3cr3t");

    replicateToBothWithKeyInParis(fake.region("eu-west-3").createKmsKey().disable().arn());

    assertOnlyParisFails(KEY_UNUSABLE);
    assertThat(cause().detail()).contains("disabled");
  }

  @Test
  void the_replicas_key_is_pending_deletion() {
    create("db", "s3cr3t");

    replicateToBothWithKeyInParis(fake.region("eu-west-3").createKmsKey().scheduleDeletion().id());

    assertOnlyParisFails(KEY_UNUSABLE);
    assertThat(cause().detail()).contains("pending deletion");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alias/nix", "no-such-key", "arn:aws:kms:eu-west-3:123456789012:key/no"})
  void the_replicas_key_is_missing(String kmsKeyId) {
    create("db", "s3cr3t");

    replicateToBothWithKeyInParis(kmsKeyId);

    assertOnlyParisFails(KEY_UNUSABLE);
    assertThat(cause().detail()).contains(kmsKeyId).contains("createKmsKey");
  }

  @Test
  void the_replicas_key_is_in_the_primarys_region() {
    create("db", "s3cr3t");

    replicateToBothWithKeyInParis(fake.region().createKmsKey("alias/payments").arn());

    assertOnlyParisFails(KEY_UNUSABLE);
  }

  private FakeKmsKey createUnderOwnKey() {
    FakeKmsKey key = fake.region().createKmsKey("alias/payments");
    client.createSecret(r -> r.name("db").secretString("s3cr3t").kmsKeyId(key.arn()));
    return key;
  }

  @Test
  void the_primarys_key_denies_decrypt() {
    createUnderOwnKey().deny(KmsPermission.DECRYPT);

    replicate("db", "eu-west-3");

    assertFailed("db", "eu-west-3", KMS_DENIED);
    assertNoSecret("db", "eu-west-3");
    assertThat(cause().detail()).contains("us-east-1").contains("kms:Decrypt");
  }

  @Test
  void the_primarys_key_is_disabled() {
    createUnderOwnKey().disable();

    replicate("db", "eu-west-3");

    assertFailed("db", "eu-west-3", KEY_UNUSABLE);
  }

  @Test
  void the_primarys_key_is_gone() {
    createUnderOwnKey().scheduleDeletion();
    clock.advance(Duration.ofDays(30));

    replicate("db", "eu-west-3");

    assertFailed("db", "eu-west-3", KEY_UNUSABLE);
  }

  @Test
  void the_primarys_key_is_pending_deletion() {
    createUnderOwnKey().scheduleDeletion();

    replicate("db", "eu-west-3");

    assertFailed("db", "eu-west-3", KEY_UNUSABLE);
    assertThat(cause().detail()).contains("us-east-1").contains("pending deletion");
  }

  /** Returns the older key, which alone the version with a custom label is encrypted under. */
  private FakeKmsKey createWithOldVersionUnderOlderKey() {
    FakeKmsKey old = createUnderOwnKey();
    client.putSecretValue(
        r -> r.secretId("db").secretString("legacy").versionStages("MyCustomLabel"));
    String young = fake.region().createKmsKey().arn();
    client.updateSecret(r -> r.secretId("db").kmsKeyId(young));
    return old;
  }

  @Test
  void an_old_labelled_version_is_still_under_an_older_key_that_denies_decrypt() {
    createWithOldVersionUnderOlderKey().deny(KmsPermission.DECRYPT);

    replicate("db", "eu-west-3");

    assertFailed("db", "eu-west-3", KMS_DENIED);
    assertThat(cause().detail()).contains("alias/payments").contains("kms:Decrypt");
  }

  @Test
  void an_old_labelled_version_is_still_under_an_older_disabled_key() {
    createWithOldVersionUnderOlderKey().disable();

    replicate("db", "eu-west-3");

    assertFailed("db", "eu-west-3", KEY_UNUSABLE);
    assertThat(value(in("eu-west-3"), "db"))
        .as("the version that could be carried over stays")
        .isEqualTo("s3cr3t");

    client.putSecretValue(
        r -> r.secretId("db").secretString("legacy").versionStages("MyCustomLabel"));
    replicate("db", "eu-west-3");
    assertThat(status("db", "eu-west-3")).isEqualTo("InSync");
    assertThat(
            in("eu-west-3")
                .getSecretValue(r -> r.secretId("db").versionStage("MyCustomLabel"))
                .secretString())
        .isEqualTo("legacy");
  }

  @Test
  void the_region_is_not_enabled() {
    create("db", "s3cr3t");
    fake.region("eu-south-2").disable();

    replicate("db", "eu-south-2", "eu-west-1");

    assertFailed(
        "db",
        "eu-south-2",
        "Replication failed: Region eu-south-2 is not enabled for this account.");
    assertThat(status("db", "eu-west-1")).isEqualTo("InSync");
    assertThat(fake.region("eu-south-2").findSecret("db")).isEmpty();
  }

  @Test
  void a_retry_succeeds_once_the_cause_is_gone() {
    create("db", "s3cr3t");
    FakeKmsKey key = fake.region("eu-west-3").createKmsKey().deny(KmsPermission.ENCRYPT);
    replicateToBothWithKeyInParis(key.arn());
    assertOnlyParisFails(KMS_DENIED);

    key.allow(KmsPermission.ENCRYPT);
    assertThat(status("db", "eu-west-3")).as("nothing retries by itself").isEqualTo("Failed");
    replicateWithKey("db", "eu-west-3", key.arn());

    assertThat(status("db", "eu-west-3")).isEqualTo("InSync");
    assertThat(describe("db").replicationStatus()).hasSize(2);
  }

  @Test
  void a_secret_without_a_value_still_needs_the_key_when_a_rotation_has_begun() {
    client.createSecret(r -> r.name("empty"));
    fake.rotation()
        .deployFunction(
            "arn:aws:lambda:us-east-1:123456789012:function:idle", (step, id, token, caller) -> {});
    client.rotateSecret(
        r ->
            r.secretId("empty")
                .rotationLambdaARN("arn:aws:lambda:us-east-1:123456789012:function:idle"));

    replicateWithKey("empty", "eu-west-3", "alias/nix");

    assertThat(status("empty", "eu-west-3")).isEqualTo("Failed");
  }
}
