package io.github.fakesecretsmanager.internal.iam;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares a value of a request with a value of a policy.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
 *     operators</a>
 */
enum ConditionOperator {
  STRING_EQUALS("StringEquals", false, text(false, false)),
  STRING_NOT_EQUALS("StringNotEquals", true, text(false, false)),
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, text(false, true)),
  STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, text(false, true)),
  STRING_LIKE("StringLike", false, text(true, false)),
  STRING_NOT_LIKE("StringNotLike", true, text(true, false)),
  NUMERIC_EQUALS("NumericEquals", false, number(sign -> sign == 0)),
  NUMERIC_NOT_EQUALS("NumericNotEquals", true, number(sign -> sign == 0)),
  NUMERIC_LESS_THAN("NumericLessThan", false, number(sign -> sign < 0)),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false, number(sign -> sign <= 0)),
  NUMERIC_GREATER_THAN("NumericGreaterThan", false, number(sign -> sign > 0)),
  NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false, number(sign -> sign >= 0)),
  DATE_EQUALS("DateEquals", false, date(sign -> sign == 0)),
  DATE_NOT_EQUALS("DateNotEquals", true, date(sign -> sign == 0)),
  DATE_LESS_THAN("DateLessThan", false, date(sign -> sign < 0)),
  DATE_LESS_THAN_EQUALS("DateLessThanEquals", false, date(sign -> sign <= 0)),
  DATE_GREATER_THAN("DateGreaterThan", false, date(sign -> sign > 0)),
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false, date(sign -> sign >= 0)),
  BOOL("Bool", false, text(false, true)),
  BINARY_EQUALS("BinaryEquals", false, text(false, false)),
  IP_ADDRESS("IpAddress", false, (value, wanted, request) -> IpRange.parse(wanted).contains(value)),
  NOT_IP_ADDRESS(
      "NotIpAddress", true, (value, wanted, request) -> IpRange.parse(wanted).contains(value)),
  ARN_EQUALS("ArnEquals", false, ConditionOperator::isArnLike),
  ARN_LIKE("ArnLike", false, ConditionOperator::isArnLike),
  ARN_NOT_EQUALS("ArnNotEquals", true, ConditionOperator::isArnLike),
  ARN_NOT_LIKE("ArnNotLike", true, ConditionOperator::isArnLike),
  NULL("Null", false, text(false, true));

  /** Tells whether a value of the request is what a policy wants, but for a negation. */
  interface Comparison {
    boolean test(String value, String wanted, AccessRequest request);
  }

  private final String policyName;
  private final boolean negated;
  private final Comparison comparison;

  ConditionOperator(String policyName, boolean negated, Comparison comparison) {
    this.policyName = policyName;
    this.negated = negated;
    this.comparison = comparison;
  }

  static @Nullable ConditionOperator named(String name) {
    for (ConditionOperator operator : values()) {
      if (operator.policyName.equals(name)) {
        return operator;
      }
    }
    return null;
  }

  boolean isNegated() {
    return negated;
  }

  boolean compare(String value, String wanted, AccessRequest request) {
    try {
      return comparison.test(value, wanted, request);
    } catch (IllegalArgumentException | DateTimeException e) {
      // What is of another type is not what is wanted.
      return false;
    }
  }

  /** Tells what is wrong with a value that a policy gives this operator; null when it is right. */
  @Nullable String flaw(String wanted) {
    try {
      if (policyName.startsWith("Numeric")) {
        new BigDecimal(wanted);
      } else if (policyName.startsWith("Date")) {
        instant(wanted);
      } else if (this == IP_ADDRESS || this == NOT_IP_ADDRESS) {
        IpRange.parse(wanted);
      } else if (this == BINARY_EQUALS) {
        Base64.getDecoder().decode(wanted);
      } else if ((this == BOOL || this == NULL) && !wanted.matches("(?i)true|false")) {
        return "true or false";
      }
      return null;
    } catch (IllegalArgumentException | DateTimeException e) {
      return policyName.startsWith("Numeric")
          ? "a number"
          : policyName.startsWith("Date")
              ? "a date such as 2026-01-31T00:00:00Z"
              : this == BINARY_EQUALS ? "Base64" : "an IP address or a range such as 10.0.0.0/8";
    }
  }

  private static Comparison text(boolean wildcards, boolean ignoresCase) {
    return (value, wanted, request) ->
        (wildcards
                ? PolicyPattern.withWildcards(wanted, ignoresCase)
                : PolicyPattern.plain(wanted, ignoresCase))
            .matches(value, request);
  }

  private static Comparison number(IntPredicate wantedSign) {
    return (value, wanted, request) ->
        wantedSign.test(new BigDecimal(value).compareTo(new BigDecimal(wanted)));
  }

  private static Comparison date(IntPredicate wantedSign) {
    return (value, wanted, request) -> wantedSign.test(instant(value).compareTo(instant(wanted)));
  }

  private static Instant instant(String text) {
    if (text.matches("-?\\d+")) {
      return Instant.ofEpochSecond(Long.parseLong(text));
    }
    return text.matches("\\d{4}-\\d{2}-\\d{2}")
        ? Instant.parse(text + "T00:00:00Z")
        : OffsetDateTime.parse(text).toInstant();
  }

  /** Compares part by part, so that a wildcard does not reach over a colon. */
  private static boolean isArnLike(String value, String wanted, AccessRequest request) {
    String[] values = value.split(":", 6);
    // Not at the colon of a variable.
    String[] patterns = wanted.split(":(?![^{}]*\\})", 6);
    if (values.length != patterns.length) {
      return patterns.length == 1 && text(true, false).test(value, wanted, request);
    }
    for (int i = 0; i < values.length; i++) {
      if (!text(true, false).test(values[i], patterns[i], request)) {
        return false;
      }
    }
    return true;
  }
}
