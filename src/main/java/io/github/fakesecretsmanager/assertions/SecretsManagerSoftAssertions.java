package io.github.fakesecretsmanager.assertions;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/**
 * Soft assertions: failures, also of AssertJ's own assertions, are collected until {@code
 * assertAll()} throws them together.
 *
 * <p>A failing step to another subject, such as {@code secret("db").replica("eu-west-3")}, is
 * collected too, and the assertions that follow it are skipped. AssertJ's {@code
 * SoftAssertionsExtension} injects these into fields and parameters. Not thread-safe.
 */
public class SecretsManagerSoftAssertions extends AbstractSoftAssertions
    implements StandardSoftAssertionsProvider, SecretsManagerSoftAssertionsProvider {

  /**
   * Runs assertions and throws all their failures together.
   *
   * @throws AssertionError when there is at least one
   */
  public static void assertSoftly(Consumer<SecretsManagerSoftAssertions> softly) {
    SoftAssertionsProvider.assertSoftly(SecretsManagerSoftAssertions.class, softly);
  }
}
