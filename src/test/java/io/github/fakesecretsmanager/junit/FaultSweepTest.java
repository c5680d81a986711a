package io.github.fakesecretsmanager.junit;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakeSecretsManager;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A test that is run again with a fault at each of its calls. */
class FaultSweepTest extends ExtensionTest {

  /** Returns the names of the runs, in order. */
  private static List<String> names(Class<?> testClass) {
    return run(testClass).testEvents().started().stream()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }

  private static List<String> failedNames(Class<?> testClass) {
    return run(testClass).testEvents().failed().stream()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }

  static final class Writer {

    private final SecretsManagerClient client;

    Writer(SecretsManagerClient client) {
      this.client = client;
    }

    /** Loses a write when the SDK gives up. */
    void naively(String value) {
      try {
        client.putSecretValue(r -> r.secretId("db").secretString(value));
        client.tagResource(r -> r.secretId("db").tags(t -> t.key("written").value("yes")));
      } catch (SdkException e) {
        // Nobody is told.
      }
    }

    /** Tries once more, with the same token. */
    void carefully(String value) {
      String token = "5f2c1a9e-0b1d-4c55-9d1f-3e6a7b8c9d0e";
      again(
          () ->
              client.putSecretValue(
                  r -> r.secretId("db").clientRequestToken(token).secretString(value)));
      again(
          () -> client.tagResource(r -> r.secretId("db").tags(t -> t.key("written").value("yes"))));
    }

    private static void again(Runnable call) {
      try {
        call.run();
      } catch (SdkException e) {
        call.run();
      }
    }
  }

  @FakeSecret(name = "db", value = "one")
  static class NaiveTestCases {
    @FaultSweep
    void writes(FakeSecretsManager fake, SecretsManagerClient client) {
      new Writer(client).naively("two");

      assertThat(fake).secret("db").hasStringValue("two").hasTag("written", "yes");
    }
  }

  @FakeSecret(name = "db", value = "one")
  static class CarefulTestCases {
    @FaultSweep
    void writes(FakeSecretsManager fake, SecretsManagerClient client) {
      new Writer(client).carefully("two");

      assertThat(fake).secret("db").hasStringValue("two").hasTag("written", "yes");
      assertThat(fake.region().secret("db").versions().all()).hasSize(2);
    }
  }

  @Test
  void finds_the_bug_of_a_naive_subject() {
    assertThat(failedNames(NaiveTestCases.class))
        .containsExactly(
            "call 1 of 2, PutSecretValue in us-east-1: throttled at every attempt",
            "call 1 of 2, PutSecretValue in us-east-1: internal service error at every attempt",
            "call 1 of 2, PutSecretValue in us-east-1: timed out at every attempt",
            "call 1 of 2, PutSecretValue in us-east-1: connection reset at every attempt",
            "call 1 of 2, PutSecretValue in us-east-1: answer lost at every attempt",
            "call 2 of 2, TagResource in us-east-1: throttled at every attempt",
            "call 2 of 2, TagResource in us-east-1: internal service error at every attempt",
            "call 2 of 2, TagResource in us-east-1: timed out at every attempt",
            "call 2 of 2, TagResource in us-east-1: connection reset at every attempt");
  }

  @Test
  void passes_a_mended_subject_once_as_it_is_and_twice_for_each_call_and_kind() {
    assertAllSucceed(CarefulTestCases.class, 1 + 2 * 5 * 2);
    assertThat(names(CarefulTestCases.class))
        .startsWith(
            "as it is",
            "call 1 of 2, PutSecretValue in us-east-1: throttled at the first attempt",
            "call 1 of 2, PutSecretValue in us-east-1: throttled at every attempt");
  }

  @Test
  void says_with_the_failure_how_to_see_only_this_run_again() {
    Throwable failure = failure(NaiveTestCases.class);

    assertThat(failure.getSuppressed())
        .extracting(Throwable::toString)
        .contains(
            "in the run <call 1 of 2, PutSecretValue in us-east-1: throttled at every attempt>; to"
                + " see only this one again: @FaultSweep(calls = 1, kinds = FaultKind.THROTTLED)");
  }

  @FakeSecret(name = "db", value = "one")
  static class NarrowedTestCases {
    @FaultSweep(
        operations = {"PutSecretValue", "DescribeSecret"},
        regions = "us-east-1",
        calls = {2, 3, 4},
        kinds = {FaultKind.ANSWER_TRUNCATED, FaultKind.SERVICE_UNAVAILABLE})
    void narrowed(SecretsManagerClient client, @InRegion("eu-west-3") SecretsManagerClient paris) {
      client.describeSecret(r -> r.secretId("db"));
      client.putSecretValue(r -> r.secretId("db").secretString("two"));
      paris.listSecrets();
      client.getSecretValue(r -> r.secretId("db"));
    }
  }

