package io.github.fakesecretsmanager.assertions;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/**
 * Soft assertions: failures, including those of AssertJ's own assertions, are collected until
 * {@code assertAll()} throws them together.
 *
 * <pre>{@code
 * SecretsManagerSoftAssertions.assertSoftly(
 *     softly -> {
 *       softly.assertThat(fake).secret("prod/db").replica("eu-west-3").isInSync();
 *       softly.assertThat(fake).inRegion("eu-west-3").hasSecret("prod/db");
 *     });
 * }</pre>
 *
 * <p>If a step to another subject fails, such as {@code replica("eu-west-3")}, its failure is
 * collected too, and the assertions that follow it are skipped. AssertJ's {@code
 * SoftAssertionsExtension} injects these soft assertions into fields and parameters.
 *
 * <p>Not thread-safe.
 */
public class SecretsManagerSoftAssertions extends AbstractSoftAssertions
    implements StandardSoftAssertionsProvider, SecretsManagerSoftAssertionsProvider {

  /** Creates soft assertions, which have collected no failure yet. */
  public SecretsManagerSoftAssertions() {}

  /**
   * Makes soft assertions and throws all their failures together.
   *
   * @param softly makes the assertions with the given object
   * @throws AssertionError if at least one assertion fails
   */
  public static void assertSoftly(Consumer<SecretsManagerSoftAssertions> softly) {
    SoftAssertionsProvider.assertSoftly(SecretsManagerSoftAssertions.class, softly);
  }
}
