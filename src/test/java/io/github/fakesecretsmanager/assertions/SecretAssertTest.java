package io.github.fakesecretsmanager.assertions;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

class SecretAssertTest extends AssertionTest {

  private SecretAssert assertSecret(String id) {
    return assertThat(fake.region().secret(id));
  }

  @Test
  void is_standalone() {
    create("db");
    create("copied", "eu-west-3");

    assertSecret("db").isStandalone();
    assertFails(
        """

        Expecting secret <copied> in <us-east-1> to be standalone
        but its replicas are
          Region     Status  KMS key                   Message
          eu-west-3  InSync  alias/aws/secretsmanager  Replication succeeded""",
        () -> assertSecret("copied").isStandalone());
    assertFails(
        """

        Expecting secret <copied> in <eu-west-3> to be standalone
        but it is a replica of the primary in <us-east-1>""",
        () -> assertThat(fake.region("eu-west-3").secret("copied")).isStandalone());
  }

  @Test
  void is_primary() {
    create("db");
    create("copied", "eu-west-3");

    assertSecret("copied").isPrimary();
    assertFails(
        """

        Expecting secret <db> in <us-east-1> to be a primary
        but it has no replicas""",
        () -> assertSecret("db").isPrimary());
  }

  @Test
  void is_replica_of_a_region() {
    create("copied", "eu-west-3");
    Secret replica = fake.region("eu-west-3").secret("copied");

    assertThat(replica).isReplicaOf("us-east-1");
    assertFails(
        """

        Expecting secret <copied> in <eu-west-3> to be a replica of the primary in
          <eu-west-1>
        but it is a replica of the primary in <us-east-1>""",
        () -> assertThat(replica).isReplicaOf("eu-west-1"));
  }

  @Test
  void is_replicated_to_regions_that_are_all_in_sync() {
    fake.replication().hold("eu-west-1");
    create("db", "eu-west-3", "eu-west-1", "eu-north-1");

    assertSecret("db").isReplicatedTo("eu-west-3").isReplicatedTo("eu-north-1", "eu-west-3");
    assertFails(
        """

        Expecting secret <db> in <us-east-1> to be replicated to
          <[eu-west-3, eu-west-1]>
        but its replicas are
          Region      Status      KMS key                   Message
          eu-west-3   InSync      alias/aws/secretsmanager  Replication succeeded
          eu-west-1   InProgress  alias/aws/secretsmanager
          eu-north-1  InSync      alias/aws/secretsmanager  Replication succeeded""",
        () -> assertSecret("db").isReplicatedTo("eu-west-3", "eu-west-1"));
  }

  @Test
  void shows_the_cause_of_each_replica_that_has_failed() {
    String key = fake.region("eu-west-1").createKmsKey("alias/payments").disable().arn();
    create("db", "eu-west-3", "eu-west-1=alias/payments");

    assertFails(
        """

        Expecting secret <db> in <us-east-1> to be replicated to
          <[eu-west-1]>
        but its replicas are
          Region     Status  KMS key                   Message
          eu-west-3  InSync  alias/aws/secretsmanager  Replication succeeded
          eu-west-1  Failed  alias/payments            Replication failed: The KMS key is disabled or not found
            cause: KMS_KEY_DISABLED_OR_NOT_FOUND, the KMS key %s (alias/payments) in eu-west-1 is disabled"""
            .formatted(key),
        () -> assertSecret("db").isReplicatedTo("eu-west-1"));
  }

  @Test
  void is_replicated_exactly_to_regions() {
    create("db", "eu-west-3", "eu-west-1");

    assertSecret("db").isReplicatedExactlyTo("eu-west-1", "eu-west-3");
    assertFails(
        """

        Expecting secret <db> in <us-east-1> to be replicated exactly to
          <[eu-west-3]>
        but its replicas are
          Region     Status  KMS key                   Message
          eu-west-3  InSync  alias/aws/secretsmanager  Replication succeeded
          eu-west-1  InSync  alias/aws/secretsmanager  Replication succeeded""",
        () -> assertSecret("db").isReplicatedExactlyTo("eu-west-3"));
  }

  @Test
  void is_not_replicated() {
    create("db");
    create("copied", "eu-west-3");

    assertSecret("db").isNotReplicated();
    assertFails(
        """

        Expecting secret <copied> in <us-east-1> to have no replicas
        but its replicas are
          Region     Status  KMS key                   Message
          eu-west-3  InSync  alias/aws/secretsmanager  Replication succeeded""",
        () -> assertSecret("copied").isNotReplicated());
    assertFails(
        """

        Expecting secret <copied> in <eu-west-3> to have no replicas
        but it is a replica of the primary in <us-east-1>""",
        () -> assertThat(fake.region("eu-west-3").secret("copied")).isNotReplicated());
  }

