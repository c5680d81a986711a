package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.domain.RotationStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

class RotateSecretTest extends RotationContract {

  private static final String NO_FUNCTION =
      "No Lambda rotation function ARN is associated with this secret.";

  @Test
  void runs_the_four_steps_and_makes_the_new_value_current() {
    String arn = create("db", "one");
    String old = client.getSecretValue(r -> r.secretId("db")).versionId();

    var answer =
        client.rotateSecret(
            r ->
                r.secretId("db")
                    .clientRequestToken(TOKEN)
                    .rotationLambdaARN(LAMBDA)
                    .rotationRules(everyDays(30)));

    assertThat(answer.arn()).isEqualTo(arn);
    assertThat(answer.name()).isEqualTo("db");
    assertThat(answer.versionId()).isEqualTo(TOKEN);
    assertThat(steps).containsExactly(RotationStep.values());
    assertThat(value(client, "db")).hasSize(32);
    assertThat(describe("db").versionIdsToStages())
        .isEqualTo(Map.of(TOKEN, List.of("AWSCURRENT"), old, List.of("AWSPREVIOUS")));
    assertThat(lastAttempt().succeeded()).isTrue();
    assertThat(lastAttempt().completedSteps()).containsExactly(RotationStep.values());
    assertThat(lastAttempt().versionId()).isEqualTo(TOKEN);
    assertThat(lastAttempt().secret()).hasToString(arn);
  }

  @Test
  void describe_and_list_show_the_configuration_of_rotation() {
    create("db", "one");

    rotate("db", everyDays(30));

    DescribeSecretResponse described = describe("db");
    assertThat(described.rotationEnabled()).isTrue();
    assertThat(described.rotationLambdaARN()).isEqualTo(LAMBDA);
    assertThat(described.rotationRules()).isEqualTo(everyDays(30));
    assertThat(described.lastRotatedDate()).isEqualTo(NOW);
    assertThat(described.nextRotationDate()).isEqualTo(Instant.parse("2026-03-31T23:59:59Z"));
    assertThat(described.lastChangedDate()).isEqualTo(NOW);
    var entry = client.listSecrets().secretList().get(0);
    assertThat(entry.rotationEnabled()).isTrue();
    assertThat(entry.rotationLambdaARN()).isEqualTo(LAMBDA);
    assertThat(entry.rotationRules()).isEqualTo(everyDays(30));
    assertThat(entry.lastRotatedDate()).isEqualTo(NOW);
    assertThat(entry.nextRotationDate()).isEqualTo(described.nextRotationDate());
  }

  @Test
  void a_secret_that_never_rotated_shows_nothing_of_rotation() {
    create("db", "one");

    DescribeSecretResponse described = describe("db");

    assertThat(described.rotationEnabled()).isNull();
    assertThat(described.rotationLambdaARN()).isNull();
    assertThat(described.rotationRules()).isNull();
    assertThat(described.lastRotatedDate()).isNull();
    assertThat(described.nextRotationDate()).isNull();
  }

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

  @ParameterizedTest
  @ValueSource(strings = {LAMBDA + ":live", LAMBDA + ":$LATEST"})
  void a_function_may_be_named_by_its_alias_or_version(String lambdaArn) {
    create("db", "one");
    fake.rotation().deployFunction(lambdaArn, (step, id, token, caller) -> {});

    client.rotateSecret(r -> r.secretId("db").rotationLambdaARN(lambdaArn));

    assertThat(describe("db").rotationLambdaARN()).isEqualTo(lambdaArn);
  }

  @Test
  void the_next_rotation_needs_no_configuration() {
    create("db", "one");
    rotate("db", everyDays(30));
    String first = value(client, "db");

    client.rotateSecret(r -> r.secretId("db"));

    assertThat(value(client, "db")).isNotEqualTo(first);
    assertThat(describe("db").rotationRules()).isEqualTo(everyDays(30));
  }

  @Test
  void without_rules_it_rotates_on_demand_only() {
    create("db", "one");

    client.rotateSecret(r -> r.secretId("db").rotationLambdaARN(LAMBDA));

    assertThat(describe("db").rotationEnabled()).isTrue();
    assertThat(describe("db").rotationRules()).isNull();
    assertThat(describe("db").nextRotationDate()).isNull();
    clock.advance(Duration.ofDays(2000));
    assertThat(fake.rotation().attempts()).hasSize(1);
  }

  @Test
  void the_pending_version_exists_before_the_function_creates_its_value() {
    client.createSecret(r -> r.name("db").secretString("one").clientRequestToken(OTHER_TOKEN));
    List<String> seen = new ArrayList<>();
    deploy(
        (step, id, token, caller) -> {
          seen.add(describe("db").versionIdsToStages().get(token).toString());
          assertRefused(
              "ResourceNotFoundException",
              "Secrets Manager can't find the specified secret value for VersionId: " + token,
              () -> caller.getSecretValue(r -> r.secretId(id).versionId(token)));
          assertRefused(
              "ResourceNotFoundException",
              "Secrets Manager can't find the specified secret value for staging label: AWSPENDING",
              () -> caller.getSecretValue(r -> r.secretId(id).versionStage("AWSPENDING")));
          assertRefused(
              "ResourceNotFoundException",
              "Secrets Manager can't find the specified secret value for VersionId: " + token,
              () ->
                  caller.updateSecretVersionStage(
                      r ->
                          r.secretId(id)
                              .versionStage("AWSCURRENT")
                              .moveToVersionId(token)
                              .removeFromVersionId(OTHER_TOKEN)));
        });

    rotate("db", everyDays(30));

    assertThat(seen).hasSize(4).containsOnly("[AWSPENDING]");
    assertThat(describe("db").lastRotatedDate()).as("it made no new value current").isNull();
  }

