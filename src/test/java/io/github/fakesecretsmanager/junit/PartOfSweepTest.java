package io.github.fakesecretsmanager.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectIteration;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.github.fakesecretsmanager.FakeFaults;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.ReplicationMode;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Sweeps whose runs do not go as the sweep planned, and that say so. */
class PartOfSweepTest extends ExtensionTest {

  private static void replicate(SecretsManagerClient client) {
    client.replicateSecretToRegions(
        r -> r.secretId("db").addReplicaRegions(to -> to.region("eu-west-3")));
  }

  private static String status(SecretsManagerClient client) {
    return client.describeSecret(r -> r.secretId("db")).replicationStatus().get(0).statusAsString();
  }

  static class ListingTestCases {
    @FaultSweep(kinds = FaultKind.THROTTLED)
    void lists(SecretsManagerClient client, SweepRun run) {
      try {
        client.listSecrets();
      } catch (SdkException e) {
        assertThat(run.isGivenUp()).isTrue();
      }
    }
  }

  @Test
  void a_run_that_is_chosen_without_the_first_fails_and_says_how_to_see_it() {
    String last =
        run(ListingTestCases.class).testEvents().started().stream()
            .map(Event::getTestDescriptor)
            .reduce((earlier, later) -> later)
            .orElseThrow()
            .getUniqueId()
            .toString();

    List<Event> failed =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectUniqueId(last))
            .execute()
            .testEvents()
            .assertStatistics(stats -> stats.started(1).failed(1))
            .failed()
            .list();

    assertThat(failed.get(0).getRequiredPayload(TestExecutionResult.class).getThrowable())
        .get()
        .isInstanceOf(ExtensionConfigurationException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .startsWith("@FaultSweep on <void ")
        .endsWith(
            ">: this run was chosen without the first, from which the sweep learns which runs to"
                + " make: run the whole test, or narrow it by the attributes that a failing run"
                + " names");
  }

