package io.github.fakesecretsmanager.internal.iam;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides requests by the policies that concern them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 *     evaluation logic</a>
 */
public final class Evaluation {

  private static final String IDENTITY = "identity-based policy";
  private static final String RESOURCE = "resource-based policy";
  private static final String BOUNDARY = "permissions boundary";

  private Evaluation() {}

  /**
   * Decides a request.
   *
   * @param ownAccount the account that the resource belongs to
   * @param resourcePolicy the policy of the resource, if it has one
   */
  public static Decision decide(
      Principal caller,
      AttachedPolicies permissions,
      AccessRequest request,
      String ownAccount,
      Optional<Policy> resourcePolicy) {
    return explicitDeny(caller, permissions, request, resourcePolicy)
        .orElseGet(
            () ->
                caller.accountId().equals(ownAccount)
                    ? sameAccount(caller, permissions, request, resourcePolicy)
                    : crossAccount(caller, permissions, request, resourcePolicy));
  }

  private static Optional<Decision> explicitDeny(
      Principal caller,
      AttachedPolicies permissions,
      AccessRequest request,
      Optional<Policy> resourcePolicy) {
    return identity(permissions, request, false)
        .map(by -> Decision.explicitlyDenied(by, "an " + IDENTITY))
        .or(
            () ->
                boundary(permissions, request, false)
                    .map(by -> Decision.explicitlyDenied(by, "a " + BOUNDARY)))
        .or(
            () ->
                resourcePolicy
                    .flatMap(
                        policy ->
                            statement(
                                policy, false, s -> s.concerns(request) && means(s, caller, true)))
                    .map(by -> Decision.explicitlyDenied(by, "a " + RESOURCE)));
  }

  private static Decision sameAccount(
      Principal caller,
      AttachedPolicies permissions,
      AccessRequest request,
      Optional<Policy> resourcePolicy) {
    Optional<String> byResource = resource(caller, request, resourcePolicy, false);
    Optional<String> allowing = identity(permissions, request, true).or(() -> byResource);
    if (allowing.isEmpty()) {
      return Decision.notAllowed(IDENTITY, request.action(), true);
    }
    boolean isUnlimited = isUnlimited(caller, request, resourcePolicy);
    return isUnlimited || boundary(permissions, request, true).isPresent()
        ? Decision.allowed(allowing.get())
        : Decision.notAllowed(BOUNDARY, request.action(), false);
  }

  /** What a resource's policy gives a user or a role's session no boundary limits. */
  private static boolean isUnlimited(
      Principal caller, AccessRequest request, Optional<Policy> resourcePolicy) {
    return resourcePolicy
        .flatMap(
            policy ->
                statement(
                    policy,
                    true,
                    s ->
                        s.concerns(request)
                            && means(s, caller, false)
                            && (caller.type() == Principal.Type.USER || s.namesSessionOf(caller))))
        .isPresent();
  }

  /** Both accounts must agree. */
  private static Decision crossAccount(
      Principal caller,
      AttachedPolicies permissions,
      AccessRequest request,
      Optional<Policy> resourcePolicy) {
    Optional<String> byIdentity = identity(permissions, request, true);
    if (byIdentity.isEmpty()) {
      return Decision.notAllowed(IDENTITY, request.action(), true);
    }
    if (boundary(permissions, request, true).isEmpty()) {
      return Decision.notAllowed(BOUNDARY, request.action(), false);
    }
    return resource(caller, request, resourcePolicy, true)
        .map(Decision::allowed)
        .orElseGet(() -> Decision.notAllowed(RESOURCE, request.action(), false));
  }

  /**
   * Decides what a caller may do with a KMS key.
   *
   * @param keyPolicy the key's policy; by default it leaves the decision to the account's policies
   * @param isAwsManaged whether AWS's own policy lets in all of the account that nobody denies
   */
  public static Decision decideKey(
      Principal caller,
      AttachedPolicies permissions,
      AccessRequest request,
      String ownAccount,
      Optional<Policy> keyPolicy,
      boolean isAwsManaged) {
    boolean isOwn = caller.accountId().equals(ownAccount);
    Optional<Decision> denied = explicitDeny(caller, permissions, request, keyPolicy);
    if (denied.isPresent()) {
      return denied.get();
    }
    if (isAwsManaged) {
      return isOwn
          ? Decision.allowed("the policy of the AWS managed key")
          : Decision.notAllowed(RESOURCE, request.action(), false);
    }
    if (isOwn && resource(caller, request, keyPolicy, false).isPresent()) {
      return isUnlimited(caller, request, keyPolicy)
              || boundary(permissions, request, true).isPresent()
          ? Decision.allowed("the key policy")
          : Decision.notAllowed(BOUNDARY, request.action(), false);
    }
    boolean delegates =
        keyPolicy.isEmpty() ? isOwn : resource(caller, request, keyPolicy, true).isPresent();
    if (!delegates) {
      return Decision.notAllowed(RESOURCE, request.action(), false);
    }
    Optional<String> byIdentity =
        caller.isAdministrator()
            ? Optional.of("the administrator's policy")
            : identity(permissions, request, true);
    if (byIdentity.isEmpty()) {
      return Decision.notAllowed(IDENTITY, request.action(), true);
    }
    return boundary(permissions, request, true).isPresent()
        ? Decision.allowed(byIdentity.get())
        : Decision.notAllowed(BOUNDARY, request.action(), false);
  }

  private static Optional<String> identity(
      AttachedPolicies permissions, AccessRequest request, boolean allows) {
    return permissions.policies().stream()
        .flatMap(policy -> statement(policy, allows, s -> s.concerns(request)).stream())
        .findFirst();
  }

  /** Finds what a boundary says; without one everything is within it. */
  private static Optional<String> boundary(
      AttachedPolicies permissions, AccessRequest request, boolean allows) {
    return permissions.boundary().isEmpty()
        ? (allows ? Optional.of("no boundary") : Optional.empty())
        : permissions
            .boundary()
            .flatMap(policy -> statement(policy, allows, s -> s.concerns(request)));
  }

  /**
   * Finds what a resource's policy allows a caller.
   *
   * @param accountCounts whether it is enough that the caller's account is named
   */
  static Optional<String> resource(
      Principal caller,
      AccessRequest request,
      Optional<Policy> resourcePolicy,
      boolean accountCounts) {
    return resourcePolicy.flatMap(
        policy ->
            statement(policy, true, s -> s.concerns(request) && means(s, caller, accountCounts)));
  }

  private static boolean means(Statement statement, Principal caller, boolean accountCounts) {
    return statement.principals().filter(some -> some.mean(caller, accountCounts)).isPresent();
  }

  private static Optional<String> statement(
      Policy policy, boolean allows, Predicate<Statement> condition) {
    return policy.first(allows, condition).map(found -> found.sid() + " of " + policy.name());
  }
}
