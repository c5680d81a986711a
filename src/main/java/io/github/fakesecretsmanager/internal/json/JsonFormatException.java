package io.github.fakesecretsmanager.internal.json;

import java.util.Objects;

/**
 * An exception for a text that is not JSON, or does not have the required form.
 *
 * <p>The message never quotes the text, which may hold a secret.
 */
public final class JsonFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JsonFormatException(String message) {
    super(message);
  }

  /** Returns the sentence, which is always given. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage(), "a sentence");
  }
}
