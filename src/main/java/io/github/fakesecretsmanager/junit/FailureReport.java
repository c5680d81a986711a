package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.FakeSecretsManager;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** The report of a failed test on its fake. */
final class FailureReport {

  /** The name of the entry in JUnit's report. */
  static final String KEY = "fake-secrets-manager";

  /** The configuration parameter of JUnit that turns reports off. */
  static final String SWITCH = "fake-secrets-manager.report.enabled";

  private FailureReport() {}

  /** Returns whether a test has failed, and not aborted because it can't run here. */
  static boolean isFailure(Throwable thrown) {
    return !(thrown instanceof TestAbortedException);
  }

  /**
   * Publishes the report, and adds it to the failure: every tool shows what a failure suppresses,
   * and few show what is published.
   */
  static void tell(ExtensionContext context, FakeSecretsManager fake, Throwable failure) {
    if (context.getConfigurationParameter(SWITCH).filter("false"::equalsIgnoreCase).isPresent()) {
      return;
    }
    String report = fake.report();
    context.publishReportEntry(KEY, report);
    failure.addSuppressed(
        new FailureNote(KEY + ", in this test:\n  " + report.replace("\n", "\n  ")));
    if (AttachedPage.isSupported()) {
      AttachedPage.attach(context, fake.reportAsHtml());
    }
  }
}