  @Test
  void goes_to_a_replica() {
    create("db", "eu-west-3");

    assertSecret("db").replica("eu-west-3").isInSync();
    assertSecret("db").hasReplicaSatisfying("eu-west-3", ReplicaAssert::isInSync).isPrimary();
    assertFails(
        """

        Expecting secret <db> in <us-east-1> to have a replica in
          <eu-west-1>
        but its replicas are
          Region     Status  KMS key                   Message
          eu-west-3  InSync  alias/aws/secretsmanager  Replication succeeded""",
        () -> assertSecret("db").replica("eu-west-1"));
    assertFails(
        """

        Expecting the replica of secret <db> in <us-east-1> in <eu-west-3> to be
          <Failed>
        but was
          <InSync>
        its replicas are
          Region     Status  KMS key                   Message
          eu-west-3  InSync  alias/aws/secretsmanager  Replication succeeded""",
        () -> assertSecret("db").hasReplicaSatisfying("eu-west-3", ReplicaAssert::hasFailed));
  }

  @Test
  void keeps_the_description_on_the_way_to_a_replica() {
    create("db", "eu-west-3");

    assertThatThrownBy(
            () -> assertSecret("db").as("after the rollout").replica("eu-west-3").hasFailed())
        .hasMessageStartingWith("[after the rollout] ");
  }

  @Test
  void is_scheduled_for_deletion() {
    create("db");
    create("gone");
    client.deleteSecret(r -> r.secretId("gone").recoveryWindowInDays(7L));

    assertSecret("gone").isScheduledForDeletion();
    assertSecret("gone").isScheduledForDeletionAt(NOW.plus(Duration.ofDays(7)));
    assertSecret("db").isNotScheduledForDeletion();
    assertFails(
        """

        Expecting secret <db> in <us-east-1> to be scheduled for deletion
        but it is in use""",
        () -> assertSecret("db").isScheduledForDeletion());
    assertFails(
        """

        Expecting secret <gone> in <us-east-1> to be scheduled for deletion at
          <2026-03-31T10:15:30Z>
        but was
          <2026-03-08T10:15:30Z>""",
        () -> assertSecret("gone").isScheduledForDeletionAt(NOW.plus(Duration.ofDays(30))));
    assertFails(
        """

        Expecting secret <gone> in <us-east-1> not to be scheduled for deletion
        but it is, at
          <2026-03-08T10:15:30Z>""",
        () -> assertSecret("gone").isNotScheduledForDeletion());
  }

  @Test
  void has_string_value_and_shows_none_in_its_message() {
    create("db");
    client.createSecret(r -> r.name("empty"));

    assertSecret("db").hasStringValue(VALUE);
    assertFails(
        """

        Expecting secret <db> in <us-east-1> to have the value given, a
          <SecretString of 5 characters>
        but it differs, being a
          <SecretString of 18 characters>""",
        () -> assertSecret("db").hasStringValue("other"));
    assertFails(
        """

        Expecting secret <empty> in <us-east-1> to have a value
        but no version is labelled AWSCURRENT""",
        () -> assertSecret("empty").hasStringValue(VALUE));
  }

  @Test
  void has_binary_value_and_shows_none_in_its_message() {
    byte[] bytes = VALUE.getBytes(StandardCharsets.UTF_8);
    client.createSecret(r -> r.name("key").secretBinary(SdkBytes.fromByteArray(bytes)));

    assertSecret("key").hasBinaryValue(bytes);
    assertFails(
        """

        Expecting secret <key> in <us-east-1> to have the value given, a
          <SecretString of 18 characters>
        but it differs, being a
          <SecretBinary of 18 bytes>""",
        () -> assertSecret("key").hasStringValue(VALUE));
    assertFails(
        """

        Expecting secret <key> in <us-east-1> to have the value given, a
          <SecretBinary of 1 bytes>
        but it differs, being a
          <SecretBinary of 18 bytes>""",
        () -> assertSecret("key").hasBinaryValue(new byte[] {1}));
  }

  @Test
  void has_version_with_stage() {
    create("db");

    assertSecret("db").hasVersionWithStage("AWSCURRENT");
    assertFails(
        """

        Expecting secret <db> in <us-east-1> to have a version labelled
          <AWSPREVIOUS>
        but was
          <[AWSCURRENT]>""",
        () -> assertSecret("db").hasVersionWithStage("AWSPREVIOUS"));
  }

