package io.github.fakesecretsmanager.assertions;

import org.assertj.core.api.AutoCloseableSoftAssertionsProvider;

/**
 * Soft assertions that throw the collected failures together at the end of a {@code try} block.
 *
 * <pre>{@code
 * try (var softly = new AutoCloseableSecretsManagerSoftAssertions()) {
 *   softly.assertThat(fake).secret("prod/db").isReplicatedTo("eu-west-3");
 *   softly.assertThat(fake.cloudTrail()).hasNoEvent("DeleteSecret");
 * }
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public class AutoCloseableSecretsManagerSoftAssertions extends SecretsManagerSoftAssertions
    implements AutoCloseableSoftAssertionsProvider {

  /** Creates soft assertions, which have collected no failure yet. */
  public AutoCloseableSecretsManagerSoftAssertions() {}
}
