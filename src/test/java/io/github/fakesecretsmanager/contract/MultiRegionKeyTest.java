package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.support.Policies;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Related multi-Region KMS keys, and keys with a given id, as Secrets Manager uses them. */
class MultiRegionKeyTest extends Contract {

  private static final String KEY_UNUSABLE =
      "Replication failed: The KMS key is disabled or not found";

  private final FakeKmsKey key = fake.region().createMultiRegionKmsKey("alias/payments");

  private void createUnder(String name, String kmsKeyId) {
    client.createSecret(r -> r.name(name).secretString("s3cr3t").kmsKeyId(kmsKeyId));
  }

  private List<String> keysOf(String name, String region) {
    return fake.region(region).secret(name).versions().all().stream()
        .map(SecretVersion::kmsKeyArns)
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void a_replica_is_encrypted_under_the_related_key_given_by_id_or_by_its_arn_there() {
    FakeKmsKey related = key.replicateTo("eu-west-3");
    createUnder("by-id", key.id());
    createUnder("by-arn", key.arn());

    replicateWithKey("by-id", "eu-west-3", key.id());
    replicateWithKey("by-arn", "eu-west-3", related.arn());

    assertThat(row("by-id", "eu-west-3").kmsKeyId()).isEqualTo(key.id());
    assertThat(row("by-arn", "eu-west-3").kmsKeyId()).isEqualTo(related.arn());
    for (String name : List.of("by-id", "by-arn")) {
      assertThat(status(name, "eu-west-3")).isEqualTo("InSync");
      assertThat(value(in("eu-west-3"), name)).isEqualTo("s3cr3t");
      assertThat(keysOf(name, "us-east-1")).containsExactly(key.arn());
      assertThat(keysOf(name, "eu-west-3")).containsExactly(related.arn());
    }
  }

  @Test
  void a_replica_fails_where_the_key_was_not_replicated() {
    createUnder("db", key.id());

    replicateWithKey("db", "eu-west-3", key.id());

    assertFailed("db", "eu-west-3", KEY_UNUSABLE);
    ReplicationFailure cause = failureOf("db", "eu-west-3");
    assertThat(cause.reason()).isEqualTo(ReplicationFailure.Reason.KMS_KEY_DISABLED_OR_NOT_FOUND);
    assertThat(cause.detail())
        .isEqualTo(
            "no KMS key <%s> in <eu-west-3>: replicate the key with key.replicateTo(\"eu-west-3\"), and use its id or its ARN there",
            key.id());

    key.replicateTo("eu-west-3");
    replicateWithKey("db", "eu-west-3", key.id());
    assertThat(status("db", "eu-west-3")).isEqualTo("InSync");
  }

  @Test
  void the_arn_of_the_primary_key_and_its_alias_are_not_names_of_the_related_key() {
    key.replicateTo("eu-west-3");
    createUnder("by-arn", key.id());
    createUnder("by-alias", key.id());

    replicateWithKey("by-arn", "eu-west-3", key.arn());
    replicateWithKey("by-alias", "eu-west-3", "alias/payments");

    assertFailed("by-arn", "eu-west-3", KEY_UNUSABLE);
    assertFailed("by-alias", "eu-west-3", KEY_UNUSABLE);
    assertThat(failureOf("by-arn", "eu-west-3").detail())
        .endsWith(
            "replicate the key with key.replicateTo(\"eu-west-3\"), and use its id or its ARN there");
    assertThat(failureOf("by-alias", "eu-west-3").detail())
        .endsWith("create one with region(\"eu-west-3\").createKmsKey() or createKmsKey(alias)");
  }

  @Test
  void a_key_is_looked_for_in_the_region_of_the_call() {
    key.replicateTo("eu-west-3");

    in("eu-west-3").createSecret(r -> r.name("db").secretString("s3cr3t").kmsKeyId(key.id()));

    assertThat(keysOf("db", "eu-west-3"))
        .containsExactly(fake.region("eu-west-3").kmsKey(key.id()).arn());
    assertRefused(
        "InvalidParameterException",
        "The operation failed because of an invalid KMS key: Key 'arn:aws:kms:eu-west-1:123456789012:key/%s' does not exist"
            .formatted(key.id()),
        () ->
            in("eu-west-1")
                .createSecret(r -> r.name("db").secretString("s3cr3t").kmsKeyId(key.id())));
  }

  @Test
  void what_one_of_the_related_keys_denies_the_other_permits() {
    FakeKmsKey related = key.replicateTo("eu-west-3");
    createUnder("db", key.id());
    replicateWithKey("db", "eu-west-3", key.id());

    key.deny(KmsPermission.DECRYPT);
    assertRefused("AccessDeniedException", KMS_DENIED, () -> value(client, "db"));
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("s3cr3t");

    key.allow(KmsPermission.DECRYPT);
    related.disable();
    assertThat(value(client, "db")).isEqualTo("s3cr3t");
    assertCantDecrypt(
        related.arn() + " is disabled.", "DisabledException", () -> value(in("eu-west-3"), "db"));
  }

  @Test
  void each_of_the_related_keys_has_its_own_policy() {
    FakeKmsKey related = key.replicateTo("eu-west-3");
    createUnder("db", key.id());
    replicateWithKey("db", "eu-west-3", key.id());
    FakePrincipal role = fake.role("app").withPolicy(Policies.allow("*"));

    related.putKeyPolicy(Policies.allowing("kms:Decrypt").to(role.arn()).json());

    assertThat(value(as(role, "eu-west-3"), "db")).isEqualTo("s3cr3t");
    assertRefused("AccessDeniedException", KMS_DENIED, () -> value(as(role), "db"));
  }

  @Test
  void conditions_know_which_of_the_related_keys_it_is() {
    FakeKmsKey single = fake.region().createKmsKey();
    key.replicateTo("eu-west-3");
    createUnder("db", key.id());
    createUnder("other", single.id());
    replicateWithKey("db", "eu-west-3", key.id());
    FakePrincipal reader = fake.role("reader").withPolicy(Policies.allow("*"));
    reader.withPolicy(decryptIf("{\"Bool\": {\"kms:MultiRegion\": \"true\"}}"));
    FakePrincipal standby = fake.role("standby").withPolicy(Policies.allow("*"));
    standby.withPolicy(decryptIf("{\"StringEquals\": {\"kms:MultiRegionKeyType\": \"REPLICA\"}}"));

    assertThat(value(as(reader), "db")).isEqualTo("s3cr3t");
    assertThat(value(as(reader, "eu-west-3"), "db")).isEqualTo("s3cr3t");
    assertRefused("AccessDeniedException", KMS_DENIED, () -> value(as(reader), "other"));
    assertThat(value(as(standby, "eu-west-3"), "db")).isEqualTo("s3cr3t");
    assertRefused("AccessDeniedException", KMS_DENIED, () -> value(as(standby), "db"));
    assertRefused("AccessDeniedException", KMS_DENIED, () -> value(as(standby), "other"));
  }

  private static String decryptIf(String condition) {
    return Policies.allowing("kms:Decrypt").when(condition).json();
  }

  @Test
  void a_primary_key_that_waits_for_its_replicas_is_unusable_and_they_are_not() {
    FakeKmsKey related = key.replicateTo("eu-west-3");
    createUnder("db", key.id());
    replicateWithKey("db", "eu-west-3", key.id());

    key.scheduleDeletion();
    clock.advance(Duration.ofDays(31));

    assertCantDecrypt(
        key.arn() + " is pending replica deletion.",
        "KMSInvalidStateException",
        () -> value(client, "db"));
    assertThat(value(in("eu-west-3"), "db")).isEqualTo("s3cr3t");

    related.scheduleDeletion();
    clock.advance(Duration.ofDays(31));
    assertCantDecrypt(
        key.arn() + " is pending deletion.", "KMSInvalidStateException", () -> value(client, "db"));

    key.cancelDeletion().enable();
    assertThat(value(client, "db")).isEqualTo("s3cr3t");
  }

  @Test
  void a_key_with_a_chosen_id_is_known_by_it_and_by_its_arn() {
    String id = "1234abcd-12ab-34cd-56ef-1234567890ab";
    String multiRegionId = "mrk-1234abcd12ab34cd56ef1234567890ab";

    FakeKmsKey chosen = fake.region().createKmsKey("alias/chosen", id);
    FakeKmsKey related =
        fake.region().createKmsKey("alias/everywhere", multiRegionId).replicateTo("eu-west-3");

    assertThat(chosen.arn()).isEqualTo("arn:aws:kms:us-east-1:123456789012:key/" + id);
    assertThat(chosen.isMultiRegion()).isFalse();
    assertThat(related.arn()).isEqualTo("arn:aws:kms:eu-west-3:123456789012:key/" + multiRegionId);
    createUnder("db", "arn:aws:kms:us-east-1:123456789012:key/" + id);
    replicateWithKey("db", "eu-west-3", multiRegionId);
    assertThat(status("db", "eu-west-3")).isEqualTo("InSync");
  }
}
