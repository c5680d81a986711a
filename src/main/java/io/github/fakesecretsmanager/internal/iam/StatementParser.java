package io.github.fakesecretsmanager.internal.iam;

import static io.github.fakesecretsmanager.internal.iam.PolicyJson.require;

import io.github.fakesecretsmanager.internal.iam.Policy.Kind;
import io.github.fakesecretsmanager.internal.json.LocatedJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A parser of the statements of one policy document.
 *
 * @param version the version of the policy language that the document is written in
 */
record StatementParser(Kind kind, Purpose purpose, PolicyVersion version) {

  /** The reasons to parse a document. */
  enum Purpose {
    /** To evaluate it: the fake must know its conditions. */
    EVALUATION,

    /** To check its form: conditions need only be well-formed. */
    FORM
  }

  /** The elements that list patterns. */
  private enum PatternForm {
    ACTION(
        "Action",
        "\\*|[A-Za-z0-9*-]+:[A-Za-z0-9*?]+",
        "one such as secretsmanager:GetSecretValue, or *",
        PolicyPattern::ignoringCase),
    RESOURCE("Resource", "\\*|arn:.+", "an ARN, or *", UnaryOperator.identity());

    private final String element;
    private final Pattern form;
    private final String usage;

    // The functions have no state, but their type can't say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final UnaryOperator<PolicyPattern> matching;

    PatternForm(String element, String form, String usage, UnaryOperator<PolicyPattern> matching) {
      this.element = element;
      this.form = Pattern.compile(form, Pattern.DOTALL);
      this.usage = usage;
      this.matching = matching;
    }
  }

  /** An element in one of its two forms, such as Action or NotAction. */
  private record Given(LocatedJson json, boolean isNegated) {}

  private static final List<String> ELEMENTS =
      List.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private static final Pattern OF_SECRETS_MANAGER =
      Pattern.compile("(\\*|secretsmanager):.*|\\*", Pattern.CASE_INSENSITIVE);

  /** The actions of other services that the fake requests. */
  private static final List<AccessRequest> OF_OTHER_SERVICES =
      Stream.of(
              "kms:Decrypt",
              "kms:Encrypt",
              "kms:GenerateDataKey",
              "iam:PassRole",
              "lambda:InvokeFunction")
          .map(action -> new AccessRequest(action, "*", "", Map.of()))
          .toList();

  /**
   * Parses a statement.
   *
   * @param number its number in the document
   */
  Statement parse(LocatedJson json, int number) {
    Map<String, LocatedJson> members = PolicyJson.members(json, "a statement", ELEMENTS);
    String sid = sid(json).orElse("statement " + number);
    Effect effect = effect(json, members);
    PatternElement actions =
        patterns(json, members, PatternForm.ACTION)
            .orElseThrow(() -> missing(json, PatternForm.ACTION));
    Optional<PatternElement> resources = patterns(json, members, PatternForm.RESOURCE);
    if (kind != Kind.KEY && resources.isEmpty()) {
      throw missing(json, PatternForm.RESOURCE);
    }
    Optional<PrincipalElement> principals = principals(json, members);
    Optional<LocatedJson> condition = Optional.ofNullable(members.get("Condition"));
    return new Statement(
        sid,
        effect,
        actions,
        resources,
        principals,
        condition.map(c -> conditions(c, actions)).orElse(List.of()),
        condition.filter(c -> !PolicyJson.members(c, "Condition").isEmpty()).isPresent());
  }

  /** Returns the id of a statement; empty if it has none, or an empty one. */
  static Optional<String> sid(LocatedJson statement) {
    return statement
        .members()
        .map(members -> members.get("Sid"))
        .map(sid -> PolicyJson.text(sid, "Sid"))
        .filter(sid -> !sid.isEmpty());
  }

  private static Effect effect(LocatedJson statement, Map<String, LocatedJson> members) {
    LocatedJson effect = members.get("Effect");
    if (effect == null) {
      throw new PolicyFormatException(
          statement.line(), "a statement needs Effect: use Allow or Deny");
    }
    String name = PolicyJson.text(effect, "Effect");
    return Effect.named(name)
        .orElseThrow(
            () ->
                new PolicyFormatException(
                    effect.line(), "invalid Effect <" + name + ">: use Allow or Deny"));
  }

  private Optional<PatternElement> patterns(
      LocatedJson statement, Map<String, LocatedJson> members, PatternForm form) {
    return either(statement, members, form.element)
        .map(
            given -> {
              List<LocatedJson> texts = given.json().elements();
              require(!texts.isEmpty(), given.json(), form.element + " is empty");
              return new PatternElement(
                  texts.stream().map(text -> pattern(text, form)).toList(), given.isNegated());
            });
  }

  private PolicyPattern pattern(LocatedJson json, PatternForm form) {
    String text = PolicyJson.text(json, form.element);
    require(
        form.form.matcher(text).matches(),
        json,
        "invalid " + form.element + " <" + text + ">: use " + form.usage);
    return form.matching.apply(version.pattern(text));
  }

  private Optional<PrincipalElement> principals(
      LocatedJson statement, Map<String, LocatedJson> members) {
    Optional<Given> given = either(statement, members, "Principal");
    require(
        kind != Kind.IDENTITY || given.isEmpty(),
        statement,
        "an identity-based policy can't have Principal or NotPrincipal");
    require(
        kind == Kind.IDENTITY || given.isPresent(),
        statement,
        "a statement of a resource-based policy needs Principal or NotPrincipal");
    return given.map(
        element ->
            new PrincipalElement(
                PrincipalElementParser.parse(element.json()), element.isNegated()));
  }

  private static Optional<Given> either(
      LocatedJson statement, Map<String, LocatedJson> members, String element) {
    LocatedJson plain = members.get(element);
    LocatedJson negated = members.get("Not" + element);
    require(
        plain == null || negated == null,
        statement,
        "a statement can't have both " + element + " and Not" + element);
    return plain == null
        ? Optional.ofNullable(negated).map(json -> new Given(json, true))
        : Optional.of(new Given(plain, false));
  }

  private static PolicyFormatException missing(LocatedJson statement, PatternForm form) {
    return new PolicyFormatException(
        statement.line(), "a statement needs " + form.element + " or Not" + form.element);
  }

  private List<Condition> conditions(LocatedJson condition, PatternElement actions) {
    ConditionParser parser = new ConditionParser(version);
    return purpose == Purpose.EVALUATION && canApply(actions)
        ? parser.parse(condition)
        : parser.checkForm(condition);
  }

  /**
   * Returns whether the fake can request one of the actions. Otherwise, the conditions don't
   * matter.
   */
  private static boolean canApply(PatternElement actions) {
    return actions.isNegated()
        || OF_OTHER_SERVICES.stream().anyMatch(each -> actions.covers(each.action(), each))
        || actions.patterns().stream()
            .anyMatch(action -> OF_SECRETS_MANAGER.matcher(action.toString()).matches());
  }
}
