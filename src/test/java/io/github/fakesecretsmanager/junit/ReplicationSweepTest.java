package io.github.fakesecretsmanager.junit;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.ReplicationFailure.Reason;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ReplicationStatusType;

/** A test that is run again with each outcome that its replicas can have. */
class ReplicationSweepTest extends ExtensionTest {

  /** The code under test: replicates, and waits until that has ended. */
  private static String replicate(SecretsManagerClient client, String region) {
    client.replicateSecretToRegions(
        r -> r.secretId("db").addReplicaRegions(to -> to.region(region)));
    for (int look = 0; look < 5; look++) {
      String status = status(client, region);
      if (!status.equals("InProgress")) {
        return status;
      }
    }
    return "InProgress";
  }

  private static String status(SecretsManagerClient client, String region) {
    return client.describeSecret(r -> r.secretId("db")).replicationStatus().stream()
        .filter(each -> each.region().equals(region))
        .map(ReplicationStatusType::statusAsString)
        .findFirst()
        .orElseThrow();
  }

  @FakeSecret(name = "db", value = "one")
  static class WaitingTestCases {

    static final List<String> SEEN = new CopyOnWriteArrayList<>();

    @ReplicationSweep(regions = {"eu-west-3", "eu-west-1"})
    void replicates(FakeSecretsManager fake, SecretsManagerClient client, SweepRun run) {
      String disturbed = run.region().orElse("eu-west-3");
      String other = disturbed.equals("eu-west-3") ? "eu-west-1" : "eu-west-3";
      String outcome = replicate(client, disturbed);

      SEEN.add(run + " -> " + outcome);
      assertThat(replicate(client, other)).isEqualTo("InSync");
      run.failureReason()
          .ifPresent(
              reason -> assertThat(fake).secret("db").replica(disturbed).hasFailedBecause(reason));
    }
  }

  @Test
  void runs_once_as_it_is_and_once_for_each_region_and_outcome() {
    WaitingTestCases.SEEN.clear();

    assertAllSucceed(WaitingTestCases.class, 1 + 2 * (1 + 7 + 1));

    assertThat(WaitingTestCases.SEEN)
        .startsWith(
            "as it is -> InSync",
            "replica in eu-west-3: in sync late -> InSync",
            "replica in eu-west-3: failed, SECRET_NAME_EXISTS -> Failed",
            "replica in eu-west-3: failed, REPLICATED_WITH_DIFFERENT_ARN -> Failed",
            "replica in eu-west-3: failed, SECRET_HAS_REPLICAS -> Failed",
            "replica in eu-west-3: failed, SECRET_SCHEDULED_FOR_DELETION -> Failed",
            "replica in eu-west-3: failed, KMS_ACCESS_DENIED -> Failed",
            "replica in eu-west-3: failed, KMS_KEY_DISABLED_OR_NOT_FOUND -> Failed",
            "replica in eu-west-3: failed, REGION_NOT_ENABLED -> Failed",
            "replica in eu-west-3: never in sync -> InProgress",
            "replica in eu-west-1: in sync late -> InSync");
  }

  @FakeSecret(name = "db", value = "one")
  static class OneLookTestCases {
    @ReplicationSweep(
        regions = "eu-west-3",
        outcomes = {ReplicaOutcome.IN_SYNC_LATE, ReplicaOutcome.FAILED},
        reasons = Reason.KMS_ACCESS_DENIED)
    void believes_that_it_is_there(FakeSecretsManager fake, SecretsManagerClient client) {
      client.replicateSecretToRegions(
          r -> r.secretId("db").addReplicaRegions(to -> to.region("eu-west-3")));

      assertThat(fake).secret("db").isReplicatedTo("eu-west-3");
    }
  }

  @Test
  void finds_code_that_does_not_wait_and_says_how_to_see_it_again() {
    assertThat(run(OneLookTestCases.class).testEvents().failed().list())
        .extracting(event -> event.getTestDescriptor().getDisplayName())
        .containsExactly(
            "replica in eu-west-3: in sync late",
            "replica in eu-west-3: failed, KMS_ACCESS_DENIED");
    assertThat(failure(OneLookTestCases.class).getSuppressed())
        .extracting(Throwable::toString)
        .contains(
            "in the run <replica in eu-west-3: in sync late>; to see only this one again:"
                + " @ReplicationSweep(regions = \"eu-west-3\", outcomes ="
                + " ReplicaOutcome.IN_SYNC_LATE)");
  }

  static class NoRegionTestCases {
    @ReplicationSweep(regions = {})
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  static class UnknownRegionTestCases {
    @ReplicationSweep(regions = "mars-1")
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  static class NoOutcomeTestCases {
    @ReplicationSweep(
        regions = "eu-west-3",
        outcomes = {})
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  static class NoReasonTestCases {
    @ReplicationSweep(
        regions = "eu-west-3",
        reasons = {})
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  static class ScriptedTestCases {
    @ReplicationSweep(regions = "eu-west-3", reasons = Reason.SCRIPTED)
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  static class NoCallTestCases {
    @ReplicationSweep(regions = "eu-west-3")
    void calls_nothing(FakeSecretsManager fake) {
      fake.region().createSecret("db", "one");
    }
  }

  @FakeSecret(name = "db", value = "one")
  static class OtherRegionTestCases {
    @ReplicationSweep(regions = {"eu-west-3", "eu-west-1"})
    void replicates(SecretsManagerClient client) {
      replicate(client, "eu-west-3");
    }
  }

  @Test
  void says_what_is_wrong_and_what_to_do() {
    assertRefused(NoRegionTestCases.class, "regions is empty: use one or more");
    assertRefused(UnknownRegionTestCases.class, "unknown Region <mars-1>: use one");
    assertRefused(NoOutcomeTestCases.class, "outcomes is empty: use one or more");
    assertRefused(NoReasonTestCases.class, "reasons is empty: use one or more");
    assertRefused(ScriptedTestCases.class, "reason <SCRIPTED> lacks a message: use AWS's reasons");
    assertRefused(
        OtherRegionTestCases.class,
        "the test method replicates nothing to <eu-west-1>: use Regions to which it does");
    assertRefused(
        NoCallTestCases.class,
        "no call of the test method reaches Secrets Manager, so nothing is replicated");
  }

  private static void assertRefused(Class<?> testClass, String sentence) {
    assertThat(failure(testClass))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageStartingWith("@ReplicationSweep on <void ")
        .hasMessageContaining(sentence);
  }
}
