package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.domain.StagingLabel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The calls that a secret's KMS key permits in its own Region. */
class KmsKeyTest extends Contract {

  private static final String DISABLED = "DisabledException";
  private static final String INVALID_STATE = "KMSInvalidStateException";

  private final FakeKmsKey key = fake.region().createKmsKey("alias/payments");

  private void createUnder(String kmsKeyId) {
    client.createSecret(r -> r.name("db").secretString("s3cr3t").kmsKeyId(kmsKeyId));
  }

  private List<String> keysOf(StagingLabel label) {
    return fake.region()
        .secret("db")
        .versions()
        .byLabel(label)
        .map(SecretVersion::kmsKeyArns)
        .orElseThrow();
  }

  @Test
  void a_key_is_known_by_id_arn_alias_and_alias_arn() {
    String aliasArn = "arn:aws:kms:us-east-1:123456789012:alias/payments";
    for (String id : List.of(key.id(), key.arn(), "alias/payments", aliasArn)) {
      createUnder(id);
      assertThat(describe("db").kmsKeyId()).isEqualTo(id);
      assertThat(keysOf(StagingLabel.AWSCURRENT)).containsExactly(key.arn());
      client.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));
    }
  }

  private String listedKey(SecretsManagerClient regional) {
    return regional.listSecrets().secretList().get(0).kmsKeyId();
  }

  @ParameterizedTest
  @NullAndEmptySource
  void the_aws_managed_key_is_the_default_and_not_shown(String kmsKeyId) {
    createUnder(kmsKeyId);

    assertThat(describe("db").kmsKeyId()).isNull();
    assertThat(listedKey(client)).isNull();
    assertThat(keysOf(StagingLabel.AWSCURRENT))
        .containsExactly(fake.region().kmsKey("alias/aws/secretsmanager").arn());
  }

  @Test
  void the_aws_managed_key_is_shown_by_its_alias_when_it_was_given() {
    FakeKmsKey managed = fake.region().kmsKey("alias/aws/secretsmanager");
    for (String given : List.of("alias/aws/secretsmanager", managed.arn(), managed.id())) {
      createUnder(given);
      assertThat(describe("db").kmsKeyId()).isEqualTo("alias/aws/secretsmanager");
      assertThat(listedKey(client)).isEqualTo("alias/aws/secretsmanager");
      client.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));
    }
  }

  @Test
  void an_update_gives_the_aws_managed_key_and_takes_its_name_away_again() {
    create("db", "s3cr3t");

    client.updateSecret(r -> r.secretId("db").kmsKeyId("alias/aws/secretsmanager"));
    assertThat(describe("db").kmsKeyId()).isEqualTo("alias/aws/secretsmanager");
    client.updateSecret(r -> r.secretId("db").description("another"));
    assertThat(describe("db").kmsKeyId()).isEqualTo("alias/aws/secretsmanager");

    client.updateSecret(r -> r.secretId("db").kmsKeyId(""));
    assertThat(describe("db").kmsKeyId()).isNull();
  }

  @Test
  void a_replica_shows_its_key_even_if_its_primary_shows_none() {
    create("db", "s3cr3t");
    replicate("db", "eu-west-3");
    assertReplicaShowsTheManagedKey();
    assertThat(describe("db").kmsKeyId()).isNull();

    in("eu-west-3").updateSecret(r -> r.secretId("db").kmsKeyId(""));
    assertReplicaShowsTheManagedKey();

    in("eu-west-3").stopReplicationToReplica(r -> r.secretId("db"));
    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).kmsKeyId())
        .as("also when it is promoted")
        .isEqualTo("alias/aws/secretsmanager");
  }

  private void assertReplicaShowsTheManagedKey() {
    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).kmsKeyId())
        .isEqualTo("alias/aws/secretsmanager");
    assertThat(listedKey(in("eu-west-3"))).isEqualTo("alias/aws/secretsmanager");
    assertThat(row("db", "eu-west-3").kmsKeyId()).isEqualTo("alias/aws/secretsmanager");
  }

  @ParameterizedTest
  @EnumSource(
      value = KmsPermission.class,
      names = {"GENERATE_DATA_KEY", "DECRYPT"})
  void create_is_denied_with_a_key_that_denies_even_without_a_value(KmsPermission permission) {
    key.deny(permission);

    assertRefused("AccessDeniedException", KMS_DENIED, () -> createUnder(key.arn()));
    assertRefused(
        "AccessDeniedException",
        KMS_DENIED,
        () -> client.createSecret(r -> r.name("db").kmsKeyId(key.arn())));
    assertNoSecret("db", "us-east-1");
  }

  @Test
  void create_and_update_fail_with_a_key_that_is_not_enabled() {
    create("other", "x");
    key.disable();
    assertCantEncrypt(key.arn() + " is disabled.", DISABLED, () -> createUnder("alias/payments"));
    assertCantEncrypt(
        key.arn() + " is disabled.",
        DISABLED,
        () -> client.updateSecret(r -> r.secretId("other").kmsKeyId(key.id())));
    key.enable().scheduleDeletion();
    assertCantEncrypt(
        key.arn() + " is pending deletion.", INVALID_STATE, () -> createUnder(key.arn()));
    assertCantEncrypt(
        key.arn() + " is pending deletion.",
        INVALID_STATE,
        () -> client.createSecret(r -> r.name("db").kmsKeyId(key.arn())));
    assertNoSecret("db", "us-east-1");
  }

  @Test
  void get_needs_decrypt_only() {
    createUnder(key.arn());
    key.deny(KmsPermission.ENCRYPT, KmsPermission.GENERATE_DATA_KEY);
    assertThat(value(client, "db")).isEqualTo("s3cr3t");

    key.deny(KmsPermission.DECRYPT);
    assertRefused("AccessDeniedException", KMS_DENIED, () -> value(client, "db"));

    key.allow(KmsPermission.DECRYPT);
    assertThat(value(client, "db")).isEqualTo("s3cr3t");
  }

  @Test
  void get_fails_while_the_key_is_not_enabled_and_permanently_once_it_is_deleted() {
    createUnder(key.arn());
    key.disable();
    assertCantDecrypt(key.arn() + " is disabled.", DISABLED, () -> value(client, "db"));
    key.enable().scheduleDeletion();
    assertCantDecrypt(
        key.arn() + " is pending deletion.", INVALID_STATE, () -> value(client, "db"));
    key.cancelDeletion();
    assertCantDecrypt(key.arn() + " is disabled.", DISABLED, () -> value(client, "db"));
    key.enable();
    assertThat(value(client, "db")).isEqualTo("s3cr3t");
    key.scheduleDeletion();
    clock.advance(Duration.ofDays(30));
    assertCantDecrypt(
        "Key '" + key.arn() + "' does not exist", "NotFoundException", () -> value(client, "db"));
    assertThat(describe("db").name()).as("describing needs no key").isEqualTo("db");
  }

  @Test
  void a_denied_get_does_not_count_as_an_access() {
    createUnder(key.arn());
    key.deny(KmsPermission.DECRYPT);

    refusal(() -> value(client, "db"));

    assertThat(describe("db").lastAccessedDate()).isNull();
  }

  @Test
  void put_and_update_need_generate_data_key() {
    createUnder(key.arn());
    key.deny(KmsPermission.GENERATE_DATA_KEY);

    assertRefused("AccessDeniedException", KMS_DENIED, () -> put("db", "two"));
    assertRefused(
        "AccessDeniedException",
        KMS_DENIED,
        () -> client.updateSecret(r -> r.secretId("db").secretString("two")));
    client.updateSecret(r -> r.secretId("db").description("needs no key"));
    assertThat(value(client, "db")).isEqualTo("s3cr3t");
  }

  @Test
  void put_and_update_fail_while_the_key_is_not_enabled_and_once_it_is_deleted() {
    createUnder(key.arn());
    key.disable();
    assertCantWrite(key.arn() + " is disabled.", DISABLED);
    key.enable().scheduleDeletion();
    assertCantWrite(key.arn() + " is pending deletion.", INVALID_STATE);
    clock.advance(Duration.ofDays(30));
    assertCantWrite("Key '" + key.arn() + "' does not exist", "NotFoundException");
  }

  @Test
  void put_under_an_alias_of_a_deleted_key_names_the_alias() {
    createUnder("alias/payments");
    key.scheduleDeletion();
    clock.advance(Duration.ofDays(30));

    assertCantWrite(
        "Alias arn:aws:kms:us-east-1:123456789012:alias/payments is not found.",
        "NotFoundException");
  }

  private void assertCantWrite(String kmsSentence, String kmsError) {
    assertCantEncrypt(kmsSentence, kmsError, () -> put("db", "two"));
    assertCantEncrypt(
        kmsSentence,
        kmsError,
        () -> client.updateSecret(r -> r.secretId("db").secretString("two")));
  }

  @Test
  void a_repeated_put_needs_decrypt_to_compare() {
    createUnder(key.arn());
    client.putSecretValue(r -> r.secretId("db").secretString("two").clientRequestToken(TOKEN));
    key.deny(KmsPermission.DECRYPT);

    assertRefused(
        "AccessDeniedException",
        KMS_DENIED,
        () ->
            client.putSecretValue(
                r -> r.secretId("db").secretString("two").clientRequestToken(TOKEN)));
  }

  @Test
  void a_new_key_also_decrypts_current_previous_and_pending_but_not_custom_labels() {
    createUnder(key.arn());
    put("db", "two");
    client.putSecretValue(r -> r.secretId("db").secretString("p").versionStages("AWSPENDING"));
    client.putSecretValue(r -> r.secretId("db").secretString("c").versionStages("custom"));
    FakeKmsKey young = fake.region().createKmsKey();

    client.updateSecret(r -> r.secretId("db").kmsKeyId(young.arn()));

    for (StagingLabel label :
        List.of(StagingLabel.AWSCURRENT, StagingLabel.AWSPREVIOUS, StagingLabel.AWSPENDING)) {
      assertThat(keysOf(label)).containsExactly(key.arn(), young.arn());
    }
    assertThat(keysOf(new StagingLabel("custom"))).containsExactly(key.arn());
    key.disable();
    assertThat(value(client, "db")).isEqualTo("two");
    assertCantDecrypt(
        key.arn() + " is disabled.",
        DISABLED,
        () -> client.getSecretValue(r -> r.secretId("db").versionStage("custom")));
    key.enable();
    young.disable();
    assertThat(value(client, "db")).as("the previous key decrypts too").isEqualTo("two");
  }

  @Test
  void a_new_key_that_denies_encrypt_leaves_the_versions_on_the_old_one() {
    createUnder(key.arn());
    FakeKmsKey young = fake.region().createKmsKey().deny(KmsPermission.ENCRYPT);

    client.updateSecret(r -> r.secretId("db").kmsKeyId(young.arn()));

    assertThat(keysOf(StagingLabel.AWSCURRENT)).containsExactly(key.arn());
    put("db", "two");
    assertThat(keysOf(StagingLabel.AWSCURRENT)).containsExactly(young.arn());
  }

  @Test
  void an_old_key_that_denies_decrypt_keeps_its_versions() {
    createUnder(key.arn());
    key.deny(KmsPermission.DECRYPT);
    FakeKmsKey young = fake.region().createKmsKey();

    client.updateSecret(r -> r.secretId("db").kmsKeyId(young.arn()));

    assertThat(keysOf(StagingLabel.AWSCURRENT)).containsExactly(key.arn());
  }

  @Test
  void update_with_an_unusable_key_is_refused_and_keeps_the_old_key() {
    createUnder(key.arn());
    FakeKmsKey young = fake.region().createKmsKey().deny(KmsPermission.GENERATE_DATA_KEY);

    assertRefused(
        "AccessDeniedException",
        KMS_DENIED,
        () -> client.updateSecret(r -> r.secretId("db").kmsKeyId(young.arn()).description("x")));
    assertThat(describe("db").kmsKeyId()).isEqualTo(key.arn());
    assertThat(describe("db").description()).isNull();
  }

  @Test
  void an_empty_key_id_returns_a_secret_to_the_aws_managed_key() {
    createUnder(key.arn());

    client.updateSecret(r -> r.secretId("db").kmsKeyId(""));

    assertThat(describe("db").kmsKeyId()).isNull();
    key.disable();
    assertThat(value(client, "db")).isEqualTo("s3cr3t");
  }

  @Test
  void a_change_of_the_primarys_key_does_not_touch_replicas() {
    createUnder(key.arn());
    replicate("db", "eu-west-3");
    fake.replication().hold();

    client.updateSecret(r -> r.secretId("db").kmsKeyId(fake.region().createKmsKey().arn()));

    assertThat(status("db", "eu-west-3")).isEqualTo("InSync");
  }
}
