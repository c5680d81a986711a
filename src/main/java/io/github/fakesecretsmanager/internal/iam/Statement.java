package io.github.fakesecretsmanager.internal.iam;

import java.util.List;
import java.util.Optional;

/**
 * Allows or denies actions on resources, to principals if it is of a resource's policy.
 *
 * @param sid what the policy calls it; else its number in the policy
 * @param principals who is meant; empty in an identity's policy
 * @param isConditional whether it has a condition, be it read or not
 */
record Statement(
    String sid,
    boolean allows,
    Patterns actions,
    Optional<Patterns> resources,
    Optional<Principals> principals,
    List<Condition> conditions,
    boolean isConditional) {

  /** Some patterns, or all but them. */
  record Patterns(List<PolicyPattern> patterns, boolean isNegated) {

    boolean match(String value, AccessRequest request) {
      return patterns.stream().anyMatch(pattern -> pattern.matches(value, request)) != isNegated;
    }
  }

  /** Some principals, or all but them. */
  record Principals(List<String> aws, boolean isNegated) {

    /** Tells whether everybody is meant, whoever it is. */
    boolean nameEverybody() {
      return aws.contains("*") && !isNegated;
    }

    /**
     * Tells whether a caller is meant: by its own ARN, with everybody, or with its account.
     *
     * @param accountCounts whether it is enough that the account is named
     */
    boolean mean(Principal caller, boolean accountCounts) {
      boolean byArn =
          aws.contains("*") || aws.contains(caller.arn()) || aws.contains(caller.callerArn());
      boolean byAccount =
          aws.contains(caller.accountId())
              || aws.contains(
                  "arn:" + caller.partition() + ":iam::" + caller.accountId() + ":root");
      return isNegated ? !byArn && !byAccount : byArn || (accountCounts && byAccount);
    }
  }

  /** Tells whether it names the session of a role, and not the role. */
  boolean namesSessionOf(Principal caller) {
    return principals.filter(some -> some.aws().contains(caller.callerArn())).isPresent();
  }

  /** Tells whether it is about a request, whoever makes it. */
  boolean concerns(AccessRequest request) {
    return actions.match(request.action(), request)
        && resources.filter(some -> !some.match(request.resource(), request)).isEmpty()
        && conditions.stream().allMatch(condition -> condition.isMetBy(request));
  }
}
