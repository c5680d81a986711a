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
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;

class RotateSecretTest extends RotationContract {

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
  void the_same_token_rotates_each_of_two_secrets() {
    create("db", "one");
    create("other", "one");

    for (String id : List.of("db", "other")) {
      client.rotateSecret(r -> r.secretId(id).clientRequestToken(TOKEN).rotationLambdaARN(LAMBDA));
    }

    assertThat(fake.rotation().attempts())
        .extracting(attempt -> attempt.secret().name())
        .containsExactly("db", "other");
    assertThat(value(client, "other")).isNotEqualTo("one");
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
