package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.get;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.replicate;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;

/** Secrets and their values, as they are created, described and read. */
final class SecretValueScenarios {

  private SecretValueScenarios() {}

  static List<Scenario> all() {
    return Stream.of(created(), read()).flatMap(List::stream).toList();
  }

  private static List<Scenario> created() {
    return List.of(
        Scenario.of(
            "created-secret",
            "What does CreateSecret return?",
            SecretValueScenarios::createdSecret),
        Scenario.of(
            "described-secret",
            "What does DescribeSecret return?",
            SecretValueScenarios::describedSecret),
        Scenario.of(
            "secret-without-a-value",
            "What do calls return for a secret without a value?",
            SecretValueScenarios::secretWithoutAValue),
        Scenario.of(
            "empty-description",
            "Is an empty description shown?",
            SecretValueScenarios::emptyDescription),
        Scenario.of(
            "existing-name",
            "How does CreateSecret refuse a name that exists?",
            SecretValueScenarios::existingName),
        Scenario.of(
            "text-and-binary-together",
            "How does CreateSecret refuse a text and a binary value together?",
            SecretValueScenarios::textAndBinaryTogether),
        Scenario.of(
            "text-and-binary-together-in-a-new-version",
            "How do PutSecretValue and UpdateSecret refuse a text and a binary value together?",
            SecretValueScenarios::textAndBinaryTogetherInANewVersion));
  }

  private static List<Scenario> read() {
    return List.of(
        Scenario.of(
            "current-value",
            "What does GetSecretValue return?",
            SecretValueScenarios::currentValue),
        Scenario.of(
            "binary-value", "How is a binary value returned?", SecretValueScenarios::binaryValue),
        Scenario.of(
            "missing-version",
            "How does GetSecretValue refuse a version that does not exist?",
            SecretValueScenarios::missingVersion),
        Scenario.of(
            "missing-label",
            "How does GetSecretValue refuse a label that no version has?",
            SecretValueScenarios::missingLabel),
        Scenario.of(
            "version-without-the-label",
            "How does GetSecretValue refuse a label that is on another version?",
            SecretValueScenarios::versionWithoutTheLabel),
        Scenario.of(
            "last-accessed-date",
            "What is LastAccessedDate before and after a secret is read?",
            SecretValueScenarios::lastAccessedDate),
        Scenario.of(
            "access-in-another-region",
            "Does reading a replica set the LastAccessedDate of its primary?",
            SecretValueScenarios::accessInAnotherRegion));
  }

  private static void createdSecret(Session aws) {
    String db = aws.name("db");
    String arn =
        aws.ask("create the secret", PRIMARY, createSecret(db, "one"))
            .map(CreateSecretResponse::arn)
            .orElse("");
    aws.askWhether(
        "the ARN ends in the name, a hyphen and six letters or digits",
        arn.matches("arn:.*:secret:" + db + "-[A-Za-z0-9]{6}"));
  }

  private static void describedSecret(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, Requests.createWithEverything(db));
    aws.ask("describe it", PRIMARY, describe(db));
  }

  private static void secretWithoutAValue(Session aws) {
    String db = aws.name("db");
    aws.ask("create the secret", PRIMARY, client -> client.createSecret(r -> r.name(db)));
    aws.ask("describe it", PRIMARY, describe(db));
    aws.ask("get its value", PRIMARY, get(db));
  }

  private static void emptyDescription(Session aws) {
    String db = aws.name("db");
    aws.given(
        "create the secret",
        PRIMARY,
        client -> client.createSecret(r -> r.name(db).description("")));
    aws.ask("describe it", PRIMARY, describe(db), "Description");
  }

  private static void existingName(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    aws.ask("create it again", PRIMARY, createSecret(db, "one"));
  }

  private static void textAndBinaryTogether(Session aws) {
    String db = aws.name("db");
    SdkBytes bytes = SdkBytes.fromUtf8String("two");
    aws.ask(
        "create the secret",
        PRIMARY,
        client -> client.createSecret(r -> r.name(db).secretString("one").secretBinary(bytes)));
  }

  private static void textAndBinaryTogetherInANewVersion(Session aws) {
    String db = aws.name("db");
    SdkBytes bytes = SdkBytes.fromUtf8String("two");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    aws.ask(
        "put a value",
        PRIMARY,
        client ->
            client.putSecretValue(r -> r.secretId(db).secretString("two").secretBinary(bytes)));
    aws.ask(
        "update it",
        PRIMARY,
        client -> client.updateSecret(r -> r.secretId(db).secretString("two").secretBinary(bytes)));
  }

  private static void currentValue(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    aws.ask("get its value", PRIMARY, get(db));
  }

  private static void binaryValue(Session aws) {
    String db = aws.name("db");
    aws.given(
        "create the secret",
        PRIMARY,
        client ->
            client.createSecret(r -> r.name(db).secretBinary(SdkBytes.fromUtf8String("footest"))));
    aws.ask("get its value", PRIMARY, get(db), "SecretBinary", "SecretString");
  }

  private static void missingVersion(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    aws.ask(
        "get a version",
        PRIMARY,
        client -> client.getSecretValue(r -> r.secretId(db).versionId(aws.token("missing"))));
  }

  private static void missingLabel(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    aws.ask(
        "get a version",
        PRIMARY,
        client -> client.getSecretValue(r -> r.secretId(db).versionStage("AWSPREVIOUS")));
  }

  private static void versionWithoutTheLabel(Session aws) {
    String db = aws.name("db");
    String one = aws.given("create the secret", PRIMARY, createSecret(db, "one")).versionId();
    aws.given("put a value", PRIMARY, Requests.put(db, "two"));
    aws.ask(
        "get the first version as the current one",
        PRIMARY,
        client ->
            client.getSecretValue(r -> r.secretId(db).versionId(one).versionStage("AWSCURRENT")));
  }

  private static void lastAccessedDate(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    aws.ask("describe it unread", PRIMARY, describe(db), "LastAccessedDate");
    aws.given("get its value", PRIMARY, get(db));
    aws.ask("describe it read", PRIMARY, describe(db), "LastAccessedDate");
    aws.ask(
        "list its versions",
        PRIMARY,
        client -> client.listSecretVersionIds(r -> r.secretId(db)),
        "*.LastAccessedDate");
  }

  private static void accessInAnotherRegion(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    aws.given("replicate it", PRIMARY, replicate(db, aws.region(REPLICA)));
    aws.awaitReplication(PRIMARY, db);
    aws.given("get the replica's value", REPLICA, get(db));
    aws.ask("describe the replica", REPLICA, describe(db), "LastAccessedDate");
    aws.ask("describe the primary", PRIMARY, describe(db), "LastAccessedDate");
  }
}
