package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.OTHER;
import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.CUSTOM_LABEL;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.changeKey;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.createUnder;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.kmsArn;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.putLabelled;
import static io.github.fakesecretsmanager.conformance.scenario.Replicas.replicateUnder;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.get;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.replicate;

import io.github.fakesecretsmanager.conformance.Kms;
import io.github.fakesecretsmanager.conformance.Need;
import io.github.fakesecretsmanager.conformance.Place;
import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import io.github.fakesecretsmanager.domain.KmsPermission;
import java.util.List;
import java.util.stream.Stream;

/** Replicas whose key, or whose primary's key, can't be used. */
final class ReplicaKmsScenarios {

  private static final String STATUS = "ReplicationStatus[0].Status";
  private static final String STATUS_MESSAGE = "ReplicationStatus[0].StatusMessage";

  private ReplicaKmsScenarios() {}

  static List<Scenario> all() {
    return Stream.of(names(), keysOfReplica(), keysOfPrimary(), versions())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Scenario> names() {
    return List.of(
        Scenario.of(
            "replica-under-missing-key",
            "What is the status of a replica whose key does not exist?",
            ReplicaKmsScenarios::replicaUnderMissingKey),
        Scenario.of(
            "replica-under-missing-alias",
            "What is the status of a replica whose key alias does not exist?",
            ReplicaKmsScenarios::replicaUnderMissingAlias),
        Scenario.of(
            "replica-under-malformed-key",
            "What is the status of a replica whose key identifier is malformed?",
            ReplicaKmsScenarios::replicaUnderMalformedKey),
        Scenario.of(
            "replica-under-key-of-other-service",
            "What is the status of a replica under the key that AWS manages for Amazon S3?",
            ReplicaKmsScenarios::replicaUnderKeyOfOtherService),
        withKeys(
            "replica-under-key-of-primary",
            "What is the status of a replica that was given its primary's key?",
            ReplicaKmsScenarios::replicaUnderKeyOfPrimary));
  }

  private static List<Scenario> keysOfReplica() {
    return List.of(
        withKeys(
            "replica-needs-generate-data-key",
            "What is the status of a replica whose key denies GenerateDataKey?",
            ReplicaKmsScenarios::replicaNeedsGenerateDataKey),
        withKeys(
            "replica-needs-encrypt",
            "What is the status of a replica whose key denies Encrypt?",
            ReplicaKmsScenarios::replicaNeedsEncrypt),
        withKeys(
            "replica-needs-no-decrypt",
            "What is the status of a replica whose key denies Decrypt?",
            ReplicaKmsScenarios::replicaNeedsNoDecrypt),
        withKeys(
            "replica-under-disabled-key",
            "What is the status of a replica whose key is disabled?",
            ReplicaKmsScenarios::replicaUnderDisabledKey),
        withKeys(
            "replica-under-key-pending-deletion",
            "What is the status of a replica whose key is pending deletion?",
            ReplicaKmsScenarios::replicaUnderKeyPendingDeletion));
  }

  private static List<Scenario> keysOfPrimary() {
    return List.of(
        withKeys(
                "primary-needs-decrypt",
                "What is the status of a replica when its primary's key denies Decrypt?",
                ReplicaKmsScenarios::primaryNeedsDecrypt)
            .needing(Need.KMS_KEYS, Need.OTHER_REGION),
        withKeys(
            "primary-under-disabled-key",
            "What is the status of a replica when its primary's key is disabled?",
            ReplicaKmsScenarios::primaryUnderDisabledKey),
        withKeys(
            "primary-under-key-pending-deletion",
            "What is the status of a replica when its primary's key is pending deletion?",
            ReplicaKmsScenarios::primaryUnderKeyPendingDeletion),
        withKeys(
            "key-of-primary-is-tried-first",
            "Which cause does a status message give when neither key can be used?",
            ReplicaKmsScenarios::keyOfPrimaryIsTriedFirst));
  }

  private static List<Scenario> versions() {
    return List.of(
        withKeys(
            "old-version-under-disabled-key",
            "What happens to a replica when a labelled version is under an old, disabled key?",
            ReplicaKmsScenarios::oldVersionUnderDisabledKey),
        withKeys(
            "recreated-version-mends-replica",
            "Is a replica in sync after the version under a disabled key was put again?",
            ReplicaKmsScenarios::recreatedVersionMendsReplica),
        withKeys(
            "failing-again-keeps-replica",
            "Does a replica keep its value when replicating it again fails?",
            ReplicaKmsScenarios::failingAgainKeepsReplica),
        withKeys(
            "change-mends-failed-replica",
            "If a replica failed and its key is enabled again, does a new value reach it?",
            ReplicaKmsScenarios::changeMendsFailedReplica),
        Scenario.of(
            "empty-secret-under-missing-key",
            "What is the status of a replica without a value whose key does not exist?",
            ReplicaKmsScenarios::emptySecretUnderMissingKey));
  }

  private static Scenario withKeys(String name, String question, Scenario.Body body) {
    return Scenario.of(name, question, body).needing(Need.KMS_KEYS);
  }

  private static void askUnder(Session aws, String kmsKeyId) {
    String db = Replicas.secret(aws);
    askUnder(aws, db, kmsKeyId);
  }

  private static void askUnder(Session aws, String db, String kmsKeyId) {
    aws.ask(
        "replicate it under the key",
        PRIMARY,
        replicateUnder(db, aws.region(REPLICA), kmsKeyId),
        "status");
    askStatus(aws, PRIMARY, db);
  }

  private static void askStatus(Session aws, Place primary, String db) {
    aws.awaitReplication(primary, db);
    aws.ask("describe the primary", primary, describe(db), STATUS, STATUS_MESSAGE);
  }

  private static void replicaUnderMissingKey(Session aws) {
    askUnder(aws, kmsArn(aws, REPLICA, "key/" + Replicas.missingKey(aws)));
  }

  private static void replicaUnderMissingAlias(Session aws) {
    askUnder(aws, "alias/" + aws.text("no-key"));
  }

  private static void replicaUnderMalformedKey(Session aws) {
    askUnder(aws, "no-key");
  }

  private static void replicaUnderKeyOfOtherService(Session aws) {
    askUnder(aws, "alias/aws/s3");
  }

  private static void replicaUnderKeyOfPrimary(Session aws) {
    String db = aws.name("db");
    String key = aws.key(PRIMARY, "first-key").arn();
    aws.given("create it under the key", PRIMARY, createUnder(db, key));
    askUnder(aws, db, key);
  }

  private static void askUnderDenying(Session aws, KmsPermission denied) {
    askUnder(aws, aws.key(REPLICA, "denying", denied).arn());
  }

  private static void replicaNeedsGenerateDataKey(Session aws) {
    askUnderDenying(aws, KmsPermission.GENERATE_DATA_KEY);
  }

  private static void replicaNeedsEncrypt(Session aws) {
    askUnderDenying(aws, KmsPermission.ENCRYPT);
  }

  private static void replicaNeedsNoDecrypt(Session aws) {
    askUnderDenying(aws, KmsPermission.DECRYPT);
  }

  private static void replicaUnderDisabledKey(Session aws) {
    Kms.Key key = aws.key(REPLICA, "second-key");
    aws.kms().disable(key);
    askUnder(aws, key.arn());
  }

  private static void replicaUnderKeyPendingDeletion(Session aws) {
    Kms.Key key = aws.key(REPLICA, "second-key");
    aws.kms().scheduleDeletion(key);
    askUnder(aws, key.arn());
  }

  private static void primaryNeedsDecrypt(Session aws) {
    Kms.Key key = aws.key(REPLICA, "denying", KmsPermission.DECRYPT);
    String db = Replicas.underKeyDenyingDecrypt(aws, key);
    aws.ask("replicate what was promoted", REPLICA, replicate(db, aws.region(OTHER)), "status");
    askStatus(aws, REPLICA, db);
  }

  private static String underFirstKey(Session aws, Kms.Key key) {
    String db = aws.name("db");
    aws.given("create it under the key", PRIMARY, createUnder(db, key.arn()));
    return db;
  }

  private static void askToReplicate(Session aws, String db) {
    aws.ask("replicate the secret", PRIMARY, replicate(db, aws.region(REPLICA)), "status");
    askStatus(aws, PRIMARY, db);
  }

  private static void primaryUnderDisabledKey(Session aws) {
    Kms.Key key = aws.key(PRIMARY, "first-key");
    String db = underFirstKey(aws, key);
    aws.kms().disable(key);
    askToReplicate(aws, db);
  }

  private static void primaryUnderKeyPendingDeletion(Session aws) {
    Kms.Key key = aws.key(PRIMARY, "first-key");
    String db = underFirstKey(aws, key);
    aws.kms().scheduleDeletion(key);
    askToReplicate(aws, db);
  }

  private static void keyOfPrimaryIsTriedFirst(Session aws) {
    Kms.Key key = aws.key(PRIMARY, "first-key");
    String db = underFirstKey(aws, key);
    aws.kms().disable(key);
    askUnder(aws, db, "alias/aws/s3");
  }

  /** Creates a secret with a custom label on a version whose key is disabled. */
  private static String withUnreadableVersion(Session aws) {
    Kms.Key old = aws.key(PRIMARY, "old-key");
    String db = underFirstKey(aws, old);
    aws.given("put another value under a label", PRIMARY, putLabelled(db, "two", CUSTOM_LABEL));
    aws.given("give it a new key", PRIMARY, changeKey(db, aws.key(PRIMARY, "new-key").arn()));
    aws.kms().disable(old);
    return db;
  }

  private static void oldVersionUnderDisabledKey(Session aws) {
    String db = withUnreadableVersion(aws);
    askToReplicate(aws, db);
    aws.ask("read the replica", REPLICA, get(db), "SecretString");
  }

  private static void recreatedVersionMendsReplica(Session aws) {
    String db = withUnreadableVersion(aws);
    aws.given("replicate the secret", PRIMARY, replicate(db, aws.region(REPLICA)));
    aws.awaitReplication(PRIMARY, db);
    aws.given("put the labelled value again", PRIMARY, putLabelled(db, "two", CUSTOM_LABEL));
    aws.given("replicate it again", PRIMARY, replicate(db, aws.region(REPLICA)));
    askStatus(aws, PRIMARY, db);
  }

  /** Creates a secret with a replica that failed when it was replicated again. */
  private static String failed(Session aws, Kms.Key key) {
    String db = Replicas.secret(aws);
    aws.given(
        "replicate it under the key", PRIMARY, replicateUnder(db, aws.region(REPLICA), key.arn()));
    aws.awaitReplication(PRIMARY, db);
    aws.awaitFound(REPLICA, db);
    aws.kms().disable(key);
    aws.given("replicate it again", PRIMARY, replicateUnder(db, aws.region(REPLICA), key.arn()));
    aws.awaitReplication(PRIMARY, db);
    aws.ask("describe it once it has failed", PRIMARY, describe(db), STATUS);
    aws.kms().enable(key);
    return db;
  }

  private static void failingAgainKeepsReplica(Session aws) {
    String db = failed(aws, aws.key(REPLICA, "second-key"));
    aws.ask("read the replica", REPLICA, get(db), "SecretString");
  }

  private static void changeMendsFailedReplica(Session aws) {
    String db = failed(aws, aws.key(REPLICA, "second-key"));
    Replicas.putAndAwait(aws, db);
    askStatus(aws, PRIMARY, db);
    aws.ask("read the replica", REPLICA, get(db), "SecretString");
  }

  private static void emptySecretUnderMissingKey(Session aws) {
    String db = aws.name("db");
    aws.given("create it without a value", PRIMARY, client -> client.createSecret(r -> r.name(db)));
    askUnder(aws, db, kmsArn(aws, REPLICA, "key/" + Replicas.missingKey(aws)));
  }
}
