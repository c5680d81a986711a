package io.github.fakesecretsmanager.internal.iam;

import static io.github.fakesecretsmanager.internal.iam.ConditionValueType.ARN;
import static io.github.fakesecretsmanager.internal.iam.ConditionValueType.BINARY;
import static io.github.fakesecretsmanager.internal.iam.ConditionValueType.BOOLEAN;
import static io.github.fakesecretsmanager.internal.iam.ConditionValueType.DATE;
import static io.github.fakesecretsmanager.internal.iam.ConditionValueType.NUMBER;
import static io.github.fakesecretsmanager.internal.iam.ConditionValueType.TEXT;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * The operators by which conditions compare a value of a request with a value of a policy.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
 *     operators</a>
 */
enum ConditionOperator {
  STRING_EQUALS("StringEquals", TEXT, ConditionOperator::isEqual),
  STRING_NOT_EQUALS("StringNotEquals", STRING_EQUALS),
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", TEXT, ConditionOperator::isEqualIgnoringCase),
  STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", STRING_EQUALS_IGNORE_CASE),
  STRING_LIKE("StringLike", TEXT, ConditionOperator::isLike),
  STRING_NOT_LIKE("StringNotLike", STRING_LIKE),
  NUMERIC_EQUALS("NumericEquals", NUMBER, number(sign -> sign == 0)),
  NUMERIC_NOT_EQUALS("NumericNotEquals", NUMERIC_EQUALS),
  NUMERIC_LESS_THAN("NumericLessThan", NUMBER, number(sign -> sign < 0)),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", NUMBER, number(sign -> sign <= 0)),
  NUMERIC_GREATER_THAN("NumericGreaterThan", NUMBER, number(sign -> sign > 0)),
  NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", NUMBER, number(sign -> sign >= 0)),
  DATE_EQUALS("DateEquals", DATE, date(sign -> sign == 0)),
  DATE_NOT_EQUALS("DateNotEquals", DATE_EQUALS),
  DATE_LESS_THAN("DateLessThan", DATE, date(sign -> sign < 0)),
  DATE_LESS_THAN_EQUALS("DateLessThanEquals", DATE, date(sign -> sign <= 0)),
  DATE_GREATER_THAN("DateGreaterThan", DATE, date(sign -> sign > 0)),
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", DATE, date(sign -> sign >= 0)),
  BOOL("Bool", BOOLEAN, ConditionOperator::isEqualIgnoringCase),
  BINARY_EQUALS("BinaryEquals", BINARY, ConditionOperator::isEqual),
  IP_ADDRESS(
      "IpAddress",
      ConditionValueType.IP_ADDRESS,
      (value, wanted, request) -> IpRange.parse(wanted).contains(value)),
  NOT_IP_ADDRESS("NotIpAddress", IP_ADDRESS),
  ARN_EQUALS("ArnEquals", ARN, ConditionOperator::isArnLike),
  ARN_LIKE("ArnLike", ARN, ConditionOperator::isArnLike),
  ARN_NOT_EQUALS("ArnNotEquals", ARN_EQUALS),
  ARN_NOT_LIKE("ArnNotLike", ARN_LIKE),

  /**
   * Whether the request lacks the key. {@link Condition} decides that, as no values are compared.
   */
  NULL("Null", BOOLEAN, (value, wanted, request) -> false);

  /** A comparison of a value of a request with a value of a policy. */
  private interface Comparison {
    boolean test(String value, String wanted, AccessRequest request);
  }

  private final String policyName;
  private final ConditionValueType valueType;

  // The functions have no state, but their type can't say so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Comparison comparison;

  private final boolean isNegated;

  ConditionOperator(String policyName, ConditionValueType valueType, Comparison comparison) {
    this.policyName = policyName;
    this.valueType = valueType;
    this.comparison = comparison;
    this.isNegated = false;
  }

  ConditionOperator(String policyName, ConditionOperator negated) {
    this.policyName = policyName;
    this.valueType = negated.valueType;
    this.comparison = negated.comparison;
    this.isNegated = true;
  }

  /** Returns the operator with the name that policies use; empty if the name is unknown. */
  static Optional<ConditionOperator> named(String name) {
    return Stream.of(values()).filter(operator -> operator.policyName.equals(name)).findFirst();
  }

  ConditionValueType valueType() {
    return valueType;
  }

  boolean isNegated() {
    return isNegated;
  }

  /** Compares two values; a negated operator compares like the operator that it negates. */
  boolean compare(String value, String wanted, AccessRequest request) {
    try {
      return comparison.test(value, wanted, request);
    } catch (IllegalArgumentException | DateTimeException e) {
      // The request has a value of another type.
      return false;
    }
  }

  private static boolean isEqual(String value, String wanted, AccessRequest request) {
    return PolicyPattern.plain(wanted).matches(value, request);
  }

  private static boolean isEqualIgnoringCase(String value, String wanted, AccessRequest request) {
    return PolicyPattern.plain(wanted).ignoringCase().matches(value, request);
  }

  private static boolean isLike(String value, String wanted, AccessRequest request) {
    return PolicyPattern.withWildcards(wanted).matches(value, request);
  }

  private static Comparison number(IntPredicate wantedSign) {
    return (value, wanted, request) ->
        wantedSign.test(new BigDecimal(value).compareTo(new BigDecimal(wanted)));
  }

  private static Comparison date(IntPredicate wantedSign) {
    return (value, wanted, request) ->
        wantedSign.test(
            ConditionValueType.instant(value).compareTo(ConditionValueType.instant(wanted)));
  }

  /** Compares part by part, so that a wildcard does not match a colon. */
  private static boolean isArnLike(String value, String wanted, AccessRequest request) {
    String[] values = value.split(":", 6);
    // A colon inside a variable separates nothing.
    String[] patterns = wanted.split(":(?![^{}]*\\})", 6);
    if (values.length != patterns.length) {
      return patterns.length == 1 && isLike(value, wanted, request);
    }
    for (int i = 0; i < values.length; i++) {
      if (!isLike(values[i], patterns[i], request)) {
        return false;
      }
    }
    return true;
  }
}
