package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretResponse;

/** New versions by PutSecretValue and UpdateSecret, and repeated calls. */
final class NewVersionScenarios {

  private NewVersionScenarios() {}

  static List<Scenario> all() {
    return Stream.of(made(), repeated()).flatMap(List::stream).toList();
  }

  private static List<Scenario> made() {
    return List.of(
        Scenario.of(
            "new-current-version",
            "Which labels do the versions have after PutSecretValue?",
            NewVersionScenarios::newCurrentVersion),
        Scenario.of(
            "put-without-a-value",
            "How is PutSecretValue refused without a value?",
            NewVersionScenarios::putWithoutAValue),
        Scenario.of(
            "update-of-the-description",
            "What does UpdateSecret without a value return?",
            NewVersionScenarios::updateOfTheDescription),
        Scenario.of(
            "update-of-the-value",
            "What does UpdateSecret with a value return?",
            NewVersionScenarios::updateOfTheValue));
  }

  private static List<Scenario> repeated() {
    return List.of(
        Scenario.of(
            "create-again-with-the-same-token",
            "What does CreateSecret return for a used token with the same value?",
            NewVersionScenarios::createAgainWithTheSameToken),
        Scenario.of(
            "create-again-with-another-value",
            "How does CreateSecret refuse a used token with another value?",
            NewVersionScenarios::createAgainWithAnotherValue),
        Scenario.of(
            "put-again-with-the-same-token",
            "What does PutSecretValue return for a used token with the same value?",
            NewVersionScenarios::putAgainWithTheSameToken),
        Scenario.of(
            "put-again-with-another-value",
            "How does PutSecretValue refuse a used token with another value?",
            NewVersionScenarios::putAgainWithAnotherValue),
        Scenario.of(
            "update-again-with-the-same-token",
            "What does UpdateSecret return for a used token with the same value?",
            NewVersionScenarios::updateAgainWithTheSameToken),
        Scenario.of(
            "update-again-with-another-value",
            "How does UpdateSecret refuse a used token with another value?",
            NewVersionScenarios::updateAgainWithAnotherValue),
        Scenario.of(
            "call-that-changes-nothing",
            "Does a call that changes nothing set LastChangedDate?",
            NewVersionScenarios::callThatChangesNothing));
  }

  private static Function<SecretsManagerClient, CreateSecretResponse> createSecret(
      String name, String token, String value) {
    return client ->
        client.createSecret(r -> r.name(name).clientRequestToken(token).secretString(value));
  }

  private static Function<SecretsManagerClient, PutSecretValueResponse> put(
      String secretId, String token, String value) {
    return client ->
        client.putSecretValue(
            r -> r.secretId(secretId).clientRequestToken(token).secretString(value));
  }

  private static Function<SecretsManagerClient, UpdateSecretResponse> update(
      String secretId, String token, String value) {
    return client ->
        client.updateSecret(
            r -> r.secretId(secretId).clientRequestToken(token).secretString(value));
  }

  private static void createAgainWithTheSameToken(Session aws) {
    String db = aws.name("db");
    String token = aws.token("one");
    CreateSecretResponse first =
        aws.given("create the secret", PRIMARY, createSecret(db, token, "one"));
    boolean isSame =
        aws.ask("create it again", PRIMARY, createSecret(db, token, "one"))
            .filter(again -> again.equalsBySdkFields(first))
            .isPresent();
    aws.askWhether("both answers are the same", isSame);
  }

  private static void createAgainWithAnotherValue(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, aws.token("one"), "one"));
    aws.ask("create it again", PRIMARY, createSecret(db, aws.token("one"), "two"));
  }

  private static void newCurrentVersion(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, aws.token("one"), "one"));
    aws.ask("put a value", PRIMARY, put(db, aws.token("two"), "two"));
    aws.ask("describe it", PRIMARY, describe(db), "VersionIdsToStages");
  }

  private static void putAgainWithTheSameToken(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, aws.token("one"), "one"));
    aws.given("put a value", PRIMARY, put(db, aws.token("two"), "two"));
    aws.ask("put it again", PRIMARY, put(db, aws.token("two"), "two"));
    aws.ask("describe it", PRIMARY, describe(db), "VersionIdsToStages");
  }

  private static void putAgainWithAnotherValue(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, aws.token("one"), "one"));
    aws.given("put a value", PRIMARY, put(db, aws.token("two"), "two"));
    aws.ask("put another value", PRIMARY, put(db, aws.token("two"), "three"));
  }

  private static void putWithoutAValue(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, aws.token("one"), "one"));
    aws.ask("put no value", PRIMARY, client -> client.putSecretValue(r -> r.secretId(db)));
  }

  private static void updateOfTheDescription(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, aws.token("one"), "one"));
    aws.ask(
        "update it",
        PRIMARY,
        client -> client.updateSecret(r -> r.secretId(db).description("other")),
        "ARN",
        "Name",
        "VersionId");
    aws.ask("describe it", PRIMARY, describe(db), "Description", "VersionIdsToStages");
  }

  private static void updateOfTheValue(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, aws.token("one"), "one"));
    aws.ask("update it", PRIMARY, update(db, aws.token("two"), "two"));
    aws.ask("describe it", PRIMARY, describe(db), "VersionIdsToStages");
  }

  private static void updateAgainWithTheSameToken(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, aws.token("one"), "one"));
    aws.given("update it", PRIMARY, update(db, aws.token("two"), "two"));
    aws.ask("update it again", PRIMARY, update(db, aws.token("two"), "two"));
  }

  private static void updateAgainWithAnotherValue(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, aws.token("one"), "one"));
    aws.given("update it", PRIMARY, update(db, aws.token("two"), "two"));
    aws.ask("update it otherwise", PRIMARY, update(db, aws.token("two"), "three"));
  }

  private static void callThatChangesNothing(Session aws) {
    String db = aws.name("db");
    String token = aws.token("one");
    aws.given("create the secret", PRIMARY, createSecret(db, token, "one"));
    aws.given("put the same value", PRIMARY, put(db, token, "one"));
    aws.given(
        "label the version as it is",
        PRIMARY,
        client ->
            client.updateSecretVersionStage(
                r -> r.secretId(db).versionStage("AWSCURRENT").moveToVersionId(token)));
    aws.ask("describe it", PRIMARY, describe(db), "LastChangedDate");
  }
}
