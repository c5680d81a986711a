package io.github.fakesecretsmanager.internal.iam;

import java.util.List;

/**
 * A {@code Principal} or {@code NotPrincipal} element of a resource-based policy.
 *
 * @param names ARNs, account ids, and {@code *} for everybody
 * @param isNegated whether the element names everybody except these
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">AWS
 *     JSON policy elements: Principal</a>
 */
record PrincipalElement(List<String> names, boolean isNegated) {

  /** The ways in which an element can name a caller. */
  enum Naming {
    /** By its ARN, or together with everybody. */
    CALLER,

    /** As {@link #CALLER}, or by its account, whose own policies then decide. */
    CALLER_OR_ACCOUNT,

    /** As {@link #CALLER}, so that no permissions boundary limits the grant. */
    CALLER_WITHOUT_BOUNDARY
  }

  PrincipalElement {
    names = List.copyOf(names);
  }

  /** Returns whether the element names everybody. */
  boolean namesEverybody() {
    return names.contains("*") && !isNegated;
  }

  /** Returns whether the element names a caller in a certain way. */
  boolean names(Principal caller, Naming naming) {
    return switch (naming) {
      case CALLER -> namesCaller(caller);
      case CALLER_OR_ACCOUNT -> namesCaller(caller) || (!isNegated && containsAccountOf(caller));
      case CALLER_WITHOUT_BOUNDARY -> namesCaller(caller) && isPastBoundaryOf(caller);
    };
  }

  private boolean namesCaller(Principal caller) {
    boolean isContained =
        names.contains("*") || names.contains(caller.arn()) || names.contains(caller.callerArn());
    return isNegated ? !isContained && !containsAccountOf(caller) : isContained;
  }

  private boolean containsAccountOf(Principal caller) {
    return names.contains(caller.accountId())
        || names.contains("arn:" + caller.partition() + ":iam::" + caller.accountId() + ":root");
  }

  /**
   * Returns whether no boundary limits the grant: a boundary limits a named role, but neither a
   * named user nor a role's named session.
   */
  private boolean isPastBoundaryOf(Principal caller) {
    return caller.type() == Principal.Type.USER || names.contains(caller.callerArn());
  }
}
