package io.github.fakesecretsmanager.internal.json;

import java.util.Objects;

/**
 * Says that a text is not JSON, or not of the form that was asked for.
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
