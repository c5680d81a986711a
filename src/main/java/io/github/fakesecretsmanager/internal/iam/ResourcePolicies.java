package io.github.fakesecretsmanager.internal.iam;

import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.PolicyWeakness;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Checks the resource policy of a secret before it is stored: that it is a policy, whether it is
 * public, and whether it locks everybody out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html">PutResourcePolicy</a>
 */
public final class ResourcePolicies {

  private ResourcePolicies() {}

  /**
   * Returns the weaknesses of a policy.
   *
   * @param managingAction without which nobody can take the policy back
   * @throws SecretsManagerError MalformedPolicyDocumentException when the text is no policy, or
   *     names a principal that there can't be
   */
  public static Set<PolicyWeakness> weaknesses(String policy, String managingAction) {
    AccessRequest managing = new AccessRequest(managingAction, "*", "", Map.of());
    Set<PolicyWeakness> weaknesses = EnumSet.noneOf(PolicyWeakness.class);
    for (Statement statement : parse(policy).statements()) {
      if (!statement.isConditional() && statement.allows() && meansEverybody(statement)) {
        weaknesses.add(PolicyWeakness.BROAD_ACCESS);
      }
      if (!statement.isConditional() && locksOut(statement, managing)) {
        weaknesses.add(PolicyWeakness.LOCKOUT);
      }
    }
    return weaknesses;
  }

  private static Policy parse(String policy) {
    try {
      return PolicyParser.parseForm(policy);
    } catch (PolicyFormatException e) {
      throw new SecretsManagerError(ErrorCode.MALFORMED_POLICY_DOCUMENT, e.awsSentence());
    }
  }

  private static boolean meansEverybody(Statement statement) {
    return statement
        .principals()
        .filter(some -> some.nameEverybody() || some.isNegated())
        .isPresent();
  }

  private static boolean locksOut(Statement statement, AccessRequest managing) {
    return !statement.allows()
        && statement.principals().filter(Statement.Principals::nameEverybody).isPresent()
        && statement.actions().match(managing.action(), managing);
  }
}
