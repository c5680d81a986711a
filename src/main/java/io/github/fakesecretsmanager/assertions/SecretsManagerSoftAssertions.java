package io.github.fakesecretsmanager.assertions;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/**
 * Collects the failures of assertions, AssertJ's own among them, until {@code assertAll()} throws
 * them together.
 *
 * <p>A step to another subject, as {@code secret("db").replica("eu-west-3")}, is collected when it
 * fails; what stands behind it is then passed over. Also works as a field or parameter that
 * AssertJ's {@code SoftAssertionsExtension} injects. Not for use by several threads.
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
