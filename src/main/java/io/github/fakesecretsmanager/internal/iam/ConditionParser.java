package io.github.fakesecretsmanager.internal.iam;

import static io.github.fakesecretsmanager.internal.iam.PolicyJson.require;

import io.github.fakesecretsmanager.internal.iam.Condition.Quantifier;
import io.github.fakesecretsmanager.internal.json.LocatedJson;
import java.util.ArrayList;
import java.util.List;

/**
 * A parser of the {@code Condition} elements of one policy document.
 *
 * @param version the version of the policy language that the document is written in
 */
record ConditionParser(PolicyVersion version) {

  private static final String IF_EXISTS = "IfExists";

  /** A well-formed condition. The fake may not know its operator and its key. */
  private record Given(
      String operator, LocatedJson place, String key, LocatedJson json, List<String> values) {}

  /**
   * Parses the conditions of a statement.
   *
   * @throws PolicyFormatException if the fake does not know an operator or a key
   */
  List<Condition> parse(LocatedJson json) {
    return given(json).stream().map(ConditionParser::condition).toList();
  }

  /** Checks only that the conditions of a statement are well-formed; returns none. */
  List<Condition> checkForm(LocatedJson json) {
    given(json);
    return List.of();
  }

  private List<Given> given(LocatedJson json) {
    List<Given> all = new ArrayList<>();
    PolicyJson.members(json, "Condition")
        .forEach(
            (operator, keys) ->
                PolicyJson.members(keys, operator)
                    .forEach(
                        (key, values) ->
                            all.add(new Given(operator, keys, key, values, texts(key, values)))));
    return all;
  }

  private List<String> texts(String key, LocatedJson values) {
    List<String> texts = new ArrayList<>();
    for (LocatedJson each : values.elements()) {
      Object value = each.value();
      require(value != null, each, "the condition key <" + key + "> needs a value");
      texts.add(version.conditionValue(String.valueOf(value)));
    }
    return texts;
  }

  private static Condition condition(Given given) {
    Quantifier quantifier = Quantifier.of(given.operator());
    String unquantified = given.operator().substring(quantifier.prefix.length());
    boolean ifExists = unquantified.endsWith(IF_EXISTS);
    String name =
        ifExists
            ? unquantified.substring(0, unquantified.length() - IF_EXISTS.length())
            : unquantified;
    ConditionOperator operator = operator(name, given);
    require(
        ConditionKeys.isKnown(given.key()),
        given.json(),
        "unknown condition key <" + given.key() + ">: the fake can't evaluate it");
    requireValues(operator.valueType(), given);
    return new Condition(quantifier, operator, ifExists, given.key(), given.values());
  }

  private static ConditionOperator operator(String name, Given given) {
    return ConditionOperator.named(name)
        .filter(found -> found != ConditionOperator.NULL || name.equals(given.operator()))
        .orElseThrow(
            () ->
                new PolicyFormatException(
                    given.place().line(),
                    "unknown condition operator <"
                        + given.operator()
                        + ">: use one such as StringEquals"));
  }

  private static void requireValues(ConditionValueType type, Given given) {
    for (String value : given.values()) {
      require(
          type.accepts(value),
          given.json(),
          "invalid value <" + value + "> for " + given.operator() + ": use " + type.description);
    }
  }
}
