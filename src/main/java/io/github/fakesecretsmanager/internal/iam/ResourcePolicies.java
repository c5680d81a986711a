package io.github.fakesecretsmanager.internal.iam;

import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.PolicyWeakness;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The checks of a secret's resource policy before it is stored: of its syntax, for public access,
 * and for a lockout.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html">PutResourcePolicy</a>
 */
public final class ResourcePolicies {

  private ResourcePolicies() {}

  /**
   * Returns the weaknesses of a policy, after a check of its syntax.
   *
   * @param managingAction the action that must stay allowed, so that somebody can still change the
   *     policy
   * @throws SecretsManagerError MalformedPolicyDocumentException if the text is not a policy, or
   *     names a principal that can't exist
   */
  public static Set<PolicyWeakness> weaknesses(String policy, String managingAction) {
    AccessRequest managing = new AccessRequest(managingAction, "*", "", Map.of());
    Set<PolicyWeakness> weaknesses = EnumSet.noneOf(PolicyWeakness.class);
    for (Statement statement : parse(policy).statements()) {
      if (!statement.isConditional()
          && statement.effect() == Effect.ALLOW
          && statement.isPublic()) {
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

  private static boolean locksOut(Statement statement, AccessRequest managing) {
    return statement.effect() == Effect.DENY
        && statement.namesEverybody()
        && statement.actions().covers(managing.action(), managing);
  }
}
