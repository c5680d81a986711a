package io.github.fakesecretsmanager.internal.iam;

import java.util.List;
import java.util.stream.Stream;

/**
 * A condition of a statement: certain values of one condition key.
 *
 * @param ifExists whether a request without the key meets the condition
 */
record Condition(
    Quantifier quantifier,
    ConditionOperator operator,
    boolean ifExists,
    String key,
    List<String> wanted) {

  /** The number of a key's values that must match. */
  enum Quantifier {
    SINGLE(""),
    FOR_ALL_VALUES("ForAllValues:"),
    FOR_ANY_VALUE("ForAnyValue:");

    final String prefix;

    Quantifier(String prefix) {
      this.prefix = prefix;
    }

    /** Returns the quantifier of an operator as a policy writes it. */
    static Quantifier of(String operator) {
      return Stream.of(FOR_ALL_VALUES, FOR_ANY_VALUE)
          .filter(quantifier -> operator.startsWith(quantifier.prefix))
          .findFirst()
          .orElse(SINGLE);
    }
  }

  Condition {
    wanted = List.copyOf(wanted);
  }

  /** Returns whether a request meets the condition. */
  boolean isMetBy(AccessRequest request) {
    List<String> values = request.values(key);
    if (operator == ConditionOperator.NULL) {
      return wanted.stream().anyMatch(value -> Boolean.parseBoolean(value) == values.isEmpty());
    }
    if (values.isEmpty() && ifExists) {
      return true;
    }
    // If a key has no values, allMatch is true and anyMatch is false, as at AWS.
    return isAboutAllValues()
        ? values.stream().allMatch(value -> isWanted(value, request))
        : values.stream().anyMatch(value -> isWanted(value, request));
  }

  /**
   * Returns whether the operator must hold for all values of the key. A negated operator without a
   * quantifier must.
   */
  private boolean isAboutAllValues() {
    return quantifier == Quantifier.FOR_ALL_VALUES
        || (quantifier == Quantifier.SINGLE && operator.isNegated());
  }

  private boolean isWanted(String value, AccessRequest request) {
    boolean isFound = wanted.stream().anyMatch(each -> operator.compare(value, each, request));
    return isFound != operator.isNegated();
  }
}
