package io.github.fakesecretsmanager.internal.iam;

import io.github.fakesecretsmanager.internal.iam.Policy.Kind;
import io.github.fakesecretsmanager.internal.json.Json;
import io.github.fakesecretsmanager.internal.json.JsonFormatException;
import io.github.fakesecretsmanager.internal.json.LocatedJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads policy documents, and refuses whatever the fake could not evaluate.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar
 *     of the IAM JSON policy language</a>
 */
public final class PolicyParser {

  private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
  private static final Set<String> STATEMENT_ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");
  private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9*-]+:[A-Za-z0-9*?]+");
  private static final Pattern RESOURCE = Pattern.compile("\\*|arn:.+", Pattern.DOTALL);
  private static final Pattern AWS_PRINCIPAL =
      Pattern.compile(
          "\\*|\\d{12}|arn:aws[a-z-]*:(iam|sts)::\\d{12}:"
              + "(root|(user|role|assumed-role|federated-user)/[^*?]+)");

  /** A condition on other actions is nobody's business here. */
  private static final List<AccessRequest> CONCERNED =
      Stream.of(
              "kms:Decrypt",
              "kms:Encrypt",
              "kms:GenerateDataKey",
              "iam:PassRole",
              "lambda:InvokeFunction")
          .map(action -> new AccessRequest(action, "*", "", Map.of()))
          .toList();

  private static final Pattern OF_SECRETS_MANAGER =
      Pattern.compile("(\\*|secretsmanager):.*|\\*", Pattern.CASE_INSENSITIVE);

  private static final Pattern SERVICE_PRINCIPAL =
      Pattern.compile("[A-Za-z0-9.-]+\\.(amazonaws\\.com(\\.cn)?|aws\\.internal|gov|aws)");

  private final String name;
  private final Kind kind;
  private final boolean isToBeEvaluated;
  private boolean hasVariables;

  private PolicyParser(String name, Kind kind, boolean isToBeEvaluated) {
    this.name = name;
    this.kind = kind;
    this.isToBeEvaluated = isToBeEvaluated;
  }

  /**
   * Reads a policy document.
   *
   * @param name what explanations call it
   * @throws PolicyFormatException when it is malformed, or has an element, an operator or a key
   *     that the fake does not know; with the line and the reason
   */
  public static Policy parse(String name, Kind kind, String text) {
    return new PolicyParser(name, kind, true).read(text);
  }

  /**
   * Reads a resource's policy for its form only: its statements have no conditions, though they may
   * be conditional.
   *
   * @throws PolicyFormatException when it is malformed
   */
  static Policy parseForm(String text) {
    return new PolicyParser("", Kind.RESOURCE, false).read(text);
  }

  private Policy read(String text) {
    try {
      return policy(Json.parseWithLines(text));
    } catch (JsonFormatException e) {
      throw new PolicyFormatException(e.getMessage(), PolicyFormatException.SYNTAX_ERROR);
    }
  }

  private Policy policy(LocatedJson document) {
    Map<String, LocatedJson> members = members(document, "a policy", ELEMENTS);
    LocatedJson version = members.get("Version");
    if (version != null) {
      String text = text(version, "Version");
      require(
          Set.of("2012-10-17", "2008-10-17").contains(text),
          version,
          "Version is '" + text + "'; give 2012-10-17");
      hasVariables = text.equals("2012-10-17");
    }
    if (members.containsKey("Id")) {
      text(members.get("Id"), "Id");
    }
    LocatedJson statements = members.get("Statement");
    if (statements == null || statements.elements().isEmpty()) {
      throw new PolicyFormatException(document.line(), "the policy has no Statement");
    }
    List<Statement> read = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (LocatedJson each : statements.elements()) {
      Statement statement = statement(each, read.size() + 1);
      String sid = sid(each);
      require(sid.isEmpty() || ids.add(sid), each, "the Sid " + sid + " is there twice");
      read.add(statement);
    }
    return new Policy(name, read);
  }

  private Statement statement(LocatedJson json, int number) {
    Map<String, LocatedJson> members = members(json, "a statement", STATEMENT_ELEMENTS);
    String sid = sid(json);
    LocatedJson effect = members.get("Effect");
    String decision = effect == null ? "" : text(effect, "Effect");
    Effect known =
        Effect.named(decision)
            .orElseThrow(
                () ->
                    new PolicyFormatException(
                        (effect == null ? json : effect).line(),
                        "Effect is '" + decision + "'; give Allow or Deny"));
    PatternElement actions = patterns(json, members, "Action", ACTION, true).orElseThrow();
    return new Statement(
        sid.isEmpty() ? "statement " + number : sid,
        known,
        actions,
        patterns(json, members, "Resource", RESOURCE, kind != Kind.KEY),
        principals(json, members),
        conditions(members.get("Condition"), isToBeEvaluated && concerns(actions)),
        isConditional(members.get("Condition")));
  }

  private static String sid(LocatedJson statement) {
    LocatedJson sid = statement.members().orElse(Map.of()).get("Sid");
    return sid == null ? "" : text(sid, "Sid");
  }

  private static boolean concerns(PatternElement actions) {
    return actions.isNegated()
        || CONCERNED.stream().anyMatch(each -> actions.covers(each.action(), each))
        || actions.patterns().stream()
            .anyMatch(action -> OF_SECRETS_MANAGER.matcher(action.toString()).matches());
  }

  private Optional<PatternElement> patterns(
      LocatedJson statement,
      Map<String, LocatedJson> members,
      String element,
      Pattern form,
      boolean isRequired) {
    LocatedJson plain = members.get(element);
    LocatedJson negated = members.get("Not" + element);
    require(
        plain == null || negated == null,
        statement,
        "a statement has either " + element + " or Not" + element);
    LocatedJson given = plain == null ? negated : plain;
    require(
        given != null || !isRequired,
        statement,
        "a statement needs " + element + " or Not" + element);
    if (given == null) {
      return Optional.empty();
    }
    List<PolicyPattern> patterns = new ArrayList<>();
    for (LocatedJson each : given.elements()) {
      String text = text(each, element);
      require(form.matcher(text).matches(), each, "'" + text + "' is no " + element);
      patterns.add(
          element.equals("Action")
              ? PolicyPattern.withWildcards(text).ignoringCase()
              : hasVariables ? PolicyPattern.withWildcards(text) : PolicyPattern.literal(text));
    }
    require(!patterns.isEmpty(), given, element + " is empty");
    return Optional.of(new PatternElement(patterns, plain == null));
  }

  private Optional<PrincipalElement> principals(
      LocatedJson statement, Map<String, LocatedJson> members) {
    LocatedJson plain = members.get("Principal");
    LocatedJson negated = members.get("NotPrincipal");
    LocatedJson given = plain == null ? negated : plain;
    if (kind == Kind.IDENTITY) {
      require(given == null, statement, "the policy of a user or role has no Principal");
      return Optional.empty();
    }
    require(
        given != null && (plain == null || negated == null),
        statement,
        "a statement of this policy needs Principal or NotPrincipal");
    List<String> names = new ArrayList<>();
    if (given.members().isEmpty()) {
      require("*".equals(given.value()), given, "Principal is neither \"*\" nor an object");
      names.add("*");
    } else {
      Map<String, LocatedJson> types =
          members(given, "Principal", Set.of("AWS", "Service", "Federated", "CanonicalUser"));
      require(!types.isEmpty(), given, "Principal is empty");
      types.forEach((type, value) -> addPrincipals(type, value, names));
    }
    return Optional.of(new PrincipalElement(names, plain == null));
  }

  private static void addPrincipals(String type, LocatedJson value, List<String> names) {
    for (LocatedJson each : value.elements()) {
      String text = text(each, type);
      if (type.equals("AWS")) {
        if (!AWS_PRINCIPAL.matcher(text).matches()) {
          throw new PolicyFormatException(
              "line " + each.line() + ": '" + text + "' is no principal",
              PolicyFormatException.UNSUPPORTED_PRINCIPAL);
        }
        names.add(text);
      } else if (type.equals("Service") && !SERVICE_PRINCIPAL.matcher(text).matches()) {
        throw new PolicyFormatException(
            "line " + each.line() + ": '" + text + "' is no service",
            PolicyFormatException.INVALID_SERVICE);
      }
      // Services and federated users make no calls here.
    }
  }

  private static boolean isConditional(@Nullable LocatedJson condition) {
    return condition != null && !members(condition, "Condition", null).isEmpty();
  }

  /** Reads the conditions, or only looks at their form when they are not to be evaluated. */
  private List<Condition> conditions(@Nullable LocatedJson json, boolean areEvaluated) {
    List<Condition> conditions = new ArrayList<>();
    Map<String, LocatedJson> operators = json == null ? Map.of() : members(json, "Condition", null);
    operators.forEach(
        (operator, keys) ->
            members(keys, operator, null)
                .forEach(
                    (key, values) -> {
                      List<String> wanted = wanted(key, values);
                      if (areEvaluated) {
                        conditions.add(condition(operator, keys, key, values, wanted));
                      }
                    }));
    return conditions;
  }

  private List<String> wanted(String key, LocatedJson values) {
    List<String> wanted = new ArrayList<>();
    for (LocatedJson value : values.elements()) {
      require(value.value() != null, value, "the condition key '" + key + "' needs a value");
      String text = String.valueOf(value.value());
      // Before version 2012-10-17 nothing is a variable.
      wanted.add(hasVariables ? text : text.replace("${", "${$}{"));
    }
    return List.copyOf(wanted);
  }

  private static Condition condition(
      String operator, LocatedJson place, String key, LocatedJson values, List<String> wanted) {
    Condition.Quantifier quantifier = Condition.Quantifier.SINGLE;
    for (Condition.Quantifier each : Condition.Quantifier.values()) {
      if (!each.prefix.isEmpty() && operator.startsWith(each.prefix)) {
        quantifier = each;
      }
    }
    String rest = operator.substring(quantifier.prefix.length());
    boolean ifExists = rest.endsWith("IfExists");
    String base = ifExists ? rest.substring(0, rest.length() - "IfExists".length()) : rest;
    boolean isPlainNull = rest.equals("Null") && quantifier == Condition.Quantifier.SINGLE;
    ConditionOperator known =
        ConditionOperator.named(base)
            .filter(found -> found != ConditionOperator.NULL || isPlainNull)
            .orElseThrow(
                () ->
                    new PolicyFormatException(
                        place.line(), "there is no condition operator '" + operator + "'"));
    require(
        ConditionKeys.isKnown(key),
        values,
        "the fake does not know the condition key '" + key + "'");
    for (String text : wanted) {
      require(
          known.valueType().accepts(text),
          values,
          "'" + text + "' is not what " + operator + " takes: " + known.valueType().description);
    }
    return new Condition(quantifier, known, ifExists, key, wanted);
  }

  private static Map<String, LocatedJson> members(
      LocatedJson json, String what, @Nullable Set<String> known) {
    Map<String, LocatedJson> members =
        json.members()
            .orElseThrow(
                () -> new PolicyFormatException(json.line(), what + " must be a JSON object"));
    members.forEach(
        (name, value) ->
            require(
                known == null || known.contains(name),
                value,
                "there is no element '" + name + "' in " + what));
    return members;
  }

  private static String text(LocatedJson json, String what) {
    if (json.value() instanceof String text) {
      return text;
    }
    throw new PolicyFormatException(json.line(), what + " must be a text");
  }

  private static void require(boolean condition, LocatedJson place, String reason) {
    if (!condition) {
      throw new PolicyFormatException(place.line(), reason);
    }
  }
}
