package io.github.fakesecretsmanager.iam;

import io.github.fakesecretsmanager.domain.ErrorCode;
import io.github.fakesecretsmanager.domain.PolicyWeakness;
import io.github.fakesecretsmanager.domain.SecretsManagerError;
import io.github.fakesecretsmanager.json.Json;
import io.github.fakesecretsmanager.json.JsonFormatException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the resource policy of a secret: that it is a policy, whether it is public, and whether it
 * locks everybody out. Policies are stored, not evaluated.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html">PutResourcePolicy</a>
 */
public final class ResourcePolicies {

  private static final String SYNTAX_ERROR = "This resource policy contains a syntax error.";

  private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
  private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");
  private static final Set<String> STATEMENT_ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Action",
          "NotAction",
          "Principal",
          "NotPrincipal",
          "Resource",
          "NotResource",
          "Condition");
  private static final Set<String> PRINCIPALS =
      Set.of("AWS", "Service", "Federated", "CanonicalUser");
  private static final Pattern AWS_PRINCIPAL =
      Pattern.compile(
          "\\*|\\d{12}|arn:aws[a-z-]*:(iam|sts)::\\d{12}:"
              + "(root|(user|role|assumed-role|federated-user)/.+)");
  private static final Pattern SERVICE_PRINCIPAL =
      Pattern.compile("[A-Za-z0-9.-]+\\.(amazonaws\\.com(\\.cn)?|aws\\.internal|gov|aws)");
  private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+");
  private static final Pattern RESOURCE = Pattern.compile("\\*|arn:.+");

  /** Who may not do this can't take a policy back. */
  private static final String MANAGING = "secretsmanager:PutResourcePolicy";

  private ResourcePolicies() {}

  /**
   * Returns the weaknesses of a policy.
   *
   * @throws SecretsManagerError MalformedPolicyDocumentException when the text is no policy, or
   *     names a principal that there can't be
   */
  public static Set<PolicyWeakness> weaknesses(String policy) {
    Set<PolicyWeakness> weaknesses = EnumSet.noneOf(PolicyWeakness.class);
    Set<Object> ids = new HashSet<>();
    for (Object each : statements(policy)) {
      if (!(each instanceof Map<?, ?> statement)
          || !isComplete(statement)
          || (statement.containsKey("Sid") && !ids.add(statement.get("Sid")))) {
        throw malformed(SYNTAX_ERROR);
      }
      if (isPublic(statement)) {
        weaknesses.add(PolicyWeakness.BROAD_ACCESS);
      }
      if (isLockout(statement)) {
        weaknesses.add(PolicyWeakness.LOCKOUT);
      }
    }
    return weaknesses;
  }

  private static List<?> statements(String policy) {
    Map<?, ?> document = document(policy);
    boolean known =
        ELEMENTS.containsAll(document.keySet())
            && isAbsentOr(String.class, document, "Id")
            && (!document.containsKey("Version")
                || VERSIONS.contains(String.valueOf(document.get("Version"))));
    Object statement = document.get("Statement");
    List<?> statements = statement instanceof List<?> several ? several : List.of();
    if (statement instanceof Map<?, ?>) {
      statements = List.of(statement);
    }
    if (!known || statements.isEmpty()) {
      throw malformed(SYNTAX_ERROR);
    }
    return statements;
  }

  private static Map<?, ?> document(String policy) {
    try {
      if (Json.parse(policy) instanceof Map<?, ?> document) {
        return document;
      }
    } catch (JsonFormatException e) {
      // Refused below, like any other text.
    }
    throw malformed(SYNTAX_ERROR);
  }

  private static boolean isComplete(Map<?, ?> statement) {
    Object effect = statement.get("Effect");
    return STATEMENT_ELEMENTS.containsAll(statement.keySet())
        && ("Allow".equals(effect) || "Deny".equals(effect))
        && hasTexts(statement, "Action", "NotAction", ACTION)
        && hasTexts(statement, "Resource", "NotResource", RESOURCE)
        && isPrincipal(oneOf(statement, "Principal", "NotPrincipal"))
        && isAbsentOr(String.class, statement, "Sid")
        && isAbsentOr(Map.class, statement, "Condition")
        && areConditions((Map<?, ?>) statement.get("Condition"));
  }

  private static boolean isAbsentOr(Class<?> type, Map<?, ?> members, String name) {
    return !members.containsKey(name) || type.isInstance(members.get(name));
  }

  /** Returns the element that a statement has of two; null when it has both or none. */
  private static @Nullable Object oneOf(Map<?, ?> statement, String element, String opposite) {
    return statement.containsKey(element) == statement.containsKey(opposite)
        ? null
        : statement.get(statement.containsKey(element) ? element : opposite);
  }

  private static boolean hasTexts(
      Map<?, ?> statement, String element, String opposite, Pattern form) {
    List<?> texts = texts(oneOf(statement, element, opposite));
    return !texts.isEmpty()
        && texts.stream().allMatch(text -> form.matcher((String) text).matches());
  }

  /** Looks at the form only: an operator has keys, and a key a value or a list of values. */
  private static boolean areConditions(@Nullable Map<?, ?> conditions) {
    return conditions == null
        || conditions.values().stream()
            .allMatch(
                keys ->
                    keys instanceof Map<?, ?> values
                        && values.values().stream()
                            .allMatch(value -> value != null && !(value instanceof Map<?, ?>)));
  }

  /** Returns a text, or a list of texts; empty when it is neither. */
  private static List<?> texts(@Nullable Object value) {
    List<?> values = value instanceof List<?> several ? several : List.of();
    if (value instanceof String) {
      values = List.of(value);
    }
    return values.stream().allMatch(String.class::isInstance) ? values : List.of();
  }

  private static boolean isPrincipal(@Nullable Object principal) {
    if ("*".equals(principal)) {
      return true;
    }
    if (!(principal instanceof Map<?, ?> kinds)
        || kinds.isEmpty()
        || !PRINCIPALS.containsAll(kinds.keySet())) {
      return false;
    }
    requireMatches(
        kinds.get("AWS"), AWS_PRINCIPAL, "This resource policy contains an unsupported principal.");
    requireMatches(
        kinds.get("Service"),
        SERVICE_PRINCIPAL,
        "This resource policy contains an invalid service principal.");
    return kinds.values().stream().noneMatch(value -> texts(value).isEmpty());
  }

  private static void requireMatches(@Nullable Object value, Pattern pattern, String message) {
    for (Object text : texts(value)) {
      if (!pattern.matcher((String) text).matches()) {
        throw malformed(message);
      }
    }
  }

  private static boolean isPublic(Map<?, ?> statement) {
    return "Allow".equals(statement.get("Effect"))
        && !isConditional(statement)
        && (statement.containsKey("NotPrincipal") || isEverybody(statement.get("Principal")));
  }

  private static boolean isLockout(Map<?, ?> statement) {
    boolean denies =
        statement.containsKey("Action")
            ? includesManaging(statement.get("Action"))
            : !includesManaging(statement.get("NotAction"));
    return denies
        && "Deny".equals(statement.get("Effect"))
        && !isConditional(statement)
        && isEverybody(statement.get("Principal"));
  }

  /** Tells whether there is a condition; a block without one is none. */
  private static boolean isConditional(Map<?, ?> statement) {
    return statement.get("Condition") instanceof Map<?, ?> conditions && !conditions.isEmpty();
  }

  private static boolean includesManaging(@Nullable Object actions) {
    return texts(actions).stream()
        .map(action -> ((String) action).replace("*", ".*").replace('?', '.'))
        .anyMatch(
            pattern ->
                Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(MANAGING).matches());
  }

  private static boolean isEverybody(@Nullable Object principal) {
    Object who = principal instanceof Map<?, ?> kinds ? kinds.get("AWS") : principal;
    return texts(who).contains("*");
  }

  private static SecretsManagerError malformed(String message) {
    return new SecretsManagerError(ErrorCode.MALFORMED_POLICY_DOCUMENT, message);
  }
}