  @Test
  void is_encrypted_with_a_key_by_its_alias_its_arn_or_its_id() {
    var key = fake.region().createKmsKey("alias/payments");
    client.createSecret(r -> r.name("db").secretString(VALUE).kmsKeyId("alias/payments"));

    assertSecret("db")
        .isEncryptedWith("alias/payments")
        .isEncryptedWith(key.arn())
        .isEncryptedWith(key.id());
    assertFails(
        """

        Expecting secret <db> in <us-east-1> to be encrypted with
          <alias/other>
        but was
          <alias/payments>""",
        () -> assertSecret("db").isEncryptedWith("alias/other"));
  }

  @Test
  void has_tag_and_description() {
    client.createSecret(
        r ->
            r.name("db")
                .description("the main database")
                .tags(Tag.builder().key("team").value("payments").build()));
    client.createSecret(r -> r.name("plain"));

    assertSecret("db").hasTag("team", "payments").hasDescription("the main database");
    assertFails(
        """

        Expecting secret <db> in <us-east-1> to have the tag
          <team=search>
        but was
          <{team=payments}>""",
        () -> assertSecret("db").hasTag("team", "search"));
    assertFails(
        """

        Expecting secret <plain> in <us-east-1> to have the description
          <the main database>
        but was
          <none>""",
        () -> assertSecret("plain").hasDescription("the main database"));
  }

  @TestFactory
  Stream<DynamicTest> each_says_that_the_actual_secret_is_null() {
    return assertsNotNull(
        assertThat((Secret) null),
        Map.<String, Consumer<SecretAssert>>ofEntries(
            Map.entry("isStandalone", SecretAssert::isStandalone),
            Map.entry("isPrimary", SecretAssert::isPrimary),
            Map.entry("isReplicaOf", secret -> secret.isReplicaOf("eu-west-3")),
            Map.entry("isReplicatedTo", secret -> secret.isReplicatedTo("eu-west-3")),
            Map.entry("isReplicatedExactlyTo", secret -> secret.isReplicatedExactlyTo("eu-west-3")),
            Map.entry("isNotReplicated", SecretAssert::isNotReplicated),
            Map.entry("replica", secret -> secret.replica("eu-west-3")),
            Map.entry(
                "hasReplicaSatisfying",
                secret -> secret.hasReplicaSatisfying("eu-west-3", ReplicaAssert::isInSync)),
            Map.entry("isScheduledForDeletion", SecretAssert::isScheduledForDeletion),
            Map.entry("isScheduledForDeletionAt", secret -> secret.isScheduledForDeletionAt(NOW)),
            Map.entry("isNotScheduledForDeletion", SecretAssert::isNotScheduledForDeletion),
            Map.entry("hasStringValue", secret -> secret.hasStringValue(VALUE)),
            Map.entry("hasBinaryValue", secret -> secret.hasBinaryValue(new byte[1])),
            Map.entry("hasVersionWithStage", secret -> secret.hasVersionWithStage("AWSCURRENT")),
            Map.entry("isEncryptedWith", secret -> secret.isEncryptedWith("alias/payments")),
            Map.entry("hasTag", secret -> secret.hasTag("team", "payments")),
            Map.entry("hasDescription", secret -> secret.hasDescription("the main database"))));
  }

  @Test
  void refuses_arguments_that_match_nothing() {
    create("db", "eu-west-3");

    assertThatThrownBy(() -> assertSecret("db").isReplicatedTo())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("regions is empty: use one or more, or isNotReplicated()");
    assertThatThrownBy(() -> assertSecret("db").replica(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("region is empty: use the region to compare with");
    assertThatThrownBy(() -> assertSecret("db").hasStringValue(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("value is null: use the value to compare with");
  }

  @Test
  void was_last_accessed_on_a_day() {
    create("db");
    assertSecret("db").hasNeverBeenAccessed();
    assertFails(
        """

        Expecting secret <db> in <us-east-1> to have been last accessed on
          <2026-03-01>
        but was
          <never>""",
        () -> assertSecret("db").wasLastAccessedOn(LocalDate.of(2026, 3, 1)));

    client.getSecretValue(r -> r.secretId("db"));

    assertSecret("db").wasLastAccessedOn(LocalDate.of(2026, 3, 1));
    assertFails(
        """

        Expecting secret <db> in <us-east-1> to have been accessed
          <never>
        but was
          <2026-03-01>""",
        () -> assertSecret("db").hasNeverBeenAccessed());
  }
}
