package io.github.fakesecretsmanager.internal.iam;

import java.util.Optional;

/**
 * Says whether a request is allowed, and by what.
 *
 * @param decidedBy the statement that allows or denies; empty when none does
 * @param reason of a denial, as AWS's sentence ends; empty when it is allowed
 * @param lacksPolicy whether an allowing statement in the caller's policies is what is missing
 */
public record Decision(
    boolean isAllowed, Optional<String> decidedBy, String reason, boolean lacksPolicy) {

  static Decision allowed(String decidedBy) {
    return new Decision(true, Optional.of(decidedBy), "", false);
  }

  static Decision explicitlyDenied(String decidedBy, String kind) {
    return new Decision(false, Optional.of(decidedBy), "with an explicit deny in " + kind, false);
  }

  static Decision notAllowed(String kind, String action, boolean lacksPolicy) {
    return new Decision(
        false,
        Optional.empty(),
        "because no " + kind + " allows the " + action + " action",
        lacksPolicy);
  }
}
