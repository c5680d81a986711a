package io.github.fakesecretsmanager.internal.json;

import java.util.Objects;

/**
 * Thrown if a text is not JSON, or does not have the required form.
 *
 * <p>The message never quotes the text, which may contain a secret value.
 */
public final class JsonFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JsonFormatException(String message) {
    super(message);
  }

  /** Returns the sentence, which is never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage(), "a sentence");
  }
}
