package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.domain.ReplicationFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Replication that fails because the test says so. */
class ScriptedReplicationFailureTest extends Contract {

  @Test
  void a_test_can_script_its_own_cause() {
    create("db", "s3cr3t");
    fake.replication().fail("eu-west-3", "Replication failed: out of luck");

    replicate("db", "eu-west-3", "eu-west-1");
    assertFailed("db", "eu-west-3", "Replication failed: out of luck");
    assertThat(status("db", "eu-west-1")).isEqualTo("InSync");
    assertThat(value(in("eu-west-1"), "db")).isEqualTo("s3cr3t");
    assertThat(failureOf("db", "eu-west-3").reason()).isEqualTo(ReplicationFailure.Reason.SCRIPTED);

    fake.replication().clearFailure("eu-west-3");
    replicate("db", "eu-west-3");
    assertThat(status("db", "eu-west-3")).isEqualTo("InSync");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SECRET_NAME_EXISTS | Secret name db already exists in region eu-west-3.
          REPLICATED_WITH_DIFFERENT_ARN | Secret name db is currently replicated to eu-west-3 with a different arn
          SECRET_HAS_REPLICAS | You can't delete secret <ARN> that still has replica regions [us-east-1].
          SECRET_SCHEDULED_FOR_DELETION | You can't create this secret because a secret with this name is already scheduled for deletion.
          KMS_ACCESS_DENIED | Access to KMS is not allowed
          KMS_KEY_DISABLED_OR_NOT_FOUND | The KMS key is disabled or not found
          REGION_NOT_ENABLED | Region eu-west-3 is not enabled for this account.
          """)
  void a_test_can_name_a_reason_and_gets_its_message(
      ReplicationFailure.Reason reason, String sentence) {
    String arn = create("db", "s3cr3t");
    fake.replication().fail("eu-west-3", reason);

    replicate("db", "eu-west-3", "eu-west-1");

    assertFailed(
        "db",
        "eu-west-3",
        "Replication failed: " + sentence.replace("<ARN>", arn.replace("us-east-1", "eu-west-3")));
    assertThat(status("db", "eu-west-1")).isEqualTo("InSync");
    assertThat(value(in("eu-west-1"), "db")).isEqualTo("s3cr3t");
    assertThat(failureOf("db", "eu-west-3").reason()).isEqualTo(reason);
    assertThat(failureOf("db", "eu-west-3").detail())
        .isEqualTo("the test told the fake to fail here");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SCRIPTED")
  void the_message_of_each_reason_leads_back_to_that_reason(ReplicationFailure.Reason reason) {
    create("db", "s3cr3t");
    fake.replication().fail("eu-west-3", reason);
    replicate("db", "eu-west-3");

    assertThat(ReplicationFailure.Reason.ofStatusMessage(row("db", "eu-west-3").statusMessage()))
        .isEqualTo(reason);
  }

  @Test
  void a_scripted_message_of_a_known_cause_is_that_cause() {
    create("db", "s3cr3t");
    fake.replication().fail("eu-west-3", "Replication failed: " + KMS_DENIED);

    replicate("db", "eu-west-3");

    assertThat(failureOf("db", "eu-west-3").reason())
        .isEqualTo(ReplicationFailure.Reason.KMS_ACCESS_DENIED);
    assertThat(failureOf("db", "eu-west-3").detail())
        .isEqualTo("the test told the fake to fail here");
  }

  @Test
  void a_test_can_count_how_often_replication_to_a_region_has_started_and_succeeded() {
    create("db", "one");
    assertThat(fake.replication().timesStarted("eu-west-3")).isZero();

    replicate("db", "eu-west-3");
    client.putSecretValue(r -> r.secretId("db").secretString("two"));
    fake.replication().fail("eu-west-3", "out of luck");
    client.putSecretValue(r -> r.secretId("db").secretString("three"));

    assertThat(fake.replication().timesStarted("eu-west-3")).isEqualTo(3);
    assertThat(fake.replication().timesSucceeded("eu-west-3")).isEqualTo(2);
    assertThat(fake.replication().timesStarted("eu-west-1")).isZero();
    fake.reset();
    assertThat(fake.replication().timesStarted("eu-west-3")).isZero();
  }
}
