package io.github.fakesecretsmanager.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names by which a secret and a replica know their KMS keys. */
class KmsKeyNamesTest {

  private static final String ARN = "arn:aws:kms:us-east-1:123456789012:key/";

  private static Replica replica(String kmsKeyId) {
    return new Replica("eu-west-3", kmsKeyId, ReplicationStatus.IN_SYNC, Optional.empty());
  }

  private static Secret secret(Optional<String> kmsKeyId) {
    SecretArn arn = new SecretArn("aws", "us-east-1", "123456789012", "db", "AbCdEf");
    return Secret.create(arn, ReplicatedMetadata.NONE, kmsKeyId, Instant.EPOCH);
  }

  private static Secret withCurrentVersionUnder(Secret secret, String keyArn) {
    SecretVersion current =
        SecretVersion.of(
            "1", new SecretValue.Text("s"), Instant.EPOCH, Set.of(StagingLabel.AWSCURRENT), keyArn);
    return secret.withVersions(secret.versions().plus(current), Instant.EPOCH);
  }

  @ParameterizedTest
  @CsvSource({
    "alias/pay, alias/pay, true",
    "1234, 1234, true",
    ARN + "1234, " + ARN + "1234, true",
    ARN + "1234, 1234, true",
    "1234, " + ARN + "1234, true",
    "alias/pay, alias/payments, false",
    "1234, 234, false",
    "234, 1234, false",
    ARN + "1234, 234, false",
    "234, " + ARN + "1234, false",
    ARN + "1234, " + ARN + "234, false",
    ARN + "1234, alias/pay, false"
  })
  void the_id_and_the_arn_of_a_key_are_the_same_name(String given, String asked, boolean isSame) {
    assertThat(replica(given).isEncryptedWith(asked)).isEqualTo(isSame);
    assertThat(secret(Optional.of(given)).isEncryptedWith(asked)).isEqualTo(isSame);
  }

  @Test
  void a_secret_also_has_the_key_that_its_current_version_is_encrypted_under() {
    Secret secret = withCurrentVersionUnder(secret(Optional.of("alias/pay")), ARN + "1234");

    assertThat(secret.isEncryptedWith("alias/pay")).isTrue();
    assertThat(secret.isEncryptedWith("1234")).isTrue();
    assertThat(secret.isEncryptedWith(ARN + "1234")).isTrue();
    assertThat(secret.isEncryptedWith("5678")).isFalse();
  }

  @Test
  void a_secret_without_a_key_of_its_own_has_the_default_key() {
    assertThat(secret(Optional.empty()).isEncryptedWith("alias/aws/secretsmanager")).isTrue();
  }
}