  static class AnyRunsTestCases {
    @FaultSweep(maxRuns = Integer.MAX_VALUE)
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  @Test
  void a_later_run_is_refused_however_many_there_may_be() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(
            selectIteration(
                selectMethod(AnyRunsTestCases.class, "lists", SecretsManagerClient.class.getName()),
                1))
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.started(1).failed(1));
  }

  static class OverlappingTestCases {

    @BeforeEach
    void throttle_the_first_call(FakeFaults faults) {
      faults.onAnyCall().next(10).throttle();
    }

    @FaultSweep(kinds = FaultKind.ANSWER_LOST)
    void lists(SecretsManagerClient client) {
      try {
        client.listSecrets();
      } catch (SdkException e) {
        assertThat(e).hasMessageContaining("Rate exceeded");
      }
    }
  }

  @Test
  void a_run_whose_call_another_fault_hits_says_so() {
    assertThat(published(run(OverlappingTestCases.class)))
        .flatExtracting(each -> each.entries().values())
        .containsExactly(
            "The run <call 1 of 1, ListSecrets in us-east-1: answer lost at the first attempt> was"
                + " not hit: another fault hit the call.",
            "The run <call 1 of 1, ListSecrets in us-east-1: answer lost at every attempt> was not"
                + " hit: another fault hit the call.");
  }

  @FakeSecret(name = "db", value = "one")
  static class ManualTestCases {

    static final List<String> SEEN = new CopyOnWriteArrayList<>();

    @RegisterExtension
    final FakeSecretsManagerExtension extension =
        FakeSecretsManagerExtension.builder().replication(ReplicationMode.manual()).build();

    @ReplicationSweep(regions = "eu-west-3", outcomes = ReplicaOutcome.IN_SYNC_LATE)
    void replicates(FakeSecretsManager fake, SecretsManagerClient client, SweepRun run) {
      replicate(client);
      for (int look = 0; look < 4; look++) {
        SEEN.add(status(client));
      }
      SEEN.add("end of " + run);
    }
  }

  @Test
  void a_late_replica_is_in_sync_at_the_third_look_in_manual_mode_too() {
    ManualTestCases.SEEN.clear();

    assertAllSucceed(ManualTestCases.class, 2);

    assertThat(ManualTestCases.SEEN)
        .containsExactly(
            "InProgress",
            "InProgress",
            "InProgress",
            "InProgress",
            "end of as it is",
            "InProgress",
            "InProgress",
            "InSync",
            "InSync",
            "end of replica in eu-west-3: in sync late");
  }

  @FakeSecret(name = "db", value = "one")
  static class DependingTestCases {

    @ReplicationSweep(regions = "eu-west-3", outcomes = ReplicaOutcome.NEVER_IN_SYNC)
    void replicates_once(SecretsManagerClient client, SweepRun run) {
      if (run.isUndisturbed()) {
        replicate(client);
      }
      client.listSecrets();
    }
  }

  @Test
  void a_run_that_replicates_nothing_says_so() {
    assertThat(published(run(DependingTestCases.class)))
        .flatExtracting(each -> each.entries().values())
        .containsExactly(
            "The run <replica in eu-west-3: never in sync> was not hit: it replicated nothing to"
                + " <eu-west-3>.");
  }

  static class TakenCallTestCases {

    @BeforeEach
    void refuse_to_describe(FakeFaults faults) {
      faults.on("DescribeSecret").error("InvalidRequestException", "no");
    }

    @FaultSweep(operations = "DescribeSecret", kinds = FaultKind.THROTTLED)
    void describes_and_lists(SecretsManagerClient client) {
      try {
        client.describeSecret(r -> r.secretId("db"));
      } catch (SdkException e) {
        assertThat(e).hasMessageContaining("no");
      }
      try {
        client.listSecrets();
      } catch (SdkException e) {
        assertThat(e).hasMessageContaining("Rate exceeded");
      }
    }
  }

  @Test
  void a_run_that_hits_another_call_says_so() {
    assertThat(published(run(TakenCallTestCases.class)))
        .flatExtracting(each -> each.entries().values())
        .hasSize(2)
        .allSatisfy(
            note ->
                assertThat(note)
                    .endsWith(
                        "hit another call, <ListSecrets in us-east-1>: another fault or an outage"
                            + " came first."));
  }

  @FakeSecret(name = "db", value = "one")
  static class UndoingTestCases {

    @ReplicationSweep(regions = "eu-west-3", reasons = ReplicationFailure.Reason.KMS_ACCESS_DENIED)
    void undoes_what_is_done_to_it(FakeSecretsManager fake, SecretsManagerClient client) {
      fake.replication().release("eu-west-3");
      fake.replication().clearFailure("eu-west-3");
      replicate(client);
    }
  }

  @Test
  void a_run_that_the_test_undoes_says_so() {
    assertThat(published(run(UndoingTestCases.class)))
        .flatExtracting(each -> each.entries().values())
        .hasSize(3)
        .allSatisfy(
            note ->
                assertThat(note)
                    .endsWith(
                        "was undone: the test method let replication to <eu-west-3> succeed."));
  }

  @FakeSecret(name = "db", value = "one")
  static class LookingBeforeTestCases {

    static final List<String> SEEN = new CopyOnWriteArrayList<>();

    @BeforeEach
    void throttle_some_looks(FakeFaults faults) {
      faults.on("DescribeSecret").skip(3).next(2).throttle();
    }

    @ReplicationSweep(regions = "eu-west-3", outcomes = ReplicaOutcome.IN_SYNC_LATE)
    void looks_before_and_after(SecretsManagerClient client, SweepRun run) {
      for (int look = 0; look < 3; look++) {
        client.describeSecret(r -> r.secretId("db"));
      }
      replicate(client);
      for (int look = 0; look < 3 && !run.isUndisturbed(); look++) {
        SEEN.add(status(client));
      }
    }
  }

  @Test
  void only_looks_that_are_answered_after_replication_has_started_count() {
    LookingBeforeTestCases.SEEN.clear();

    assertAllSucceed(LookingBeforeTestCases.class, 2);

    assertThat(LookingBeforeTestCases.SEEN).containsExactly("InProgress", "InProgress", "InSync");
  }

  @FakeSecret(name = "db", value = "one")
  static class PollingTestCases {

    @ReplicationSweep(regions = "eu-west-3", outcomes = ReplicaOutcome.IN_SYNC_LATE)
    void polls_the_value_only(
        SecretsManagerClient client, @InRegion("eu-west-3") SecretsManagerClient paris) {
      replicate(client);
      try {
        paris.getSecretValue(r -> r.secretId("db"));
      } catch (SdkException e) {
        client.describeSecret(r -> r.secretId("db"));
      }
    }
  }

  @Test
  void a_run_whose_late_replica_nobody_looks_at_says_that_it_stayed_in_progress() {
    assertThat(published(run(PollingTestCases.class)))
        .flatExtracting(each -> each.entries().values())
        .containsExactly(
            "The run <replica in eu-west-3: in sync late> stayed in progress: the test method"
                + " made fewer than three DescribeSecret calls after replication had started.");
  }

  @FakeSecret(name = "db", value = "one")
  static class ClosingTestCases {

    @ReplicationSweep(regions = "eu-west-3", outcomes = ReplicaOutcome.NEVER_IN_SYNC)
    void closes_the_fake(FakeSecretsManager fake, SecretsManagerClient client) {
      replicate(client);
      fake.close();
    }
  }

  @Test
  void a_test_may_close_its_fake() {
    assertAllSucceed(ClosingTestCases.class, 2);
  }
}
