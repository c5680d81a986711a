package io.github.fakesecretsmanager.internal.iam;

import io.github.fakesecretsmanager.internal.iam.Decision.PolicyType;
import io.github.fakesecretsmanager.internal.iam.PrincipalElement.Naming;
import java.util.Optional;

/**
 * The evaluation of one request by the policies that apply to it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param attached the policies of the caller
 * @param resourceAccount the account that owns the resource
 * @param resourcePolicy the policy of the resource; empty if it has none
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 *     evaluation logic</a>
 */
public record Evaluation(
    Principal caller,
    AttachedPolicies attached,
    AccessRequest request,
    String resourceAccount,
    Optional<Policy> resourcePolicy) {

  private static final String KEY_POLICY = "the key policy";
  private static final String MANAGED_KEY_POLICY = "the policy of the AWS managed key";

  /** Decides a request on anything except a KMS key. */
  public Decision decide() {
    return explicitDeny().orElseGet(() -> isSameAccount() ? sameAccount() : crossAccount());
  }

  /**
   * Decides a request on a customer managed key. A key without a policy has the default one, which
   * delegates to the policies of its account.
   */
  public Decision decideKey() {
    return explicitDeny().orElseGet(this::customerManagedKey);
  }

  /** Decides a request on the AWS managed key, which every caller of its account may use. */
  public Decision decideManagedKey() {
    return explicitDeny()
        .orElseGet(
            () ->
                isSameAccount()
                    ? Decision.allowed(MANAGED_KEY_POLICY)
                    : lacksAllow(PolicyType.RESOURCE));
  }

  private boolean isSameAccount() {
    return caller.accountId().equals(resourceAccount);
  }

  private Optional<Decision> explicitDeny() {
    return identity(Effect.DENY)
        .map(by -> Decision.explicitlyDenied(PolicyType.IDENTITY, by))
        .or(
            () ->
                boundary(Effect.DENY).map(by -> Decision.explicitlyDenied(PolicyType.BOUNDARY, by)))
        .or(
            () ->
                resource(Effect.DENY, Naming.CALLER_OR_ACCOUNT)
                    .map(by -> Decision.explicitlyDenied(PolicyType.RESOURCE, by)));
  }

  /** Decides within one account: either side can allow the request. */
  private Decision sameAccount() {
    return identity(Effect.ALLOW)
        .or(() -> resource(Effect.ALLOW, Naming.CALLER))
        .map(by -> isPastBoundary() ? Decision.allowed(by) : withinBoundary(by))
        .orElseGet(() -> lacksAllow(PolicyType.IDENTITY));
  }

  /** Decides across accounts: both sides must allow the request. */
  private Decision crossAccount() {
    if (identity(Effect.ALLOW).isEmpty()) {
      return lacksAllow(PolicyType.IDENTITY);
    }
    if (!isWithinBoundary()) {
      return lacksAllow(PolicyType.BOUNDARY);
    }
    return resource(Effect.ALLOW, Naming.CALLER_OR_ACCOUNT)
        .map(Decision::allowed)
        .orElseGet(() -> lacksAllow(PolicyType.RESOURCE));
  }

  private Decision customerManagedKey() {
    if (isSameAccount() && resource(Effect.ALLOW, Naming.CALLER).isPresent()) {
      return isPastBoundary() ? Decision.allowed(KEY_POLICY) : withinBoundary(KEY_POLICY);
    }
    if (!delegatesToAccount()) {
      return lacksAllow(PolicyType.RESOURCE);
    }
    return identity(Effect.ALLOW)
        .map(this::withinBoundary)
        .orElseGet(() -> lacksAllow(PolicyType.IDENTITY));
  }

  private boolean delegatesToAccount() {
    return resourcePolicy.isEmpty()
        ? isSameAccount()
        : resource(Effect.ALLOW, Naming.CALLER_OR_ACCOUNT).isPresent();
  }

  private Decision withinBoundary(String allowedBy) {
    return isWithinBoundary() ? Decision.allowed(allowedBy) : lacksAllow(PolicyType.BOUNDARY);
  }

  private boolean isWithinBoundary() {
    return attached.boundary().isEmpty() || boundary(Effect.ALLOW).isPresent();
  }

  private boolean isPastBoundary() {
    return resource(Effect.ALLOW, Naming.CALLER_WITHOUT_BOUNDARY).isPresent();
  }

  private Decision lacksAllow(PolicyType lacking) {
    return Decision.implicitlyDenied(lacking, request.action());
  }

  private Optional<String> identity(Effect effect) {
    return attached.policies().stream()
        .flatMap(policy -> applying(policy, effect).stream())
        .findFirst();
  }

  private Optional<String> boundary(Effect effect) {
    return attached.boundary().flatMap(policy -> applying(policy, effect));
  }

  private Optional<String> applying(Policy policy, Effect effect) {
    return policy.first(effect, statement -> statement.appliesTo(request));
  }

  private Optional<String> resource(Effect effect, Naming naming) {
    return resourcePolicy.flatMap(
        policy ->
            policy.first(
                effect,
                statement -> statement.appliesTo(request) && statement.names(caller, naming)));
  }
}
