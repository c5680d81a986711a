package io.github.fakesecretsmanager.junit;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeFaults;
import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.Event;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Sweeps that can't run, each refused with the cure. */
class RefusedSweepsTest extends ExtensionTest {

  static class NoCallTestCases {
    @FaultSweep
    void calls_nothing(FakeSecretsManager fake) {
      fake.region().createSecret("db", "one");
    }
  }

  static class NothingChosenTestCases {
    @FaultSweep(operations = "PutSecretValue")
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  static class UselessOperationTestCases {
    @FaultSweep(operations = {"ListSecrets", "DeleteSecret"})
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  static class UselessRegionTestCases {
    @FaultSweep(regions = {"us-east-1", "eu-west-3"})
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  static class UnknownOperationTestCases {
    @FaultSweep(operations = "ListSecret")
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  static class UnknownRegionTestCases {
    @FaultSweep(regions = "mars-1")
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  static class NoSuchCallTestCases {
    @FaultSweep(calls = 0)
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  static class NoNinthCallTestCases {
    @FaultSweep(calls = {1, 9})
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  static class NoKindTestCases {
    @FaultSweep(kinds = {})
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  static class NoRunTestCases {
    @FaultSweep(maxRuns = 0)
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  static class TooManyTestCases {
    @FaultSweep(maxRuns = 10)
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  @FakeSecretsManagerTest(scope = Scope.PER_CLASS)
  static class SharedTestCases {
    @FaultSweep
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  static class TwiceTestCases {
    @FaultSweep
    @ReplicationSweep(regions = "eu-west-3")
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  static class TestTooTestCases {
    @Test
    @FaultSweep
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  static class RepeatedTestCases {
    @RepeatedTest(2)
    @FaultSweep
    void lists(SecretsManagerClient client) {
      client.listSecrets();
    }
  }

  static class ClearingTestCases {
    @FaultSweep
    void lists(SecretsManagerClient client, FakeFaults faults) {
      client.listSecrets();
      faults.clear();
    }
  }

  static class ResettingTestCases {
    @FaultSweep
    void lists(SecretsManagerClient client, FakeSecretsManager fake) {
      fake.reset();
      client.listSecrets();
    }
  }

  @Test
  void says_what_is_wrong_and_what_to_do() {
    assertRefused(
        NoCallTestCases.class,
        "@FaultSweep on <void ",
        "NoCallTestCases.calls_nothing(",
        ")>: no call of the test method reaches Secrets Manager, so nothing can fail: call it through"
            + " a client of the fake, in a Region that is up, or use @Test");
    assertRefused(
        NothingChosenTestCases.class,
        "none of the calls of the test method is chosen; it made [ListSecrets in us-east-1]:"
            + " choose others of its operations, Regions or numbers");
    assertRefused(
        UselessOperationTestCases.class,
        "<DeleteSecret> in operations matches no call: remove it, or make the test method call"
            + " it");
    assertRefused(UselessRegionTestCases.class, "<eu-west-3> in regions matches no call: ");
    assertRefused(UnknownOperationTestCases.class, "unknown operation <ListSecret>: use one of [");
    assertRefused(UnknownRegionTestCases.class, "unknown Region <mars-1>: use one");
    assertRefused(NoSuchCallTestCases.class, "invalid call <0>: use 1 or more");
    assertRefused(
        NoNinthCallTestCases.class, "unknown call <9>: use 1 to 1, the calls of the first run");
    assertRefused(NoKindTestCases.class, "kinds is empty: use one or more, or @Test");
    assertRefused(NoRunTestCases.class, "invalid maxRuns <0>: use 1 or more");
    assertRefused(
        TooManyTestCases.class,
        "it would take <11> runs, more than maxRuns <10>: narrow it by its attributes, or raise"
            + " maxRuns");
    assertRefused(
        SharedTestCases.class,
        "each run needs a fake of its own, but the tests of this class share one"
            + " (Scope.PER_CLASS): move the test to another class");
    assertRefused(TwiceTestCases.class, "has @FaultSweep and another test annotation: use one");
    assertRefused(TestTooTestCases.class, "has @FaultSweep and another test annotation: use one");
    assertRefused(RepeatedTestCases.class, "has @FaultSweep and another test annotation: use one");
  }

  @Test
  void refuses_a_test_that_removes_what_is_done_to_it() {
    for (Class<?> testClass : List.of(ClearingTestCases.class, ResettingTestCases.class)) {
      assertRefused(
          testClass,
          "the test method has cleared all faults or reset the fake, and so undone this run:"
              + " remove its own faults one by one");
    }
  }

  private static void assertRefused(Class<?> testClass, String... sentences) {
    List<Throwable> failures = new ArrayList<>();
    for (Event event : run(testClass).allEvents().failed().list()) {
      event.getRequiredPayload(TestExecutionResult.class).getThrowable().ifPresent(failures::add);
    }
    assertThat(failures)
        .anySatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOf(ExtensionConfigurationException.class)
                    .hasMessageContainingAll(sentences));
  }
}
