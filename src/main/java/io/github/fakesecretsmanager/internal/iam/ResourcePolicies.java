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

  /** Who may not do this can't take a policy back. */
  private static final AccessRequest MANAGING =
      new AccessRequest("secretsmanager:PutResourcePolicy", "*", "", Map.of());

  private ResourcePolicies() {}

  /**
   * Returns the weaknesses of a policy.
   *
   * @throws SecretsManagerError MalformedPolicyDocumentException when the text is no policy, or
   *     names a principal that there can't be
   */
  public static Set<PolicyWeakness> weaknesses(String policy) {
    Set<PolicyWeakness> weaknesses = EnumSet.noneOf(PolicyWeakness.class);
    for (Statement statement : parse(policy).statements()) {
      if (!statement.isConditional() && statement.allows() && meansEverybody(statement)) {
        weaknesses.add(PolicyWeakness.BROAD_ACCESS);
      }
      if (!statement.isConditional() && locksOut(statement)) {
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

  private static boolean locksOut(Statement statement) {
    return !statement.allows()
        && statement.principals().filter(Statement.Principals::nameEverybody).isPresent()
        && statement.actions().match(MANAGING.action(), MANAGING);
  }
}
