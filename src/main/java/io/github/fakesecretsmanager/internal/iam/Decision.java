package io.github.fakesecretsmanager.internal.iam;

import java.util.Optional;

/**
 * The outcome of an evaluation, with its reason.
 *
 * @param decidedBy the statement that allows or denies; empty if none applies
 * @param reason the end of AWS's sentence about a denial; empty if the request is allowed
 * @param lacksPolicy whether the caller's identity-based policies lack an Allow
 */
public record Decision(
    boolean isAllowed, Optional<String> decidedBy, String reason, boolean lacksPolicy) {

  /** The types of policies, as a denial names them. */
  enum PolicyType {
    IDENTITY("an", "identity-based policy"),
    RESOURCE("a", "resource-based policy"),
    BOUNDARY("a", "permissions boundary");

    private final String article;
    private final String label;

    PolicyType(String article, String label) {
      this.article = article;
      this.label = label;
    }
  }

  static Decision allowed(String decidedBy) {
    return new Decision(true, Optional.of(decidedBy), "", false);
  }

  /** Returns the outcome if a Deny applies. */
  static Decision explicitlyDenied(PolicyType denying, String decidedBy) {
    String reason = "with an explicit deny in " + denying.article + " " + denying.label;
    return new Decision(false, Optional.of(decidedBy), reason, false);
  }

  /** Returns the outcome if neither a Deny nor an Allow applies. */
  static Decision implicitlyDenied(PolicyType lacking, String action) {
    String reason = "because no " + lacking.label + " allows the " + action + " action";
    return new Decision(false, Optional.empty(), reason, lacking == PolicyType.IDENTITY);
  }
}
