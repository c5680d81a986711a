package io.github.fakesecretsmanager.internal.iam;

import java.util.List;

/**
 * Limits a statement to requests whose condition key has certain values.
 *
 * @param ifExists whether a request without the key meets it
 */
record Condition(
    Quantifier quantifier,
    ConditionOperator operator,
    boolean ifExists,
    String key,
    List<String> wanted) {

  /** How many of a key's values must be as wanted. */
  enum Quantifier {
    SINGLE(""),
    FOR_ALL_VALUES("ForAllValues:"),
    FOR_ANY_VALUE("ForAnyValue:");

    final String prefix;

    Quantifier(String prefix) {
      this.prefix = prefix;
    }
  }

  boolean isMetBy(AccessRequest request) {
    if (operator == ConditionOperator.NULL) {
      boolean isAbsent = request.values(key).isEmpty();
      return wanted.stream().anyMatch(value -> Boolean.parseBoolean(value) == isAbsent);
    }
    List<String> values = request.values(key);
    if (values.isEmpty()) {
      return ifExists
          || quantifier == Quantifier.FOR_ALL_VALUES
          || (quantifier == Quantifier.SINGLE && operator.isNegated());
    }
    // A negation must hold for every value of a key that has several.
    boolean all =
        quantifier == Quantifier.FOR_ALL_VALUES
            || (quantifier == Quantifier.SINGLE && operator.isNegated());
    return all
        ? values.stream().allMatch(value -> isWanted(value, request))
        : values.stream().anyMatch(value -> isWanted(value, request));
  }

  private boolean isWanted(String value, AccessRequest request) {
    boolean found = wanted.stream().anyMatch(each -> operator.compare(value, each, request));
    return found != operator.isNegated();
  }
}
