package io.github.fakesecretsmanager.internal.iam;

import java.util.Objects;

/** A parser of the policies that a test hands to the front door. */
public final class Policies {

  private Policies() {}

  /**
   * Parses a policy document.
   *
   * @param name the name that messages and explanations use, for example {@code policy 1 of app}
   * @throws IllegalArgumentException if the document is malformed, or has an element, a condition
   *     operator or a condition key that the fake does not know
   */
  public static Policy parse(String name, Policy.Kind kind, String json) {
    Objects.requireNonNull(json, "json is null: use a policy document");
    if (json.isEmpty()) {
      throw new IllegalArgumentException("json is empty: use a policy document");
    }
    try {
      return PolicyParser.parse(name, kind, json);
    } catch (PolicyFormatException e) {
      throw new IllegalArgumentException("can't use " + name + ": " + e.getMessage(), e);
    }
  }
}
