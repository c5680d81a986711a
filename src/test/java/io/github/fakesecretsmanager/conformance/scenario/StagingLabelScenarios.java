package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageResponse;

/** Staging labels: their versions, and their moves. */
final class StagingLabelScenarios {

  private static final int MAX_LABELS = 20;

  private StagingLabelScenarios() {}

  static List<Scenario> all() {
    return Stream.of(ofNewVersions(), moved()).flatMap(List::stream).toList();
  }

  private static List<Scenario> ofNewVersions() {
    return List.of(
        Scenario.of(
            "labels-in-alphabetical-order",
            "In which order are the labels of a version returned?",
            StagingLabelScenarios::labelsInAlphabeticalOrder),
        Scenario.of(
            "custom-labels-only",
            "Does AWSCURRENT stay when a version is put under other labels?",
            StagingLabelScenarios::customLabelsOnly),
        Scenario.of(
            "label-put-on-another-version",
            "Does a label leave its old version when a new version gets it?",
            StagingLabelScenarios::labelPutOnAnotherVersion),
        Scenario.of(
            "first-version",
            "Which label does the first version of an empty secret get?",
            StagingLabelScenarios::firstVersion),
        Scenario.of(
            "first-version-under-another-label",
            "Does the first version of an empty secret get AWSCURRENT in addition to another label?",
            StagingLabelScenarios::firstVersionUnderAnotherLabel),
        Scenario.of(
            "first-version-under-awspending",
            "Does the first version of an empty secret get AWSCURRENT in addition to AWSPENDING?",
            StagingLabelScenarios::firstVersionUnderAwspending));
  }

  private static List<Scenario> moved() {
    return List.of(
        Scenario.of(
            "moving-awscurrent",
            "Which labels do the versions have after AWSCURRENT has moved?",
            StagingLabelScenarios::movingAwscurrent),
        Scenario.of(
            "moving-awscurrent-without-its-version",
            "How is a move of AWSCURRENT without its current version refused?",
            StagingLabelScenarios::movingAwscurrentWithoutItsVersion),
        Scenario.of(
            "moving-a-label-without-its-version",
            "How is a move of a custom label without its current version refused?",
            StagingLabelScenarios::movingALabelWithoutItsVersion),
        Scenario.of(
            "moving-a-label-from-another-version",
            "How does UpdateSecretVersionStage refuse to move a label from a version that lacks it?",
            StagingLabelScenarios::movingALabelFromAnotherVersion),
        Scenario.of(
            "moving-a-label-nowhere",
            "How does UpdateSecretVersionStage refuse a call without versions?",
            StagingLabelScenarios::movingALabelNowhere),
        Scenario.of(
            "removing-awscurrent",
            "How does UpdateSecretVersionStage refuse to remove AWSCURRENT?",
            StagingLabelScenarios::removingAwscurrent),
        Scenario.of(
            "twenty-one-labels",
            "How is a label beyond the limit of 20 refused?",
            StagingLabelScenarios::twentyOneLabels));
  }

  private static String given(Session aws, String db, String step, String... labels) {
    return aws.given(step, PRIMARY, put(db, "two", labels)).versionId();
  }

  private static Function<SecretsManagerClient, PutSecretValueResponse> put(
      String secretId, String value, String... labels) {
    return client ->
        client.putSecretValue(r -> r.secretId(secretId).secretString(value).versionStages(labels));
  }

  private static String createOne(Session aws, String db) {
    return aws.given("create the secret", PRIMARY, Requests.createSecret(db, "one")).versionId();
  }

  private static void createEmpty(Session aws, String db) {
    aws.given("create the secret", PRIMARY, client -> client.createSecret(r -> r.name(db)));
  }

  private static Function<SecretsManagerClient, UpdateSecretVersionStageResponse> move(
      String secretId, String label, Consumer<UpdateSecretVersionStageRequest.Builder> versions) {
    return client ->
        client.updateSecretVersionStage(
            r -> versions.accept(r.secretId(secretId).versionStage(label)));
  }

