package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.deleteNow;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.promote;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.put;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.remove;

import io.github.fakesecretsmanager.conformance.Kms;
import io.github.fakesecretsmanager.conformance.Place;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicaRegionType;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceResponse;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretResponse;

/** The steps that scenarios of replication share. */
final class Replicas {

  /** The staging label that scenarios use besides AWS's own. */
  static final String CUSTOM_LABEL = "blue";

  private Replicas() {}

  /** Creates a secret in the primary Region, and returns its name. */
  static String secret(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    return db;
  }

  /** Creates a secret with a replica, and returns its name. */
  static String replicated(Session aws) {
    String db = secret(aws);
    replicate(aws, db);
    return db;
  }

  /** Replicates a secret, and waits until the replica is there. */
  static void replicate(Session aws, String secretId) {
    aws.given("replicate the secret", PRIMARY, Requests.replicate(secretId, aws.region(REPLICA)));
    aws.awaitReplication(PRIMARY, secretId);
    aws.awaitFound(REPLICA, secretId);
  }

  /** Takes the tag {@code team} off a secret. */
  static void untag(Session aws, String secretId) {
    aws.given(
        "remove the tag",
        PRIMARY,
        client -> client.untagResource(r -> r.secretId(secretId).tagKeys("team")));
  }

  /** Creates a secret whose replica outlives it, and returns its name. */
  static String stranded(Session aws) {
    String db = replicated(aws);
    aws.given("remove the replica", PRIMARY, remove(db, aws.region(REPLICA)));
    aws.given("delete the primary", PRIMARY, deleteNow(db));
    aws.awaitGone(PRIMARY, db);
    return db;
  }

  /**
   * Creates a secret in the replica Region whose key denies Decrypt, and returns its name. Only a
   * replica can have such a key: for other secrets, Secrets Manager tries to decrypt with it.
   */
  static String underKeyDenyingDecrypt(Session aws, Kms.Key key) {
    String db = secret(aws);
    aws.given(
        "replicate it under the key", PRIMARY, replicateUnder(db, aws.region(REPLICA), key.arn()));
    aws.awaitReplication(PRIMARY, db);
    aws.given("promote the replica", REPLICA, promote(db));
    awaitPromoted(aws, db);
    return db;
  }

  /** Waits until what was a replica shows no primary. */
  static void awaitPromoted(Session aws, String secretId) {
    awaitThat(
        aws,
        REPLICA,
        client -> client.describeSecret(r -> r.secretId(secretId)).primaryRegion() == null);
  }

  /** Returns the ARN of a key, or of an alias, of the caller's account. */
  static String kmsArn(Session aws, Place place, String resource) {
    return arn(aws, "kms:" + aws.region(place), resource);
  }

  private static String arn(Session aws, String serviceAndRegion, String resource) {
    String partition = Region.of(aws.region(PRIMARY)).metadata().partition().id();
    return "arn:%s:%s:%s:%s".formatted(partition, serviceAndRegion, aws.accountId(), resource);
  }

  /** Describes a primary once no replica is in progress, and records the answer. */
  static void askRow(Session aws, String secretId) {
    aws.awaitReplication(PRIMARY, secretId);
    aws.ask("describe the primary", PRIMARY, describe(secretId), "ReplicationStatus");
  }

  /** Waits until a condition holds. It does not hold while a secret is not found. */
  static void awaitThat(Session aws, Place place, Predicate<SecretsManagerClient> condition) {
    aws.await(
        place,
        client -> {
          try {
            return condition.test(client);
          } catch (ResourceNotFoundException e) {
            return false;
          }
        },
        holds -> holds);
  }

  /** Gives a primary a new value, and waits until the replica has it. */
  static void putAndAwait(Session aws, String secretId) {
    String version = aws.given("put a new value", PRIMARY, put(secretId, "two")).versionId();
    awaitThat(
        aws,
        REPLICA,
        client ->
            client
                .describeSecret(r -> r.secretId(secretId))
                .versionIdsToStages()
                .containsKey(version));
    aws.awaitReplication(PRIMARY, secretId);
  }

  /** Returns a well-formed id of a key that no account has. */
  static String missingKey(Session aws) {
    return aws.token("missing-key");
  }

  static Function<SecretsManagerClient, CreateSecretResponse> createUnder(
      String name, String kmsKeyId) {
    return client -> client.createSecret(r -> r.name(name).secretString("one").kmsKeyId(kmsKeyId));
  }

  static Function<SecretsManagerClient, UpdateSecretResponse> changeKey(
      String secretId, String kmsKeyId) {
    return client -> client.updateSecret(r -> r.secretId(secretId).kmsKeyId(kmsKeyId));
  }

  static Function<SecretsManagerClient, ReplicateSecretToRegionsResponse> replicateUnder(
      String secretId, String region, String kmsKeyId) {
    return client ->
        client.replicateSecretToRegions(
            r -> r.secretId(secretId).addReplicaRegions(replica(region, kmsKeyId)));
  }

  static ReplicaRegionType replica(String region, String kmsKeyId) {
    return ReplicaRegionType.builder().region(region).kmsKeyId(kmsKeyId).build();
  }

  static Function<SecretsManagerClient, PutSecretValueResponse> putLabelled(
      String secretId, String value, String... labels) {
    return client ->
        client.putSecretValue(r -> r.secretId(secretId).secretString(value).versionStages(labels));
  }

  static Function<SecretsManagerClient, ListSecretVersionIdsResponse> versions(String secretId) {
    return client -> client.listSecretVersionIds(r -> r.secretId(secretId).includeDeprecated(true));
  }

  static Function<SecretsManagerClient, TagResourceResponse> tag(
      String secretId, String key, String value) {
    return client ->
        client.tagResource(
            r -> r.secretId(secretId).tags(Tag.builder().key(key).value(value).build()));
  }

  static Function<SecretsManagerClient, GetResourcePolicyResponse> policy(String secretId) {
    return client -> client.getResourcePolicy(r -> r.secretId(secretId));
  }

  /** Puts a policy that has no effect: it allows the account what it allows its callers anyway. */
  static Function<SecretsManagerClient, PutResourcePolicyResponse> putPolicy(
      Session aws, String secretId) {
    String policy =
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "%s"},
        "Action": "secretsmanager:GetSecretValue", "Resource": "*"}]}"""
            .formatted(arn(aws, "iam:", "root"));
    return client -> client.putResourcePolicy(r -> r.secretId(secretId).resourcePolicy(policy));
  }
}
