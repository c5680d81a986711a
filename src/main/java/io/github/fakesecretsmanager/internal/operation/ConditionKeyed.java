package io.github.fakesecretsmanager.internal.operation;

import java.util.function.BiConsumer;

/** A shape that gives other values to condition keys than its text. */
public interface ConditionKeyed {

  /**
   * Gives values to condition keys.
   *
   * @param key that of the member
   * @param values takes a key and one of its values; several values of a key are all kept
   */
  void giveValues(String key, BiConsumer<String, String> values);
}
