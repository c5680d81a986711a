package io.github.fakesecretsmanager.assertions;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;

import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.domain.ReplicationFailure.Reason;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReplicaAssertTest extends AssertionTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-03-01");

  private ReplicaAssert assertReplica(String region) {
    return assertThat(fake).secret("db").replica(region);
  }

  /** Returns the message about a replica in sync, with the expectation that it does not meet. */
  private static String inSync(String expectation, String expected, String was) {
    return """

    Expecting the replica of secret <db> in <us-east-1> in <eu-west-3> %s
      <%s>
    but was
      <%s>
    its replicas are
      Region     Status  KMS key                   Message
      eu-west-3  InSync  alias/aws/secretsmanager  Replication succeeded"""
        .formatted(expectation, expected, was);
  }

  @Test
  void is_in_progress() {
    fake.replication().hold("eu-west-1");
    create("db", "eu-west-1");

    assertReplica("eu-west-1").isInProgress();
    assertFails(
        """

        Expecting the replica of secret <db> in <us-east-1> in <eu-west-1> to be
          <InSync>
        but was
          <InProgress>
        its replicas are
          Region     Status      KMS key                   Message
          eu-west-1  InProgress  alias/aws/secretsmanager""",
        () -> assertReplica("eu-west-1").isInSync());
  }

  @Test
  void is_in_sync() {
    create("db", "eu-west-3");

    assertReplica("eu-west-3").isInSync();
    assertFails(
        inSync("to be", "InProgress", "InSync"), () -> assertReplica("eu-west-3").isInProgress());
    assertFails(inSync("to be", "Failed", "InSync"), () -> assertReplica("eu-west-3").hasFailed());
  }

  @Test
  void has_failed_because_of_a_reason() {
    String key =
        fake.region("eu-west-3").createKmsKey("alias/pay").deny(KmsPermission.ENCRYPT).arn();
    create("db", "eu-west-3=alias/pay");

    assertReplica("eu-west-3").hasFailed().hasFailedBecause(Reason.KMS_ACCESS_DENIED);
    assertFails(
        """

        Expecting the replica of secret <db> in <us-east-1> in <eu-west-3> to have failed because of
          <REGION_NOT_ENABLED>
        but was
          <KMS_ACCESS_DENIED>
        its replicas are
          Region     Status  KMS key    Message
          eu-west-3  Failed  alias/pay  Replication failed: Access to KMS is not allowed
            cause: KMS_ACCESS_DENIED, the KMS key %s (alias/pay) in eu-west-3 denies kms:Encrypt"""
            .formatted(key),
        () -> assertReplica("eu-west-3").hasFailedBecause(Reason.REGION_NOT_ENABLED));
  }

  @Test
  void a_replica_in_sync_has_no_reason_to_fail() {
    create("db", "eu-west-3");

    assertFails(
        inSync("to be", "Failed", "InSync"),
        () -> assertReplica("eu-west-3").hasFailedBecause(Reason.KMS_ACCESS_DENIED));
  }

  @Test
  void has_status_message() {
    create("db", "eu-west-3");

    assertReplica("eu-west-3")
        .hasStatusMessage("Replication succeeded")
        .hasStatusMessageContaining("succeeded");
    assertFails(
        inSync("to have the status message", "Replication", "Replication succeeded"),
        () -> assertReplica("eu-west-3").hasStatusMessage("Replication"));
    assertFails(
        inSync("to have a status message containing", "failed", "Replication succeeded"),
        () -> assertReplica("eu-west-3").hasStatusMessageContaining("failed"));
  }

  @Test
  void is_encrypted_with_a_key_as_it_was_named() {
    create("db", "eu-west-3");

    assertReplica("eu-west-3").isEncryptedWith("alias/aws/secretsmanager");
    assertFails(
        inSync("to be encrypted with", "alias/pay", "alias/aws/secretsmanager"),
        () -> assertReplica("eu-west-3").isEncryptedWith("alias/pay"));
  }

  @Test
  void is_encrypted_with_a_key_by_its_id_when_named_by_its_arn() {
    var key = fake.region("eu-west-3").createKmsKey();
    create("db", "eu-west-3=" + key.arn());

    assertReplica("eu-west-3").isEncryptedWith(key.arn()).isEncryptedWith(key.id());
  }

  @Test
  void has_never_been_accessed() {
    create("db", "eu-west-3");

    assertReplica("eu-west-3").hasNeverBeenAccessed();
    assertFails(
        inSync("to have been last accessed on", "2026-03-01", "never"),
        () -> assertReplica("eu-west-3").wasLastAccessedOn(TODAY));
  }

  @Test
  void was_last_accessed_on_a_day() {
    create("db", "eu-west-3");
    fake.client("eu-west-3").getSecretValue(r -> r.secretId("db"));

    assertReplica("eu-west-3").wasLastAccessedOn(TODAY);
    assertFails(
        inSync("to have been last accessed on", "2026-02-28", "2026-03-01"),
        () -> assertReplica("eu-west-3").wasLastAccessedOn(TODAY.minusDays(1)));
    assertFails(
        inSync("to have been accessed", "never", "2026-03-01"),
        () -> assertReplica("eu-west-3").hasNeverBeenAccessed());
  }

  @Test
  void can_be_asserted_on_directly() {
    create("db", "eu-west-3");
    Replica replica = fake.region().secret("db").replica("eu-west-3").orElseThrow();

    assertThat(replica).isInSync();
    assertFails(
        """

        Expecting the replica of a secret in <eu-west-3> to be
          <Failed>
        but was
          <InSync>
        its replicas are
          Region     Status  KMS key                   Message
          eu-west-3  InSync  alias/aws/secretsmanager  Replication succeeded""",
        () -> assertThat(replica).hasFailed());
  }

  @TestFactory
  Stream<DynamicTest> each_says_that_the_actual_replica_is_null() {
    return assertsNotNull(
        assertThat((Replica) null),
        Map.<String, Consumer<ReplicaAssert>>ofEntries(
            Map.entry("isInProgress", ReplicaAssert::isInProgress),
            Map.entry("isInSync", ReplicaAssert::isInSync),
            Map.entry("hasFailed", ReplicaAssert::hasFailed),
            Map.entry("hasFailedBecause", replica -> replica.hasFailedBecause(Reason.SCRIPTED)),
            Map.entry("hasStatusMessage", replica -> replica.hasStatusMessage("x")),
            Map.entry(
                "hasStatusMessageContaining", replica -> replica.hasStatusMessageContaining("x")),
            Map.entry("isEncryptedWith", replica -> replica.isEncryptedWith("alias/pay")),
            Map.entry("hasNeverBeenAccessed", ReplicaAssert::hasNeverBeenAccessed),
            Map.entry("wasLastAccessedOn", replica -> replica.wasLastAccessedOn(TODAY))));
  }
}
