package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.model.DecryptionFailureException;

/** The answers for the name of a KMS key that no key for secrets has. */
class KmsKeyNameTest extends Contract {

  @BeforeEach
  void create_a_secret_to_update() {
    create("other", "x");
  }

  private void createUnder(String name, String kmsKeyId) {
    client.createSecret(r -> r.name(name).secretString("s3cr3t").kmsKeyId(kmsKeyId));
  }

  private void assertInvalid(String kmsSentence, ThrowingCallable call) {
    assertRefused(
        "InvalidParameterException",
        "The operation failed because of an invalid KMS key: " + kmsSentence,
        call);
  }

  /** Checks the answers if the key is given to a new secret, and to an existing one. */
  private void assertInvalidWhenGiven(String kmsSentence, String kmsKeyId) {
    assertInvalid(kmsSentence, () -> createUnder("db", kmsKeyId));
    assertInvalid(kmsSentence, () -> client.createSecret(r -> r.name("db").kmsKeyId(kmsKeyId)));
    assertInvalid(
        kmsSentence, () -> client.updateSecret(r -> r.secretId("other").kmsKeyId(kmsKeyId)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payments",
        "alias",
        "alias/",
        "alias/a b",
        "key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "1234abcd-12ab-34cd-56ef",
        "arn:aws:kms:us-east-1:123456789012:payments",
        "arn:aws:kms:us-east-1:123456789012:key/payments",
        "arn:aws:s3:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"
      })
  void a_malformed_key_id_is_an_invalid_parameter(String kmsKeyId) {
    assertInvalidWhenGiven("Invalid keyId", kmsKeyId);
  }

  @Test
  void a_key_of_another_region_is_an_invalid_parameter_that_names_its_region() {
    FakeKmsKey elsewhere = fake.region("eu-west-3").createKmsKey("alias/payments");

    assertInvalidWhenGiven("Invalid arn eu-west-3", elsewhere.arn());
    assertInvalidWhenGiven(
        "Invalid arn eu-west-3", "arn:aws:kms:eu-west-3:123456789012:alias/payments");
    assertInvalidWhenGiven(
        "Invalid arn eu-west-3", "arn:aws:kms:eu-west-3:123456789012:alias/aws/s3");
    assertInvalidWhenGiven(
        "Key 'arn:aws:kms:us-east-1:123456789012:key/" + elsewhere.id() + "' does not exist",
        elsewhere.id());
  }

  @Test
  void a_missing_key_is_an_invalid_parameter_that_names_its_arn() {
    String arns = "arn:aws:kms:us-east-1:123456789012:";
    String id = "1234abcd-12ab-34cd-56ef-1234567890ab";
    String multiRegion = "mrk-1234abcd12ab34cd56ef1234567890ab";

    for (String key : List.of(id, multiRegion)) {
      assertInvalidWhenGiven("Key '" + arns + "key/" + key + "' does not exist", key);
      assertInvalidWhenGiven(
          "Key '" + arns + "key/" + key + "' does not exist", arns + "key/" + key);
    }
    assertInvalidWhenGiven("Alias " + arns + "alias/nix is not found.", "alias/nix");
    assertInvalidWhenGiven("Alias " + arns + "alias/nix is not found.", arns + "alias/nix");
    assertInvalidWhenGiven(
        "Key 'arn:aws:kms:us-east-1:210987654321:key/" + id + "' does not exist",
        "arn:aws:kms:us-east-1:210987654321:key/" + id);
  }

  @Test
  void the_names_of_missing_keys_have_the_partition_of_their_region() {
    assertInvalid(
        "Alias arn:aws-cn:kms:cn-north-1:123456789012:alias/nix is not found.",
        () -> in("cn-north-1").createSecret(r -> r.name("db").kmsKeyId("alias/nix")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alias/aws/s3", "arn:aws:kms:us-east-1:123456789012:alias/aws/s3"})
  void the_aws_managed_key_of_another_service_denies(String kmsKeyId) {
    assertRefused("AccessDeniedException", KMS_DENIED, () -> createUnder("db", kmsKeyId));
    assertRefused(
        "AccessDeniedException",
        KMS_DENIED,
        () -> client.updateSecret(r -> r.secretId("other").kmsKeyId(kmsKeyId)));
  }

  @Test
  void the_aws_managed_key_of_another_service_denies_replication_too() {
    replicateWithKey("other", "eu-west-3", "alias/aws/s3");

    assertFailed("other", "eu-west-3", "Replication failed: " + KMS_DENIED);
    ReplicationFailure cause =
        fake.region()
            .secret("other")
            .replica("eu-west-3")
            .flatMap(replica -> replica.status().failure())
            .orElseThrow();
    assertThat(cause.reason()).isEqualTo(ReplicationFailure.Reason.KMS_ACCESS_DENIED);
    assertThat(cause.detail()).contains("alias/aws/s3").contains("eu-west-3");
  }

  @Test
  void the_request_ids_of_kms_are_the_same_in_each_run_and_differ_between_calls() {
    List<String> run = messagesOfARun();

    assertThat(run.get(0)).isNotEqualTo(run.get(1));
    assertThat(messagesOfARun()).isEqualTo(run);
  }

  /** Reads twice under a disabled key, and returns the answers. */
  private static List<String> messagesOfARun() {
    try (FakeSecretsManager fresh = FakeSecretsManager.create()) {
      var caller = ClientKind.CURRENT.client(fresh, "us-east-1");
      FakeKmsKey key = fresh.region().createKmsKey();
      caller.createSecret(r -> r.name("db").secretString("s3cr3t").kmsKeyId(key.arn()));
      key.disable();
      return Stream.generate(
              () -> catchThrowable(() -> caller.getSecretValue(r -> r.secretId("db"))))
          .limit(2)
          .map(DecryptionFailureException.class::cast)
          .map(refused -> refused.awsErrorDetails().errorMessage())
          .toList();
    }
  }
}
