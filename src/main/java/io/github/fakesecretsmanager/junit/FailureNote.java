package io.github.fakesecretsmanager.junit;

/** A text that is shown with the failure that it is added to as suppressed, in every tool. */
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
