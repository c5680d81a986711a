package io.github.fakesecretsmanager.internal.message;

/** Checks of arguments. A message names the wrong argument and says what to use instead. */
public final class ArgumentChecks {

  private ArgumentChecks() {}

  /**
   * Returns an argument that is not null.
   *
   * @param what the name of the argument
   * @param cure what to do, as the second half of a sentence
   * @throws NullPointerException if it is null
   */
  public static <T> T requireGiven(String what, T value, String cure) {
    if (value == null) {
      throw new NullPointerException(what + " is null: " + cure);
    }
    return value;
  }

  /**
   * Returns a text that is neither null nor empty.
   *
   * @param what the name of the argument
   * @param cure what to do, as the second half of a sentence
   * @throws NullPointerException if it is null
   * @throws IllegalArgumentException if it is empty
   */
  public static String requireText(String what, String value, String cure) {
    requireGiven(what, value, cure);
    if (value.isEmpty()) {
      throw new IllegalArgumentException(what + " is empty: " + cure);
    }
    return value;
  }
}
