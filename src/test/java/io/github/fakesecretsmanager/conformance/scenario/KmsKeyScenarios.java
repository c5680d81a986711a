package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.CUSTOM_LABEL;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.changeKey;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.createUnder;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.putLabelled;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.get;

import io.github.fakesecretsmanager.conformance.Kms;
import io.github.fakesecretsmanager.conformance.Need;
import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import io.github.fakesecretsmanager.domain.KmsPermission;
import java.util.List;
import java.util.stream.Stream;

/** The KMS key of a secret, and the effect of a new key on existing versions. */
final class KmsKeyScenarios {

  private static final String MANAGED = "alias/aws/secretsmanager";

  private KmsKeyScenarios() {}

  static List<Scenario> all() {
    return Stream.of(shown(), changed()).flatMap(List::stream).toList();
  }

  private static List<Scenario> shown() {
    return List.of(
        Scenario.of(
            "key-is-absent-unless-given",
            "Which key does a secret show that was created without one?",
            KmsKeyScenarios::keyIsAbsentUnlessGiven),
        Scenario.of(
            "managed-key-given-on-creation",
            "Does a secret show the AWS managed key when CreateSecret has named it?",
            KmsKeyScenarios::managedKeyGivenOnCreation),
        Scenario.of(
            "managed-key-given-on-update",
            "Does a secret show the AWS managed key when UpdateSecret has named it?",
            KmsKeyScenarios::managedKeyGivenOnUpdate),
        Scenario.of(
            "managed-key-in-list",
            "Does ListSecrets show the AWS managed key when it was given?",
            KmsKeyScenarios::managedKeyInList),
        Scenario.of(
            "managed-key-given-by-arn",
            "How does a secret show the AWS managed key that was given by its alias's ARN?",
            KmsKeyScenarios::managedKeyGivenByArn),
        Scenario.of(
            "empty-key-on-update",
            "Which key does a secret show after UpdateSecret with an empty key?",
            KmsKeyScenarios::emptyKeyOnUpdate),
        Scenario.of(
                "key-is-shown-as-given",
                "Does a secret show its key as it was given?",
                KmsKeyScenarios::keyIsShownAsGiven)
            .needing(Need.KMS_KEYS));
  }

  private static List<Scenario> changed() {
    return List.of(
        Scenario.of(
                "new-key-opens-current-version",
                "Is the current version readable with the new key alone?",
                KmsKeyScenarios::newKeyOpensCurrentVersion)
            .needing(Need.KMS_KEYS),
        Scenario.of(
                "old-key-opens-current-version",
                "Is the current version readable with the old key alone?",
                KmsKeyScenarios::oldKeyOpensCurrentVersion)
            .needing(Need.KMS_KEYS),
        Scenario.of(
                "old-key-keeps-custom-label",
                "Is a version under a custom label readable with the new key alone?",
                KmsKeyScenarios::oldKeyKeepsCustomLabel)
            .needing(Need.KMS_KEYS),
        Scenario.of(
                "new-key-denying-encrypt",
                "Is a version encrypted under a new key that denies Encrypt?",
                KmsKeyScenarios::newKeyDenyingEncrypt)
            .needing(Need.KMS_KEYS),
        Scenario.of(
                "old-key-denying-decrypt",
                "Is a version encrypted under a new key when the old one denies Decrypt?",
                KmsKeyScenarios::oldKeyDenyingDecrypt)
            .needing(Need.KMS_KEYS));
  }

  private static void keyIsAbsentUnlessGiven(Session aws) {
    String db = Replicas.secret(aws);
    aws.ask("describe it", PRIMARY, describe(db), "KmsKeyId");
  }

  private static void askKey(Session aws, String db) {
    aws.ask("describe it", PRIMARY, describe(db), "KmsKeyId");
  }

  private static String managed(Session aws) {
    String db = aws.name("db");
    aws.given("create it under the AWS managed key", PRIMARY, createUnder(db, MANAGED));
    return db;
  }

  private static void managedKeyGivenOnCreation(Session aws) {
    askKey(aws, managed(aws));
  }

  private static void managedKeyGivenOnUpdate(Session aws) {
    String db = Replicas.secret(aws);
    aws.given("give it the AWS managed key", PRIMARY, changeKey(db, MANAGED));
    askKey(aws, db);
  }

