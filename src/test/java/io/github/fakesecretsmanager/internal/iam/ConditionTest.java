package io.github.fakesecretsmanager.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every condition operator, with values that meet it and values that do not. */
class ConditionTest {

  private static final Principal ROLE =
      new Principal(Principal.Type.ROLE, "aws", "123456789012", "app", "ASIA0123456789ABCDEF");

  private static final String KEY = "secretsmanager:Description";

  private static boolean isMet(String operator, String key, String wanted, String values) {
    String json =
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\","
            + "\"Condition\":{\""
            + operator
            + "\":{\""
            + key
            + "\":["
            + "\""
            + wanted.replace(";", "\",\"")
            + "\""
            + "]}}}}";
    Policy policy = PolicyParser.parse("test", Policy.Kind.IDENTITY, json);
    Map<String, List<String>> context =
        values == null ? Map.of() : Map.of(key, Arrays.asList(values.split(";")));
    AccessRequest request =
        new AccessRequest("secretsmanager:GetSecretValue", "arn:aws:x", "x", context);
    return new Evaluation(
            ROLE,
            AttachedPolicies.NONE.withPolicy(policy),
            request,
            "123456789012",
            Optional.empty())
        .decide()
        .isAllowed();
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals, a, a, true",
    "StringEquals, a, A, false",
    "StringEquals, a;b, b, true",
    "StringEquals, a*, ab, false",
    "StringEquals, a, , false",
    "StringEqualsIfExists, a, , true",
    "StringEqualsIfExists, a, b, false",
    "StringNotEquals, a, b, true",
    "StringNotEquals, a, a, false",
    "StringNotEquals, a;b, b, false",
    "StringNotEquals, a, , true",
    "StringEqualsIgnoreCase, a, A, true",
    "StringEqualsIgnoreCase, a, b, false",
    "StringNotEqualsIgnoreCase, a, A, false",
    "StringNotEqualsIgnoreCase, a, b, true",
    "StringLike, us-*, us-east-1, true",
    "StringLike, us-????-1, us-east-1, true",
    "StringLike, us-*, eu-west-1, false",
    "StringNotLike, us-*, eu-west-1, true",
    "StringNotLike, us-*, us-east-1, false",
    "NumericEquals, 7, 7.0, true",
    "NumericEquals, 7, seven, false",
    "DateEquals, 1772323200, 2026-03-01T00:00:00Z, true",
    "DateEquals, 2026-03-01, 2026-03-01T00:00:01Z, false",
    "DateLessThan, 2026-03-01T01:00:00+01:00, 2026-02-28T23:59:59Z, true",
    "DateLessThanEquals, 2026-03-01, 2026-03-01T00:00:00Z, true",
    "DateGreaterThanEquals, 2026-03-01, 2026-03-01T00:00:00Z, true",
    "Bool, true, true, true",
    "Bool, true, false, false",
    "Bool, true, , false",
    "BoolIfExists, true, , true",
    "BinaryEquals, Zm9v, Zm9v, true",
    "BinaryEquals, Zm9v, YmFy, false",
    "IpAddress, 10.0.0.0/8, 10.1.2.3, true",
    "IpAddress, 10.0.0.0/8, 11.1.2.3, false",
    "IpAddress, 10.1.2.3, 10.1.2.3, true",
    "IpAddress, 2001:db8::/32, 2001:db8::1, true",
    "IpAddress, 10.0.0.0/8, 2001:db8::1, false",
    "IpAddress, 0.0.0.0/0, 1.2.3.4, true",
    "NotIpAddress, 10.0.0.0/8, 11.1.2.3, true",
    "NotIpAddress, 10.0.0.0/8, 10.1.2.3, false",
    "ArnEquals, arn:aws:iam::*:role/app, arn:aws:iam::123456789012:role/app, true",
    "ArnLike, arn:aws:iam::*:role/*, arn:aws:iam::123456789012:role/app, true",
    "ArnLike, arn:*:role/app, arn:aws:iam::123456789012:role/app, false",
    "ArnNotLike, arn:aws:iam::*:role/*, arn:aws:iam::123456789012:user/app, true",
    "ArnNotEquals, arn:aws:iam::*:role/app, arn:aws:iam::123456789012:role/app, false",
    "StringLike, *a*b*c, xaxbxc, true",
    "StringLike, *a*b*c, xaxcxb, false",
    "StringLike, a**b, ab, true",
    "StringLike, ?, , false",
    "IpAddress, 10.0.0.0/8, home, false",
    "DateLessThan, 2026-03-01, soon, false",
    "Null, true, , true",
    "Null, true, a, false",
    "Null, false, a, true",
    "Null, false, , false",
    "ForAllValues:StringEquals, a;b, a, true",
    "ForAllValues:StringEquals, a;b, a;b, true",
    "ForAllValues:StringEquals, a;b, a;c, false",
    "ForAllValues:StringEquals, a;b, , true",
    "ForAllValues:StringNotEquals, a, b;c, true",
    "ForAllValues:StringNotEquals, a, a;b, false",
    "ForAnyValue:StringEquals, a;b, a;c, true",
    "ForAnyValue:StringEquals, a;b, c, false",
    "ForAnyValue:StringEquals, a, , false",
    "ForAnyValue:StringNotLike, us-*, us-east-1;eu-west-1, true",
    "ForAnyValue:StringNotLike, us-*, us-east-1;us-west-1, false"
  })
  void compares_as_its_operator_says(String operator, String wanted, String values, boolean isMet) {
    assertThat(isMet(operator, KEY, wanted, values)).isEqualTo(isMet);
  }

  @ParameterizedTest
  @CsvSource({
    "Equals, false, true, false",
    "NotEquals, true, false, true",
    "LessThan, true, false, false",
    "LessThanEquals, true, true, false",
    "GreaterThan, false, false, true",
    "GreaterThanEquals, false, true, true"
  })
  void compares_numbers_and_dates_below_at_and_above_the_wanted_one(
      String operator, boolean below, boolean at, boolean above) {
    assertThat(Stream.of("6", "7", "8").map(n -> isMet("Numeric" + operator, KEY, "7", n)))
        .containsExactly(below, at, above);
    assertThat(
            Stream.of("2026-02-28T23:59:59Z", "2026-03-01T00:00:00Z", "2026-03-01T00:00:01Z")
                .map(date -> isMet("Date" + operator, KEY, "2026-03-01T00:00:00Z", date)))
        .containsExactly(below, at, above);
  }

  @ParameterizedTest
  @CsvSource({
    "${secretsmanager:Name}, x, true",
    "a-${secretsmanager:Name}, a-x, true",
    "${secretsmanager:Name}, y, false",
    "${secretsmanager:VersionId}, x, false",
    "'${secretsmanager:VersionId, ''x''}', x, true",
    "${aws:TagKeys}, x, false",
    "${*}, *, true",
    "${*}, x, false",
    "${$}{x}, ${x}, true"
  })
  void variables_stand_for_values_of_the_request(String wanted, String value, boolean isMet) {
    PolicyPattern pattern = PolicyPattern.withWildcards(wanted);
    AccessRequest request =
        new AccessRequest(
            "a:B",
            "*",
            "*",
            Map.of("secretsmanager:Name", List.of("x"), "aws:TagKeys", List.of("x", "y")));

    assertThat(pattern.matches(value, request)).isEqualTo(isMet);
  }

  @Test
  void many_wildcards_do_not_multiply_the_time() {
    PolicyPattern pattern = PolicyPattern.withWildcards("*a*a*a*a*a*a*a*b");
    AccessRequest request = new AccessRequest("a:B", "*", "*", Map.of());

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThat(pattern.matches("a".repeat(20_000), request)).isFalse());
  }

  @Test
  void a_variable_may_stand_in_an_arn() {
    Policy policy =
        PolicyParser.parse(
            "test",
            Policy.Kind.IDENTITY,
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\","
                + "\"Condition\":{\"ArnLike\":{\"aws:PrincipalArn\":"
                + "\"arn:aws:iam::${aws:PrincipalAccount}:role/*\"}}}}");
    AccessRequest request =
        new AccessRequest(
            "a:B",
            "*",
            "*",
            Map.of(
                "aws:PrincipalAccount", List.of("123456789012"),
                "AWS:principalarn", List.of(ROLE.arn())));

    assertThat(
            new Evaluation(
                    ROLE,
                    AttachedPolicies.NONE.withPolicy(policy),
                    request,
                    "123456789012",
                    Optional.empty())
                .decide()
                .isAllowed())
        .isTrue();
  }

  @Test
  void a_literal_pattern_has_wildcards_and_no_variables() {
    AccessRequest request =
        new AccessRequest("a:B", "*", "*", Map.of("secretsmanager:Name", List.of("x")));

    assertThat(PolicyPattern.literal("a${secretsmanager:Name}*").matches("ax", request)).isFalse();
    assertThat(PolicyPattern.literal("a${b}*").matches("a${b}c", request)).isTrue();
  }
}
