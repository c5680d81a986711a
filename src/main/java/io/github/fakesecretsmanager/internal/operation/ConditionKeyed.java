package io.github.fakesecretsmanager.internal.operation;

/** A shape that gives other values to condition keys than its text. */
public interface ConditionKeyed {

  /** Takes the values of condition keys. */
  interface Values {

    /** Adds a value to those of a key. */
    void add(String key, String value);

    /** Sets the only value of a key, in place of one that was set before. */
    void set(String key, String value);
  }

  /**
   * Gives values to condition keys.
   *
   * @param key that of the member
   */
  void giveValues(String key, Values values);
}
