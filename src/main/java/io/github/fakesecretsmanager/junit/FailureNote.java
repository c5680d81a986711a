package io.github.fakesecretsmanager.junit;

/** A text that every tool shows with the failure to which it is added as suppressed. */
// Tools print what toString returns, which otherwise begins with the name of the type.
@SuppressWarnings("OverrideThrowableToString")
final class FailureNote extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FailureNote(String text) {
    super(text, null, false, false);
  }

  /** Returns the text alone. */
  @Override
  public String toString() {
    return String.valueOf(getMessage());
  }
}
