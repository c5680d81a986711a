package io.github.fakesecretsmanager.iam;

import java.util.Optional;

/**
 * Says whether a request is allowed, and by what.
 *
 * @param decidedBy the statement that allows or denies; empty when none does
 * @param reason of a denial, as AWS's sentence ends; empty when it is allowed
 */
public record Decision(boolean isAllowed, Optional<String> decidedBy, String reason) {

  static Decision allowed(String decidedBy) {
    return new Decision(true, Optional.of(decidedBy), "");
  }

  static Decision explicitlyDenied(String decidedBy, String kind) {
    return new Decision(false, Optional.of(decidedBy), "with an explicit deny in " + kind);
  }

  static Decision notAllowed(String kind, String action) {
    return new Decision(
        false, Optional.empty(), "because no " + kind + " allows the " + action + " action");
  }

  /** Tells whether an allowing statement would have helped. */
  public boolean isImplicit() {
    return !isAllowed && decidedBy.isEmpty();
  }
}
