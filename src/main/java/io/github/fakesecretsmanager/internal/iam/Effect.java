package io.github.fakesecretsmanager.internal.iam;

import java.util.Optional;
import java.util.stream.Stream;

/** The effect of a statement on the requests that it applies to. */
enum Effect {
  ALLOW("Allow"),
  DENY("Deny");

  private final String policyName;

  Effect(String policyName) {
    this.policyName = policyName;
  }

  /** Returns the effect with the name that policies use; empty if the name is unknown. */
  static Optional<Effect> named(String name) {
    return Stream.of(values()).filter(effect -> effect.policyName.equals(name)).findFirst();
  }
}