  @Test
  void hits_only_the_calls_and_kinds_that_are_chosen() {
    assertThat(names(NarrowedTestCases.class))
        .containsExactly(
            "as it is",
            "call 2 of 4, PutSecretValue in us-east-1: answer truncated at the first attempt",
            "call 2 of 4, PutSecretValue in us-east-1: answer truncated at every attempt",
            "call 2 of 4, PutSecretValue in us-east-1: service unavailable at the first attempt",
            "call 2 of 4, PutSecretValue in us-east-1: service unavailable at every attempt");
  }

  @FakeSecretsManagerTest(region = "eu-west-1")
  static class LifecycleTestCases {

    static final List<String> SEEN = new CopyOnWriteArrayList<>();
    static final List<FakeSecretsManager> FAKES = new CopyOnWriteArrayList<>();

    private final SweepRun constructed;

    LifecycleTestCases(SweepRun run) {
      this.constructed = run;
    }

    @BeforeEach
    void arrange(SecretsManagerClient client, SweepRun run) {
      client.createSecret(r -> r.name("db").secretString("one"));
      assertThat(run).isSameAs(constructed);
    }

    @FaultSweep(kinds = FaultKind.TIMED_OUT)
    void reads(FakeSecretsManager fake, SecretsManagerClient client, SweepRun run) {
      FAKES.add(fake);
      SEEN.add(run + "/" + run.isUndisturbed() + "/" + run.isGivenUp() + "/" + run.operation());
      try {
        client.getSecretValue(r -> r.secretId("db"));
      } catch (SdkException e) {
        assertThat(run.fault()).contains(FaultKind.TIMED_OUT);
        assertThat(run.isGivenUp()).isTrue();
      }
    }

    @AfterEach
    void look(SecretsManagerClient client, SweepRun run) {
      client.describeSecret(r -> r.secretId("db"));
      assertThat(run).isSameAs(constructed);
    }
  }

  @Test
  void leaves_lifecycle_methods_alone_and_tells_the_test_what_is_done() {
    assumeTrue(constructsForTheTest(), "JUnit 5.12 or later injects into constructors");
    LifecycleTestCases.SEEN.clear();
    LifecycleTestCases.FAKES.clear();

    assertAllSucceed(LifecycleTestCases.class, 3);

    assertThat(LifecycleTestCases.SEEN)
        .containsExactly(
            "as it is/true/false/Optional.empty",
            "call 1 of 1, GetSecretValue in eu-west-1: timed out at the first attempt"
                + "/false/false/Optional[GetSecretValue]",
            "call 1 of 1, GetSecretValue in eu-west-1: timed out at every attempt"
                + "/false/true/Optional[GetSecretValue]");
    assertThat(LifecycleTestCases.FAKES).doesNotHaveDuplicates();
  }

  static class ConfiguredTestCases {

    static final List<String> ARNS = new CopyOnWriteArrayList<>();

    @RegisterExtension
    static final FakeSecretsManagerExtension FAKE =
        FakeSecretsManagerExtension.builder()
            .accountId("210987654321")
            .seed(7)
            .clock(FakeClock.frozenAt(Instant.parse("2026-03-01T00:00:00Z")))
            .build();

    @Nested
    class Inner {
      @FaultSweep(kinds = FaultKind.ANSWER_LOST, operations = "DescribeSecret")
      void creates(SecretsManagerClient client) {
        ARNS.add(client.createSecret(r -> r.name("db").secretString("one")).arn());
        try {
          client.describeSecret(r -> r.secretId("db"));
        } catch (SdkException e) {
          assertThat(e).hasMessageContaining("Read timed out");
        }
      }
    }
  }

  @Test
  void goes_by_what_the_class_configures_and_seeds_each_run_alike() {
    ConfiguredTestCases.ARNS.clear();

    assertAllSucceed(ConfiguredTestCases.class, 3);

    assertThat(ConfiguredTestCases.ARNS).hasSize(3);
    assertThat(ConfiguredTestCases.ARNS.get(0)).contains(":210987654321:secret:db-");
    assertThat(Set.copyOf(ConfiguredTestCases.ARNS)).hasSize(1);
  }