  private static void askLabels(Session aws, String db) {
    aws.ask("describe it", PRIMARY, describe(db), "VersionIdsToStages");
  }

  private static void labelsInAlphabeticalOrder(Session aws) {
    String db = aws.name("db");
    createOne(aws, db);
    aws.ask("put a value", PRIMARY, put(db, "two", "one", "two", "three", "four"), "VersionStages");
  }

  private static void customLabelsOnly(Session aws) {
    String db = aws.name("db");
    createOne(aws, db);
    given(aws, db, "put a value", "blue");
    askLabels(aws, db);
  }

  private static void labelPutOnAnotherVersion(Session aws) {
    String db = aws.name("db");
    createOne(aws, db);
    given(aws, db, "put a value", "blue", "green");
    given(aws, db, "put another value", "blue");
    askLabels(aws, db);
  }

  private static void firstVersion(Session aws) {
    String db = aws.name("db");
    createEmpty(aws, db);
    aws.ask("put a value", PRIMARY, Requests.put(db, "one"), "VersionStages");
  }

  private static void firstVersionUnderAnotherLabel(Session aws) {
    String db = aws.name("db");
    createEmpty(aws, db);
    aws.ask("put a value", PRIMARY, put(db, "one", "blue"), "VersionStages");
  }

  private static void firstVersionUnderAwspending(Session aws) {
    String db = aws.name("db");
    createEmpty(aws, db);
    aws.ask("put a value", PRIMARY, put(db, "one", "AWSPENDING"), "VersionStages");
  }

  private static void movingAwscurrent(Session aws) {
    String db = aws.name("db");
    String one = createOne(aws, db);
    String two = given(aws, db, "put a value", "AWSPENDING", "blue");
    aws.ask(
        "make it current",
        PRIMARY,
        move(db, "AWSCURRENT", r -> r.removeFromVersionId(one).moveToVersionId(two)));
    askLabels(aws, db);
  }

  private static void movingAwscurrentWithoutItsVersion(Session aws) {
    String db = aws.name("db");
    createOne(aws, db);
    String two = given(aws, db, "put a value", "AWSPENDING");
    aws.ask("make it current", PRIMARY, move(db, "AWSCURRENT", r -> r.moveToVersionId(two)));
  }

  private static void movingALabelWithoutItsVersion(Session aws) {
    String db = aws.name("db");
    String one = createOne(aws, db);
    given(aws, db, "put a value", "blue");
    aws.ask("move its label", PRIMARY, move(db, "blue", r -> r.moveToVersionId(one)));
  }

  private static void movingALabelFromAnotherVersion(Session aws) {
    String db = aws.name("db");
    String one = createOne(aws, db);
    String two = given(aws, db, "put a value", "blue");
    aws.ask(
        "move the label from the other",
        PRIMARY,
        move(db, "blue", r -> r.removeFromVersionId(one).moveToVersionId(two)));
  }

  private static void movingALabelNowhere(Session aws) {
    String db = aws.name("db");
    createOne(aws, db);
    aws.ask("move a label", PRIMARY, move(db, "blue", r -> {}));
  }

  private static void removingAwscurrent(Session aws) {
    String db = aws.name("db");
    String one = createOne(aws, db);
    aws.ask(
        "take AWSCURRENT off", PRIMARY, move(db, "AWSCURRENT", r -> r.removeFromVersionId(one)));
  }

  private static void twentyOneLabels(Session aws) {
    String db = aws.name("db");
    String one = createOne(aws, db);
    given(
        aws,
        db,
        "put a value under 19 labels",
        IntStream.range(1, MAX_LABELS).mapToObj(i -> "label" + i).toArray(String[]::new));
    aws.ask("add one more", PRIMARY, move(db, "blue", r -> r.moveToVersionId(one)));
  }
}