  @Test
  void the_new_value_reaches_the_replicas() {
    create("db", "one");
    replicate("db", "eu-west-3");

    rotate("db", everyDays(30));

    assertThat(value(in("eu-west-3"), "db")).isEqualTo(value(client, "db")).isNotEqualTo("one");
    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).versionIdsToStages())
        .isEqualTo(describe("db").versionIdsToStages());
    assertThat(status("db", "eu-west-3")).isEqualTo("InSync");
    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).rotationEnabled()).isNull();
  }

  @Test
  void a_version_without_a_value_does_not_disturb_replication() {
    create("db", "one");
    replicate("db", "eu-west-3");
    deploy((step, id, token, caller) -> assertThat(status("db", "eu-west-3")).isEqualTo("InSync"));

    rotate("db", everyDays(30));

    assertThat(lastAttempt().failure()).isEmpty();
    assertThat(in("eu-west-3").listSecretVersionIds(r -> r.secretId("db")).versions()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_repeated_token_returns_the_same_and_runs_no_function(boolean immediately) {
    create("db", "one");
    Runnable call =
        () ->
            assertThat(
                    client
                        .rotateSecret(
                            r ->
                                r.secretId("db")
                                    .clientRequestToken(TOKEN)
                                    .rotationLambdaARN(LAMBDA)
                                    .rotateImmediately(immediately))
                        .versionId())
                .isEqualTo(TOKEN);
    call.run();

    call.run();

    assertThat(fake.rotation().attempts()).hasSize(1);
  }

  @Test
  void the_token_of_a_failed_rotation_returns_the_same_too() {
    create("db", "one");
    broken = RotationStep.SET_SECRET;
    client.rotateSecret(r -> r.secretId("db").clientRequestToken(TOKEN).rotationLambdaARN(LAMBDA));

    assertThat(client.rotateSecret(r -> r.secretId("db").clientRequestToken(TOKEN)).versionId())
        .isEqualTo(TOKEN);
    assertThat(fake.rotation().attempts()).hasSize(1);
  }

  @Test
  void the_token_of_a_version_not_made_by_rotation_is_refused() {
    String arn =
        client.createSecret(r -> r.name("db").secretString("one").clientRequestToken(TOKEN)).arn();

    assertRefused(
        "InvalidRequestException",
        "You can't use ClientRequestToken "
            + TOKEN
            + " because that value is already in use for a version of secret "
            + arn
            + ".",
        () ->
            client.rotateSecret(
                r -> r.secretId("db").clientRequestToken(TOKEN).rotationLambdaARN(LAMBDA)));
  }

  @Test
  void a_value_put_by_the_function_keeps_the_position_of_its_version() {
    create("db", "one");
    broken = RotationStep.CREATE_SECRET;
    rotate("db", everyDays(30));
    String pending = lastAttempt().versionId();
    clock.advance(Duration.ofHours(1));
    client.putSecretValue(r -> r.secretId("db").secretString("two").versionStages("blue"));
    clock.advance(Duration.ofHours(1));

    broken = null;
    fake.rotation().retry();

    var versions =
        client.listSecretVersionIds(r -> r.secretId("db").includeDeprecated(true)).versions();
    assertThat(versions.get(1).versionId()).isEqualTo(pending);
    assertThat(versions.get(1).createdDate()).isEqualTo(NOW);
  }

  @Test
  void the_first_value_beside_an_empty_awspending_is_the_current_one() {
    client.createSecret(r -> r.name("db"));
    broken = RotationStep.CREATE_SECRET;
    rotate("db", everyDays(30));

    client.putSecretValue(r -> r.secretId("db").secretString("one").versionStages("blue"));

    assertThat(value(client, "db")).isEqualTo("one");
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

  @Test
  void a_duration_alone_changes_the_window_of_the_existing_schedule() {
    create("db", "one");
    assertRefused(
        "InvalidParameterException",
        "You must specify either AutomaticallyAfterDays or ScheduleExpression in RotationRules.",
        () ->
            client.rotateSecret(
                r ->
                    r.secretId("db")
                        .rotationLambdaARN(LAMBDA)
                        .rotationRules(rules -> rules.duration("2h"))));

    rotate("db", everyDays(30));
    client.rotateSecret(r -> r.secretId("db").rotationRules(rules -> rules.duration("2h")));

    assertThat(describe("db").rotationRules())
        .isEqualTo(everyDays(30).toBuilder().duration("2h").build());
    assertThat(describe("db").nextRotationDate()).isEqualTo(Instant.parse("2026-03-31T01:59:59Z"));
  }

  @Test
  void is_refused_on_a_replica_and_on_a_secret_marked_for_deletion() {
    create("db", "one");
    replicate("db", "eu-west-3");
    create("gone", "one");
    client.deleteSecret(r -> r.secretId("gone"));

    assertRefused(
        "InvalidParameterException",
        NOT_ON_REPLICA,
        () -> in("eu-west-3").rotateSecret(r -> r.secretId("db").rotationLambdaARN(LAMBDA)));
    assertRefused(
        "InvalidRequestException",
        MARKED_FOR_DELETION,
        () -> client.rotateSecret(r -> r.secretId("gone").rotationLambdaARN(LAMBDA)));
    assertRefused(
        "ResourceNotFoundException",
        NOT_FOUND,
        () -> client.rotateSecret(r -> r.secretId("nix").rotationLambdaARN(LAMBDA)));
  }
}