  private static void managedKeyInList(Session aws) {
    managed(aws);
    Listings.awaitListed(aws, 1);
    aws.ask("list it", PRIMARY, Listings.list(aws), "SecretList[0].KmsKeyId");
  }

  private static void managedKeyGivenByArn(Session aws) {
    String db = aws.name("db");
    aws.given(
        "create it under the AWS managed key",
        PRIMARY,
        createUnder(db, Replicas.kmsArn(aws, PRIMARY, MANAGED)));
    askKey(aws, db);
  }

  private static void emptyKeyOnUpdate(Session aws) {
    String db = managed(aws);
    aws.given("give it an empty key", PRIMARY, changeKey(db, ""));
    askKey(aws, db);
  }

  private static void keyIsShownAsGiven(Session aws) {
    String db = aws.name("db");
    Kms.Key key = aws.key(PRIMARY, "first-key");
    aws.given("create it under the key's ARN", PRIMARY, createUnder(db, key.arn()));
    aws.ask("describe it under an ARN", PRIMARY, describe(db), "KmsKeyId");
    aws.given("name the key by its id", PRIMARY, changeKey(db, key.id()));
    aws.ask("describe it under an id", PRIMARY, describe(db), "KmsKeyId");
    aws.given(
        "name the key by its alias", PRIMARY, changeKey(db, "alias/" + aws.text("first-key")));
    aws.ask("describe it under an alias", PRIMARY, describe(db), "KmsKeyId");
  }

  /** Creates a secret under an old key, with a custom label on a version, and changes the key. */
  private static String changed(Session aws, Kms.Key old, Kms.Key replacement) {
    String db = aws.name("db");
    aws.given("create it under the old key", PRIMARY, createUnder(db, old.arn()));
    aws.given("put another value under a label", PRIMARY, putLabelled(db, "two", CUSTOM_LABEL));
    aws.given("give it the new key", PRIMARY, changeKey(db, replacement.arn()));
    return db;
  }

  private static void newKeyOpensCurrentVersion(Session aws) {
    Kms.Key old = aws.key(PRIMARY, "old-key");
    String db = changed(aws, old, aws.key(PRIMARY, "new-key"));
    aws.kms().disable(old);
    aws.ask("read it", PRIMARY, get(db), "status");
  }

  private static void oldKeyOpensCurrentVersion(Session aws) {
    Kms.Key replacement = aws.key(PRIMARY, "new-key");
    String db = changed(aws, aws.key(PRIMARY, "old-key"), replacement);
    aws.kms().disable(replacement);
    aws.ask("read it", PRIMARY, get(db), "status");
  }

  private static void oldKeyKeepsCustomLabel(Session aws) {
    Kms.Key old = aws.key(PRIMARY, "old-key");
    String db = changed(aws, old, aws.key(PRIMARY, "new-key"));
    aws.kms().disable(old);
    aws.ask(
        "read the labelled version",
        PRIMARY,
        client -> client.getSecretValue(r -> r.secretId(db).versionStage(CUSTOM_LABEL)),
        "status",
        "__type");
  }

  private static void newKeyDenyingEncrypt(Session aws) {
    Kms.Key old = aws.key(PRIMARY, "old-key");
    Kms.Key replacement = aws.key(PRIMARY, "new-key", KmsPermission.ENCRYPT);
    String db = aws.name("db");
    aws.given("create it under the old key", PRIMARY, createUnder(db, old.arn()));
    aws.given("give it the new key", PRIMARY, changeKey(db, replacement.arn()));
    aws.kms().disable(old);
    aws.ask("read it", PRIMARY, get(db), "status", "__type");
  }

  private static void oldKeyDenyingDecrypt(Session aws) {
    Kms.Key old = aws.key(REPLICA, "old-key", KmsPermission.DECRYPT);
    Kms.Key replacement = aws.key(REPLICA, "new-key");
    String db = Replicas.underKeyDenyingDecrypt(aws, old);
    aws.given("give it the new key", REPLICA, changeKey(db, replacement.arn()));
    aws.ask("read it", REPLICA, get(db), "status", "__type");
  }
}
