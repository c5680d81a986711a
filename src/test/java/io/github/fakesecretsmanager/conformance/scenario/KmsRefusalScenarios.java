package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.changeKey;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.createUnder;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.kmsArn;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.get;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.put;

import io.github.fakesecretsmanager.conformance.Kms;
import io.github.fakesecretsmanager.conformance.Need;
import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import io.github.fakesecretsmanager.domain.KmsPermission;
import java.util.List;
import java.util.stream.Stream;

/** The refusals of calls when the KMS key of a secret can't be used. */
final class KmsRefusalScenarios {

  private KmsRefusalScenarios() {}

  static List<Scenario> all() {
    return Stream.of(names(), permissions(), states()).flatMap(List::stream).toList();
  }

  private static List<Scenario> names() {
    return List.of(
        Scenario.of(
            "creating-under-malformed-key",
            "What does CreateSecret return for a malformed key identifier?",
            KmsRefusalScenarios::creatingUnderMalformedKey),
        Scenario.of(
            "updating-to-malformed-key",
            "What does UpdateSecret return for a malformed key identifier?",
            KmsRefusalScenarios::updatingToMalformedKey),
        Scenario.of(
            "creating-under-missing-key",
            "What does CreateSecret return for the id of a key that does not exist?",
            KmsRefusalScenarios::creatingUnderMissingKey),
        Scenario.of(
            "creating-under-missing-key-by-arn",
            "What does CreateSecret return for the ARN of a key that does not exist?",
            KmsRefusalScenarios::creatingUnderMissingKeyByArn),
        Scenario.of(
            "creating-under-missing-alias",
            "What does CreateSecret return for an alias that does not exist?",
            KmsRefusalScenarios::creatingUnderMissingAlias),
        Scenario.of(
            "creating-under-key-of-other-region",
            "What does CreateSecret return for the ARN of a key in another Region?",
            KmsRefusalScenarios::creatingUnderKeyOfOtherRegion),
        Scenario.of(
            "creating-under-key-of-other-service",
            "What does CreateSecret return for the key that AWS manages for Amazon S3?",
            KmsRefusalScenarios::creatingUnderKeyOfOtherService),
        Scenario.of(
            "creating-under-missing-alias-of-aws",
            "What does CreateSecret return for an alias under alias/aws/ that does not exist?",
            KmsRefusalScenarios::creatingUnderMissingAliasOfAws));
  }

  private static List<Scenario> permissions() {
    return List.of(
        withKeys(
            "creating-needs-generate-data-key",
            "What does CreateSecret return when the key denies GenerateDataKey?",
            KmsRefusalScenarios::creatingNeedsGenerateDataKey),
        withKeys(
            "creating-needs-decrypt",
            "What does CreateSecret return when the key denies Decrypt?",
            KmsRefusalScenarios::creatingNeedsDecrypt),
        withKeys(
            "creating-needs-no-encrypt",
            "What does CreateSecret return when the key denies Encrypt?",
            KmsRefusalScenarios::creatingNeedsNoEncrypt),
        withKeys(
            "creating-without-value-needs-key",
            "What does CreateSecret without a value return when the key may not be used?",
            KmsRefusalScenarios::creatingWithoutValueNeedsKey),
        withKeys(
            "updating-needs-generate-data-key",
            "What does UpdateSecret return when the new key denies GenerateDataKey?",
            KmsRefusalScenarios::updatingNeedsGenerateDataKey),
        withKeys(
            "reading-needs-decrypt",
            "What does GetSecretValue return when the key denies Decrypt?",
            KmsRefusalScenarios::readingNeedsDecrypt),
        withKeys(
            "putting-needs-no-decrypt",
            "What does PutSecretValue return when the key denies Decrypt?",
            KmsRefusalScenarios::puttingNeedsNoDecrypt),
        withKeys(
            "putting-again-needs-decrypt",
            "What does PutSecretValue return for a used token when the key denies Decrypt?",
            KmsRefusalScenarios::puttingAgainNeedsDecrypt));
  }

  private static List<Scenario> states() {
    return List.of(
        withKeys(
            "creating-under-disabled-key",
            "What does CreateSecret return for a disabled key?",
            KmsRefusalScenarios::creatingUnderDisabledKey),
        withKeys(
            "disabled-key-on-reading",
            "What does GetSecretValue return when the key is disabled?",
            KmsRefusalScenarios::disabledKeyOnReading),
        withKeys(
            "putting-under-disabled-key",
            "What does PutSecretValue return when the key is disabled?",
            KmsRefusalScenarios::puttingUnderDisabledKey),
        withKeys(
            "reading-under-key-pending-deletion",
            "What does GetSecretValue return when the key is pending deletion?",
            KmsRefusalScenarios::readingUnderKeyPendingDeletion),
        withKeys(
            "putting-under-key-pending-deletion",
            "What does PutSecretValue return when the key is pending deletion?",
            KmsRefusalScenarios::puttingUnderKeyPendingDeletion),
        withKeys(
            "denial-comes-before-state-of-key",
            "What does CreateSecret return when the key is disabled and denies GenerateDataKey?",
            KmsRefusalScenarios::denialComesBeforeStateOfKey));
  }

  private static Scenario withKeys(String name, String question, Scenario.Body body) {
    return Scenario.of(name, question, body).needing(Need.KMS_KEYS);
  }

  private static void askToCreateUnder(Session aws, String kmsKeyId) {
    aws.ask("create it under the key", PRIMARY, createUnder(aws.name("db"), kmsKeyId));
  }

