package io.github.fakesecretsmanager.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The report is shown with the failure, unless that is turned off. */
class ShownFailureReportTest extends ExtensionTest {

  @Test
  void comes_with_the_failure() {
    String report =
        published(run(FailureReportTest.FailingTestCases.class))
            .get(0)
            .entries()
            .get("fake-secrets-manager");

    assertThat(failure(FailureReportTest.FailingTestCases.class).getSuppressed())
        .singleElement()
        .satisfies(
            suppressed -> {
              assertThat(suppressed)
                  .hasToString(
                      "fake-secrets-manager, in this test:\n  " + report.replace("\n", "\n  "));
              assertThat(suppressed.getStackTrace()).isEmpty();
            });
  }

  @Test
  void can_be_turned_off() {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter("fake-secrets-manager.report.enabled", "false")
            .selectors(selectClass(FailureReportTest.FailingTestCases.class))
            .execute();

    assertThat(published(results)).isEmpty();
    assertThat(
            results.testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream()))
        .singleElement()
        .satisfies(failure -> assertThat(failure.getSuppressed()).isEmpty());
  }

  @Test
  void a_page_with_a_timeline_is_attached_where_junit_attaches_files(@TempDir Path directory)
      throws IOException {
    assumeTrue(AttachedPage.isSupported(), "JUnit 5.12 or later attaches files");

    LauncherFactory.create(
            LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build())
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(FailureReportTest.FailingTestCases.class))
                .configurationParameter("junit.platform.reporting.output.dir", directory.toString())
                .build());

    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.filter(file -> file.endsWith("fake-secrets-manager.html")))
          .singleElement()
          .satisfies(
              file ->
                  assertThat(Files.readString(file))
                      .startsWith("<!DOCTYPE html>")
                      .contains("GetSecretValue of ***: ResourceNotFoundException"));
    }
  }
}
