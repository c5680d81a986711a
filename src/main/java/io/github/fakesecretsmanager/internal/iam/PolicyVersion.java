package io.github.fakesecretsmanager.internal.iam;

import java.util.Optional;
import java.util.stream.Stream;

/** The versions of the policy language. */
enum PolicyVersion {
  /** The version of a policy that names none. It has no variables. */
  V2008("2008-10-17"),
  V2012("2012-10-17");

  private final String policyName;

  PolicyVersion(String policyName) {
    this.policyName = policyName;
  }

  /** Returns the version with the name that policies use; empty if the name is unknown. */
  static Optional<PolicyVersion> named(String name) {
    return Stream.of(values()).filter(version -> version.policyName.equals(name)).findFirst();
  }

  /** Returns the pattern that a text of an element stands for. */
  PolicyPattern pattern(String text) {
    return this == V2012 ? PolicyPattern.withWildcards(text) : PolicyPattern.literal(text);
  }

  /**
   * Returns the text of a condition's value, escaped so that a variable is read as in this version.
   */
  String conditionValue(String text) {
    return this == V2012 ? text : text.replace("${", "${$}{");
  }
}
