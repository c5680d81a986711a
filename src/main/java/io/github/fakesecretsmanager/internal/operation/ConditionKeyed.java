package io.github.fakesecretsmanager.internal.operation;

/** A shape that gives condition keys other values than its text. */
public interface ConditionKeyed {

  /** The receiver of condition keys' values. */
  interface Values {

    /** Adds a value to a key. */
    void add(String key, String value);

    /** Sets the only value of a key, which replaces earlier ones. */
    void set(String key, String value);
  }

  /**
   * Gives values to condition keys.
   *
   * @param key the member's condition key
   */
  void giveValues(String key, Values values);
}
