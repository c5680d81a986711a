package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions and rules that RotateSecret refuses. */
class RefusedRotationTest extends RotationContract {

  private static final String NO_FUNCTION =
      "No Lambda rotation function ARN is associated with this secret.";

  @Test
  void is_refused_without_a_function_and_changes_nothing() {
    create("db", "one");

    assertRefused(
        "InvalidRequestException",
        NO_FUNCTION,
        () -> client.rotateSecret(r -> r.secretId("db").rotationRules(everyDays(30))));
    assertRefused(
        "InvalidRequestException",
        NO_FUNCTION,
        () -> client.rotateSecret(r -> r.secretId("db").rotationLambdaARN("")));
  }

  @Test
  void a_function_that_is_not_deployed_cannot_be_invoked() {
    create("db", "one");

    assertRefused(
        "AccessDeniedException",
        "Secrets Manager cannot invoke the specified Lambda function. Ensure that the function"
            + " policy grants access to the principal secretsmanager.amazonaws.com.",
        () -> client.rotateSecret(r -> r.secretId("db").rotationLambdaARN(LAMBDA + "-nix")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rotate-db",
        "arn:aws:lambda:nix",
        "arn:aws:lambda:us-east-1:123456789012:layer:rotate-db",
        "arn:aws:lambda:us-east-1:123456789012:function:",
        "arn:aws:iam::123456789012:role/rotate-db",
        "arn:aws-cn:lambda:us-east-1:123456789012:function:rotate-db",
        "arn:aws:lambda:us-west-2:123456789012:function:rotate-db"
      })
  void a_function_must_be_one_of_the_region(String lambdaArn) {
    create("db", "one");

    assertRefused(
        "InvalidParameterException",
        "Invalid rotation Lambda ARN. Ensure the ARN matches format"
            + " arn:aws:lambda:us-east-1:123456789012:function:<functionName>.",
        () -> client.rotateSecret(r -> r.secretId("db").rotationLambdaARN(lambdaArn)));
    assertThat(describe("db").rotationEnabled()).isNull();
  }

  @Test
  void the_region_of_the_function_is_that_of_the_secret() {
    in("eu-west-3").createSecret(r -> r.name("db").secretString("one"));

    assertRefused(
        "InvalidParameterException",
        "Invalid rotation Lambda ARN. Ensure the ARN matches format"
            + " arn:aws:lambda:eu-west-3:123456789012:function:<functionName>.",
        () -> in("eu-west-3").rotateSecret(r -> r.secretId("db").rotationLambdaARN(LAMBDA)));
  }

  @Test
  void days_and_a_schedule_together_are_refused() {
    create("db", "one");

    assertRefused(
        "InvalidParameterException",
        "You cannot specify both rotation frequency and schedule expression together.",
        () ->
            client.rotateSecret(
                r ->
                    r.secretId("db")
                        .rotationLambdaARN(LAMBDA)
                        .rotationRules(
                            rules ->
                                rules
                                    .automaticallyAfterDays(30L)
                                    .scheduleExpression("rate(30 days)"))));
  }

  @Test
  void rules_beyond_their_limits_are_refused() {
    create("db", "one");

    assertRefused(
        "ValidationException",
        "2 validation errors detected: Value '1001' at 'rotationRules.automaticallyAfterDays'"
            + " failed to satisfy constraint: Member must have value less than or equal to 1000;"
            + " Value '3d' at 'rotationRules.duration' failed to satisfy constraint: Member must"
            + " satisfy regular expression pattern: [0-9]+h",
        () ->
            client.rotateSecret(
                r ->
                    r.secretId("db")
                        .rotationLambdaARN(LAMBDA)
                        .rotationRules(
                            rules -> rules.automaticallyAfterDays(1001L).duration("3d"))));
  }

  @ParameterizedTest
  @CsvSource({
    "rate(3 hours), , Rate in hour should be least 4 and less than 24.",
    "rate(24 hours), , Rate in hour should be least 4 and less than 24.",
    "rate(1000 days), , Rate in day should be greater than 0 and less than 1000.",
    "every day, , Invalid schedule expression.",
    "cron(0 8 * * ?), , Invalid schedule expression.",
    "cron(0 /3 * * ? *), , Invalid schedule expression.",
    "rate(1 day), 25h, 'Duration must be at least 1 hour, at most 24 hour.'",
    "rate(4 hours), 5h, Duration cannot be greater than Rate in hour.",
    "cron(0 16 * * ? *), 9h, Starting hour and duration must be within a day."
  })
  void an_invalid_schedule_is_refused(String expression, String duration, String sentence) {
    create("db", "one");

    assertRefused(
        "InvalidParameterException",
        sentence,
        () -> rotate("db", schedule(expression).toBuilder().duration(duration).build()));
    assertThat(describe("db").rotationEnabled()).isNull();
  }

  @Test
  void a_window_longer_than_a_day_is_refused_beside_a_number_of_days() {
    create("db", "one");

    assertRefused(
        "InvalidParameterException",
        "Duration must be at least 1 hour, at most 24 hour.",
        () -> rotate("db", everyDays(30).toBuilder().duration("25h").build()));
  }
}
