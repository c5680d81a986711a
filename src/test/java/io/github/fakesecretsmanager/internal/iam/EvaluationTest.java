package io.github.fakesecretsmanager.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decisions of the policies of caller, resource and boundary together. */
class EvaluationTest {

  private static final String ACCOUNT = "123456789012";
  private static final String OTHER = "210987654321";
  private static final AccessRequest DECRYPT =
      new AccessRequest("kms:Decrypt", "arn:aws:kms:us-east-1:123456789012:key/k", "k", Map.of());

  private static Principal caller(Principal.Type type) {
    return new Principal(type, "aws", ACCOUNT, "app", "ASIA0123456789ABCDEF");
  }

  private static Policy policy(String name, String effect, String action) {
    return PolicyParser.parse(
        name,
        Policy.Kind.IDENTITY,
        """
        {"Statement": {"Sid": "S", "Effect": "%s", "Action": "%s", "Resource": "*"}}
        """
            .formatted(effect, action));
  }

  private static Policy resourcePolicy(String element, String principal) {
    return PolicyParser.parse(
        "key",
        Policy.Kind.KEY,
        """
        {"Statement": {"Effect": "Allow", "%s": {"AWS": "%s"}, "Action": "*", "Resource": "*"}}
        """
            .formatted(element, principal));
  }

  private static String outcome(Decision decision) {
    return decision.isAllowed() ? decision.decidedBy().orElseThrow() : decision.reason();
  }

  private static Evaluation evaluation(
      Principal.Type type, AttachedPolicies attached, String owner, Policy resourcePolicy) {
    return new Evaluation(
        caller(type), attached, DECRYPT, owner, Optional.ofNullable(resourcePolicy));
  }

  @Test
  void a_key_without_a_policy_leaves_the_decision_to_the_policies_of_its_account() {
    AttachedPolicies attached = AttachedPolicies.NONE.withPolicy(policy("P", "Allow", "kms:*"));

    assertThat(outcome(evaluation(Principal.Type.ROLE, attached, ACCOUNT, null).decideKey()))
        .isEqualTo("S of P");
    assertThat(evaluation(Principal.Type.ROLE, AttachedPolicies.NONE, ACCOUNT, null).decideKey())
        .isEqualTo(
            new Decision(
                false,
                Optional.empty(),
                "because no identity-based policy allows the kms:Decrypt action",
                true));
    assertThat(evaluation(Principal.Type.ROLE, attached, OTHER, null).decideKey())
        .isEqualTo(
            new Decision(
                false,
                Optional.empty(),
                "because no resource-based policy allows the kms:Decrypt action",
                false));
  }

  @Test
  void the_managed_key_is_for_every_caller_of_its_account_whom_no_policy_denies_it() {
    AttachedPolicies denied = AttachedPolicies.NONE.withPolicy(policy("P", "Deny", "kms:*"));

    assertThat(
            outcome(
                evaluation(Principal.Type.USER, AttachedPolicies.NONE, ACCOUNT, null)
                    .decideManagedKey()))
        .isEqualTo("the policy of the AWS managed key");
    assertThat(outcome(evaluation(Principal.Type.USER, denied, ACCOUNT, null).decideManagedKey()))
        .isEqualTo("with an explicit deny in an identity-based policy");
    assertThat(
            outcome(
                evaluation(Principal.Type.USER, AttachedPolicies.NONE, OTHER, null)
                    .decideManagedKey()))
        .isEqualTo("because no resource-based policy allows the kms:Decrypt action");
  }

  @Test
  void the_administrator_has_a_policy_too_and_a_key_policy_can_shut_it_out() {
    AttachedPolicies attached = AttachedPolicies.OF_ADMINISTRATOR;
    Policy other = resourcePolicy("Principal", "arn:aws:iam::123456789012:role/other");

    assertThat(
            outcome(evaluation(Principal.Type.ADMINISTRATOR, attached, ACCOUNT, null).decideKey()))
        .isEqualTo("statement 1 of AdministratorAccess");
    assertThat(
            outcome(evaluation(Principal.Type.ADMINISTRATOR, attached, ACCOUNT, other).decideKey()))
        .isEqualTo("because no resource-based policy allows the kms:Decrypt action");
  }

  @ParameterizedTest
  @CsvSource({
    "ROLE, Principal, *, BOUNDARY",
    "ROLE, Principal, arn:aws:iam::123456789012:role/app, BOUNDARY",
    "ROLE, Principal, arn:aws:sts::123456789012:assumed-role/app/fake-session, ALLOWED",
    "ROLE, Principal, 123456789012, IDENTITY",
    "ROLE, Principal, arn:aws:iam::123456789012:root, IDENTITY",
    "ROLE, Principal, 210987654321, RESOURCE",
    "ROLE, NotPrincipal, 210987654321, BOUNDARY",
    "ROLE, NotPrincipal, 123456789012, RESOURCE",
    "USER, Principal, *, ALLOWED",
    "USER, Principal, arn:aws:iam::123456789012:user/app, ALLOWED",
    "USER, Principal, arn:aws:iam::123456789012:role/app, RESOURCE",
    "USER, NotPrincipal, 210987654321, ALLOWED"
  })
  void a_boundary_limits_what_a_key_policy_grants_a_role_but_not_a_user_or_a_session(
      Principal.Type type, String element, String principal, String expected) {
    AttachedPolicies attached =
        AttachedPolicies.NONE.withBoundary(policy("B", "Allow", "secretsmanager:*"));

    Decision decision =
        evaluation(type, attached, ACCOUNT, resourcePolicy(element, principal)).decideKey();

    assertThat(decision)
        .isEqualTo(
            expected.equals("ALLOWED")
                ? Decision.allowed("the key policy")
                : Decision.implicitlyDenied(
                    Decision.PolicyType.valueOf(expected), DECRYPT.action()));
  }

  @Test
  void a_caller_of_another_account_needs_an_allow_of_both_sides_and_of_the_boundary() {
    Policy allow = policy("P", "Allow", "kms:*");
    Policy byAccount = resourcePolicy("Principal", ACCOUNT);
    AttachedPolicies allowed = AttachedPolicies.NONE.withPolicy(allow);
    AttachedPolicies bounded = allowed.withBoundary(policy("B", "Allow", "secretsmanager:*"));

    assertThat(outcome(evaluation(Principal.Type.ROLE, allowed, OTHER, byAccount).decide()))
        .isEqualTo("statement 1 of key");
    assertThat(outcome(evaluation(Principal.Type.ROLE, allowed, OTHER, null).decide()))
        .isEqualTo("because no resource-based policy allows the kms:Decrypt action");
    assertThat(outcome(evaluation(Principal.Type.ROLE, bounded, OTHER, byAccount).decide()))
        .isEqualTo("because no permissions boundary allows the kms:Decrypt action");
    assertThat(
            outcome(
                evaluation(Principal.Type.ROLE, AttachedPolicies.NONE, OTHER, byAccount).decide()))
        .isEqualTo("because no identity-based policy allows the kms:Decrypt action");
  }
}
