package io.github.fakesecretsmanager.iam;

import io.github.fakesecretsmanager.domain.ErrorCode;
import io.github.fakesecretsmanager.domain.SecretsManagerError;
import io.github.fakesecretsmanager.json.Json;
import io.github.fakesecretsmanager.json.JsonFormatException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks the resource policy of a secret when it is put: that it is a policy, and that it is not
 * public where that is to be blocked. Policies are stored, not evaluated.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html">PutResourcePolicy</a>
 */
public final class ResourcePolicies {

  private ResourcePolicies() {}

  /**
   * Accepts a policy or refuses it.
   *
   * @throws SecretsManagerError MalformedPolicyDocumentException when the text is no policy,
   *     PublicPolicyException when it lets everybody in without a condition and that is to be
   *     blocked
   */
  public static void check(String policy, boolean blockPublicPolicy) {
    List<?> statements = statements(policy);
    for (Object each : statements) {
      if (!(each instanceof Map<?, ?> statement) || !isComplete(statement)) {
        throw malformed();
      }
      if (blockPublicPolicy && isPublic(statement)) {
        throw new SecretsManagerError(
            ErrorCode.PUBLIC_POLICY,
            "You can't attach a resource-based policy that allows broad access to the secret.");
      }
    }
  }

  private static List<?> statements(String policy) {
    Object document;
    try {
      document = Json.parse(policy);
    } catch (JsonFormatException e) {
      throw malformed();
    }
    Object statement = document instanceof Map<?, ?> members ? members.get("Statement") : null;
    if (statement instanceof Map<?, ?>) {
      return List.of(statement);
    }
    if (statement instanceof List<?> several && !several.isEmpty()) {
      return several;
    }
    throw malformed();
  }

  private static boolean isComplete(Map<?, ?> statement) {
    Object effect = statement.get("Effect");
    return ("Allow".equals(effect) || "Deny".equals(effect))
        && hasOneOf(statement, "Action", "NotAction")
        && hasOneOf(statement, "Principal", "NotPrincipal")
        && hasOneOf(statement, "Resource", "NotResource");
  }

  private static boolean hasOneOf(Map<?, ?> statement, String element, String opposite) {
    return statement.containsKey(element) != statement.containsKey(opposite);
  }

  private static boolean isPublic(Map<?, ?> statement) {
    return "Allow".equals(statement.get("Effect"))
        && !statement.containsKey("Condition")
        && (statement.containsKey("NotPrincipal") || isEverybody(statement.get("Principal")));
  }

  private static boolean isEverybody(@Nullable Object principal) {
    Object who = principal instanceof Map<?, ?> kinds ? kinds.get("AWS") : principal;
    return "*".equals(who) || (who instanceof List<?> several && several.contains("*"));
  }

  private static SecretsManagerError malformed() {
    return new SecretsManagerError(
        ErrorCode.MALFORMED_POLICY_DOCUMENT, "This resource policy contains a syntax error.");
  }
}
