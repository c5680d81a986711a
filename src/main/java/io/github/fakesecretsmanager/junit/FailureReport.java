package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.FakeSecretsManager;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** The report of a failed test on its fake. */
final class FailureReport {

  /** The entry's name in JUnit's report. */
  static final String KEY = "fake-secrets-manager";

  private FailureReport() {}

  /** Returns whether a test has failed, and not aborted because it can't run here. */
  static boolean isFailure(Throwable thrown) {
    return !(thrown instanceof TestAbortedException);
  }

  static void publish(ExtensionContext context, FakeSecretsManager fake) {
    context.publishReportEntry(KEY, fake.report());
  }
}