  @FakeSecret(name = "db", value = "one")
  static class DepartingTestCases {
    @FaultSweep(calls = 2, kinds = FaultKind.THROTTLED)
    void departs(SecretsManagerClient client, SweepRun run) {
      if (run.isUndisturbed()) {
        client.describeSecret(r -> r.secretId("db"));
        client.getSecretValue(r -> r.secretId("db"));
      } else if (run.isGivenUp()) {
        client.describeSecret(r -> r.secretId("db"));
      } else {
        client.listSecrets();
        client.getSecretValue(r -> r.secretId("db"));
      }
    }
  }

  @Test
  void a_run_that_makes_other_calls_than_the_first_says_so_and_goes_on() {
    assertThat(published(run(DepartingTestCases.class)))
        .extracting(published -> published.entries().get("fake-secrets-manager"))
        .containsExactly(
            "The run <call 2 of 2, GetSecretValue in us-east-1: throttled at the first attempt>"
                + " made other calls than the first: call 1 was <ListSecrets in us-east-1>, not"
                + " <DescribeSecret in us-east-1>.",
            "The run <call 2 of 2, GetSecretValue in us-east-1: throttled at every attempt> was"
                + " not hit: it made only <1> calls, the first run <2>.");
    assertAllSucceed(DepartingTestCases.class, 3);
  }

  static class FailingTestCases {
    @FaultSweep
    void fails(SecretsManagerClient client) {
      client.listSecrets();
      throw new AssertionError("as it is");
    }
  }

  @Test
  void no_run_follows_when_the_first_fails() {
    assertThat(names(FailingTestCases.class)).containsExactly("as it is");
    assertThat(failure(FailingTestCases.class)).hasMessage("as it is");
  }

  @FakeSecret(name = "db", value = "one")
  static class OwnFaultTestCases {
    @FaultSweep(kinds = FaultKind.ANSWER_LOST)
    void reads(FakeSecretsManager fake, SecretsManagerClient client) {
      try (var own = fake.faults().on("GetSecretValue").next().throttle()) {
        client.getSecretValue(r -> r.secretId("db"));
        assertThat(own).hasFiredTimes(1);
      } catch (SdkException e) {
        assertThat(e).hasMessageContaining("Read timed out");
      }
    }
  }

  @Test
  void faults_of_the_test_go_together_with_those_of_the_sweep() {
    run(OwnFaultTestCases.class).testEvents().assertStatistics(stats -> stats.started(3));
  }

  @FakeSecret(name = "db", value = "one")
  static class TenCallsTestCases {
    @FaultSweep
    void calls(SecretsManagerClient client) {
      for (int i = 0; i < 10; i++) {
        try {
          client.getSecretValue(r -> r.secretId("db"));
        } catch (SdkException e) {
          assertThat(e).isNotNull();
        }
      }
    }
  }

  /** The quickest of several tries, because other tests run at the same time. */
  @Test
  void ten_calls_and_five_kinds_take_less_than_two_seconds() {
    Duration quickest = Duration.ofDays(1);
    for (int tries = 0; tries < 5 && quickest.compareTo(Duration.ofSeconds(2)) >= 0; tries++) {
      long start = System.nanoTime();
      assertAllSucceed(TenCallsTestCases.class, 101);
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      quickest = time.compareTo(quickest) < 0 ? time : quickest;
    }

    assertThat(quickest).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void the_runs_of_a_sweep_go_one_after_the_other_in_parallel_mode() {
    EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter(
            "junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
        .selectors(selectClass(CarefulTestCases.class))
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.started(21).succeeded(21));
  }

  static class AbortedTestCases {
    @FaultSweep
    void can_not_run_here(SecretsManagerClient client) {
      client.listSecrets();
      assumeTrue(false, "not here");
    }
  }

  @Test
  void no_run_follows_when_the_first_is_aborted() {
    run(AbortedTestCases.class)
        .testEvents()
        .assertStatistics(stats -> stats.started(1).aborted(1).failed(0));
  }

  @FaultSweep(kinds = FaultKind.ANSWER_LOST)
  @Retention(RetentionPolicy.RUNTIME)
  @interface LostAnswers {}

  static class ComposedTestCases {
    @LostAnswers
    void sweeps(SecretsManagerClient client, SweepRun run) {
      try {
        client.listSecrets();
      } catch (SdkException e) {
        assertThat(run.isGivenUp()).isTrue();
      }
    }
  }

  @Test
  void an_annotation_of_a_team_may_sweep() {
    assertAllSucceed(ComposedTestCases.class, 3);
  }
}
