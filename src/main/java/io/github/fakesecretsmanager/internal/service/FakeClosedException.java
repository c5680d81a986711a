package io.github.fakesecretsmanager.internal.service;

import java.util.Objects;

/**
 * Thrown if a closed fake is used.
 *
 * <p>Only the service makes it. So its message never quotes a secret value, and can be shown to
 * clients outside the JVM.
 */
public final class FakeClosedException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  FakeClosedException() {
    super("this FakeSecretsManager is closed; a client must not outlive the test it was made for");
  }

  /** Returns the sentence, which is never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage(), "a sentence");
  }
}
