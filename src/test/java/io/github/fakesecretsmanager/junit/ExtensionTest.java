package io.github.fakesecretsmanager.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs classes of test cases as JUnit runs a user's. */
abstract class ExtensionTest {

  static EngineExecutionResults run(Class<?> testClass) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .selectors(selectClass(testClass))
        .execute();
  }

  static void assertAllSucceed(Class<?> testClass, int tests) {
    run(testClass).testEvents().assertStatistics(stats -> stats.started(tests).succeeded(tests));
  }

  /** Returns why a class, or the first of its tests, failed. */
  static Throwable failure(Class<?> testClass) {
    return run(testClass).allEvents().failed().stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing failed"))
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow();
  }
}
