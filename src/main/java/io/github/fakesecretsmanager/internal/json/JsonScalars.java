package io.github.fakesecretsmanager.internal.json;

/**
 * The types that the user of a codec defines, and that JSON shows as strings. Implementations must
 * be immutable.
 */
public interface JsonScalars {

  /** Returns whether a type is one of these. */
  boolean include(Class<?> type);

  /**
   * Makes a value of one of these types from a string.
   *
   * @throws IllegalArgumentException if the string has another form
   */
  Object read(Class<?> type, String text);

  /** Returns the string for a value of one of these types. */
  String write(Object value);
}
