package io.github.fakesecretsmanager.internal.service;

import java.util.Objects;

/**
 * A use of a fake that is closed.
 *
 * <p>Only the service makes one, so its message never quotes a secret value, and may be shown to
 * clients outside the JVM.
 */
public final class FakeClosedException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  FakeClosedException() {
    super("this FakeSecretsManager is closed; a client must not outlive the test it was made for");
  }

  /** Returns the sentence, which is always given. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage(), "a sentence");
  }
}