  private static void creatingUnderMalformedKey(Session aws) {
    askToCreateUnder(aws, "no-key");
  }

  private static void updatingToMalformedKey(Session aws) {
    String db = Replicas.secret(aws);
    aws.ask("give it the key", PRIMARY, changeKey(db, "no-key"));
  }

  private static void creatingUnderMissingKey(Session aws) {
    askToCreateUnder(aws, Replicas.missingKey(aws));
  }

  private static void creatingUnderMissingKeyByArn(Session aws) {
    askToCreateUnder(aws, kmsArn(aws, PRIMARY, "key/" + Replicas.missingKey(aws)));
  }

  private static void creatingUnderMissingAlias(Session aws) {
    askToCreateUnder(aws, "alias/" + aws.text("no-key"));
  }

  private static void creatingUnderKeyOfOtherRegion(Session aws) {
    askToCreateUnder(aws, kmsArn(aws, REPLICA, "key/" + Replicas.missingKey(aws)));
  }

  private static void creatingUnderKeyOfOtherService(Session aws) {
    askToCreateUnder(aws, "alias/aws/s3");
  }

  private static void creatingUnderMissingAliasOfAws(Session aws) {
    askToCreateUnder(aws, "alias/aws/no-service");
  }

  private static void creatingNeedsGenerateDataKey(Session aws) {
    askToCreateUnder(aws, aws.key(PRIMARY, "denying", KmsPermission.GENERATE_DATA_KEY).arn());
  }

  private static void creatingNeedsDecrypt(Session aws) {
    askToCreateUnder(aws, aws.key(PRIMARY, "denying", KmsPermission.DECRYPT).arn());
  }

  private static void creatingNeedsNoEncrypt(Session aws) {
    String key = aws.key(PRIMARY, "denying", KmsPermission.ENCRYPT).arn();
    aws.ask("create it under the key", PRIMARY, createUnder(aws.name("db"), key), "status");
  }

  private static void creatingWithoutValueNeedsKey(Session aws) {
    String db = aws.name("db");
    String key = aws.key(PRIMARY, "denying", KmsPermission.GENERATE_DATA_KEY).arn();
    aws.ask(
        "create it without a value",
        PRIMARY,
        client -> client.createSecret(r -> r.name(db).kmsKeyId(key)));
  }

  private static void updatingNeedsGenerateDataKey(Session aws) {
    String db = Replicas.secret(aws);
    String key = aws.key(PRIMARY, "denying", KmsPermission.GENERATE_DATA_KEY).arn();
    aws.ask("give it the key", PRIMARY, changeKey(db, key));
  }

  private static String denyingDecrypt(Session aws) {
    return Replicas.underKeyDenyingDecrypt(aws, aws.key(REPLICA, "denying", KmsPermission.DECRYPT));
  }

  private static void readingNeedsDecrypt(Session aws) {
    String db = denyingDecrypt(aws);
    aws.ask("read it", REPLICA, get(db));
  }

  private static void puttingNeedsNoDecrypt(Session aws) {
    String db = denyingDecrypt(aws);
    aws.ask("put a value", REPLICA, put(db, "two"), "status");
  }

  private static void puttingAgainNeedsDecrypt(Session aws) {
    String db = denyingDecrypt(aws);
    String token = aws.token("two");
    aws.given(
        "put a value",
        REPLICA,
        client ->
            client.putSecretValue(
                r -> r.secretId(db).clientRequestToken(token).secretString("two")));
    aws.ask(
        "put it again",
        REPLICA,
        client ->
            client.putSecretValue(
                r -> r.secretId(db).clientRequestToken(token).secretString("two")));
  }

  private static void creatingUnderDisabledKey(Session aws) {
    Kms.Key key = aws.key(PRIMARY, "disabled");
    aws.kms().disable(key);
    askToCreateUnder(aws, key.arn());
  }

  private static String disabled(Session aws) {
    Kms.Key key = aws.key(PRIMARY, "disabled");
    String db = aws.name("db");
    aws.given("create it under the key", PRIMARY, createUnder(db, key.arn()));
    aws.kms().disable(key);
    return db;
  }

  private static void disabledKeyOnReading(Session aws) {
    String db = disabled(aws);
    aws.ask("read it", PRIMARY, get(db));
  }

  private static void puttingUnderDisabledKey(Session aws) {
    String db = disabled(aws);
    aws.ask("put a value", PRIMARY, put(db, "two"));
  }

  private static String pendingDeletion(Session aws) {
    Kms.Key key = aws.key(PRIMARY, "pending");
    String db = aws.name("db");
    aws.given("create it under the key", PRIMARY, createUnder(db, key.arn()));
    aws.kms().scheduleDeletion(key);
    return db;
  }

  private static void readingUnderKeyPendingDeletion(Session aws) {
    String db = pendingDeletion(aws);
    aws.ask("read it", PRIMARY, get(db));
  }

  private static void puttingUnderKeyPendingDeletion(Session aws) {
    String db = pendingDeletion(aws);
    aws.ask("put a value", PRIMARY, put(db, "two"));
  }

  private static void denialComesBeforeStateOfKey(Session aws) {
    Kms.Key key = aws.key(PRIMARY, "denying", KmsPermission.GENERATE_DATA_KEY);
    aws.kms().disable(key);
    askToCreateUnder(aws, key.arn());
  }
}
