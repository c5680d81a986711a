package io.github.fakesecretsmanager.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A test that runs classes of test cases as JUnit runs a user's. */
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

  /** From 5.12 on, JUnit resolves a constructor's parameters for the test, when asked to. */
  static boolean constructsForTheTest() {
    return ReflectionSupport.tryToLoadClass(
            "org.junit.jupiter.api.extension.TestInstantiationAwareExtension")
        .toOptional()
        .isPresent();
  }

  /** Returns what was published to the report, with the test or class that published it. */
  static List<Published> published(EngineExecutionResults results) {
    return results.allEvents().reportingEntryPublished().stream()
        .map(
            event ->
                new Published(
                    event.getTestDescriptor().getDisplayName(),
                    event.getRequiredPayload(ReportEntry.class).getKeyValuePairs()))
        .toList();
  }

  record Published(String by, Map<String, String> entries) {}
}
