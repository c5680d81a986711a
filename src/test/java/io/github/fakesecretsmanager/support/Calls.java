package io.github.fakesecretsmanager.support;

import io.github.fakesecretsmanager.internal.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The catalogue of a good call for each operation: through the SDK with the fewest members, and as
 * JSON with all members. CallsTest fails for an operation or a member that the catalogue lacks.
 *
 * <p>The calls are good for a secret {@code db} that has a version {@link #TOKEN} and rotates by
 * the function {@link #LAMBDA}.
 */
public final class Calls {

  public static final String TOKEN = "0123456789abcdef0123456789abcdef";
  public static final String OTHER_TOKEN = "fedcba9876543210fedcba9876543210";
  public static final String LAMBDA = "arn:aws:lambda:us-east-1:123456789012:function:rotate-db";

  private static final List<Call> ALL =
      Stream.of(reads(), lists(), values(), metadata(), policies(), replication(), rotation())
          .flatMap(List::stream)
          .sorted(Comparator.comparing(Call::operation))
          .toList();

  private static final Set<String> READING =
      Set.of(
          "DescribeSecret",
          "GetResourcePolicy",
          "GetSecretValue",
          "ListSecretVersionIds",
          "ValidateResourcePolicy");

  private Calls() {}

  /** A call of the SDK on a secret. */
  @FunctionalInterface
  public interface OnSecret {
    void make(SecretsManagerClient client, String secretId);
  }

  /**
   * A good call of an operation.
   *
   * @param throughSdk makes the call with the fewest members
   * @param json a request that names every member; a member that excludes another is null
   */
  public record Call(String operation, OnSecret throughSdk, String json) {

    /** Makes the call on {@code db}, or to create {@code new}. */
    public void make(SecretsManagerClient client) {
      throughSdk.make(client, "db");
    }

    /**
     * Makes the call on a secret, which can be other than {@code db} only if {@link #isOnSecret}.
     */
    public void make(SecretsManagerClient client, String secretId) {
      throughSdk.make(client, secretId);
    }

    /** Returns whether the request names one secret, by {@code SecretId}. */
    public boolean isOnSecret() {
      return ((Map<?, ?>) Json.parse(json)).containsKey("SecretId");
    }

    /** Returns whether the SDK on the class path has the operation, which an old one may lack. */
    public boolean isKnownToSdk() {
      return Stream.of(SecretsManagerClient.class.getMethods())
          .anyMatch(method -> method.getName().equalsIgnoreCase(operation));
    }
  }

  /** Returns the call of an operation. */
  public static Call of(String operation) {
    return ALL.stream()
        .filter(call -> call.operation().equals(operation))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no call of " + operation));
  }

  /** Returns the call of each operation, in the order of their names. */
  public static List<Call> all() {
    return ALL;
  }

  /** Returns the calls that the SDK on the class path can make. */
  public static List<Call> ofSdk() {
    return all().stream().filter(Call::isKnownToSdk).toList();
  }

  /** Returns the calls on one secret, except those of the operations given. */
  public static List<Call> onSecretExcept(String... operations) {
    return ALL.stream()
        .filter(Call::isOnSecret)
        .filter(call -> !List.of(operations).contains(call.operation()))
        .toList();
  }

  /** Returns the calls that change a secret, except those of the operations given. */
  public static List<Call> changingExcept(String... operations) {
    return onSecretExcept(operations).stream()
        .filter(call -> !READING.contains(call.operation()))
        .toList();
  }

  private static Call onDb(String operation, OnSecret throughSdk) {
    return new Call(operation, throughSdk, "{\"SecretId\": \"db\"}");
  }

  private static Call ofAccount(
      String operation, Consumer<SecretsManagerClient> throughSdk, String json) {
    return new Call(operation, (client, ignored) -> throughSdk.accept(client), json);
  }

  private static List<Call> reads() {
    return List.of(
        onDb("DescribeSecret", (client, id) -> client.describeSecret(r -> r.secretId(id))),
        new Call(
            "GetSecretValue",
            (client, id) -> client.getSecretValue(r -> r.secretId(id)),
            """
            {"SecretId": "db", "VersionId": "%s", "VersionStage": "AWSCURRENT"}"""
                .formatted(TOKEN)),
        new Call(
            "BatchGetSecretValue",
            (client, id) -> client.batchGetSecretValue(r -> r.secretIdList(id)),
            """
            {"SecretIdList": ["db", "nix"], "Filters": null, "MaxResults": null, "NextToken": null}"""),
        ofAccount(
            "GetRandomPassword",
            SecretsManagerClient::getRandomPassword,
            """
            {"PasswordLength": 20, "ExcludeCharacters": "abc", "ExcludeNumbers": false,
             "ExcludePunctuation": true, "ExcludeUppercase": false, "ExcludeLowercase": false,
             "IncludeSpace": true, "RequireEachIncludedType": true}"""));
  }

  private static List<Call> lists() {
    return List.of(
        ofAccount(
            "ListSecrets",
            SecretsManagerClient::listSecrets,
            """
            {"IncludePlannedDeletion": true, "MaxResults": 2, "NextToken": null,
             "Filters": [{"Key": "name", "Values": ["d", "!x"]},
                         {"Key": "all", "Values": ["my Data"]}],
             "SortOrder": "desc", "SortBy": "name"}"""),
        new Call(
            "ListSecretVersionIds",
            (client, id) -> client.listSecretVersionIds(r -> r.secretId(id)),
            """
            {"SecretId": "db", "MaxResults": 5, "NextToken": null, "IncludeDeprecated": true}"""));
  }

  private static List<Call> values() {
    return List.of(
        ofAccount(
            "CreateSecret",
            client -> client.createSecret(r -> r.name("new")),
            """
            {"Name": "new", "ClientRequestToken": "%s",
             "Description": "gr\\u00fc\\u00df \\ud83d\\udd11",
             "KmsKeyId": "alias/aws/secretsmanager", "SecretBinary": "Zm9vdGVzdA==",
             "SecretString": null,
             "Tags": [{"Key": "a", "Value": "b"}], "Type": "DatadogApiKey",
             "AddReplicaRegions": [{"Region": "eu-west-3", "KmsKeyId": ""}],
             "ForceOverwriteReplicaSecret": true}"""
                .formatted(OTHER_TOKEN)),
        new Call(
            "PutSecretValue",
            (client, id) -> client.putSecretValue(r -> r.secretId(id).secretString("x")),
            """
            {"SecretId": "db", "ClientRequestToken": "%s", "SecretString": "s3cr3t",
             "SecretBinary": null,
             "VersionStages": ["AWSCURRENT", "blue"],
             "RotationToken": "0123456789abcdef0123456789abcdef0123"}"""
                .formatted(OTHER_TOKEN)),
        new Call(
            "UpdateSecretVersionStage",
            (client, id) ->
                client.updateSecretVersionStage(
                    r -> r.secretId(id).versionStage("x").moveToVersionId(TOKEN)),
            """
            {"SecretId": "db", "VersionStage": "blue", "RemoveFromVersionId": "%s",
             "MoveToVersionId": "%s"}"""
                .formatted(TOKEN, TOKEN)));
  }

  private static List<Call> metadata() {
    return List.of(
        new Call(
            "UpdateSecret",
            (client, id) -> client.updateSecret(r -> r.secretId(id).description("x")),
            """
            {"SecretId": "db", "ClientRequestToken": "%s", "Description": "new",
             "KmsKeyId": "", "SecretString": "two", "SecretBinary": null,
             "Type": "DatadogApiKey"}"""
                .formatted(OTHER_TOKEN)),
        new Call(
            "TagResource",
            (client, id) ->
                client.tagResource(r -> r.secretId(id).tags(t -> t.key("a").value("b"))),
            """
            {"SecretId": "db", "Tags": [{"Key": "a", "Value": "c"}]}"""),
        new Call(
            "UntagResource",
            (client, id) -> client.untagResource(r -> r.secretId(id).tagKeys("a")),
            """
            {"SecretId": "db", "TagKeys": ["a", "b"]}"""),
        new Call(
            "DeleteSecret",
            (client, id) -> client.deleteSecret(r -> r.secretId(id)),
            """
            {"SecretId": "other", "RecoveryWindowInDays": 7,
             "ForceDeleteWithoutRecovery": null}"""),
        onDb("RestoreSecret", (client, id) -> client.restoreSecret(r -> r.secretId(id))));
  }

  private static List<Call> policies() {
    String policy = Policies.trust("123456789012").replaceAll("\\s+", " ").replace("\"", "\\\"");
    return List.of(
        new Call(
            "PutResourcePolicy",
            (client, id) ->
                client.putResourcePolicy(
                    r -> r.secretId(id).resourcePolicy(Policies.ACCOUNT_MAY_READ)),
            """
            {"SecretId": "db", "ResourcePolicy": "%s", "BlockPublicPolicy": true}"""
                .formatted(policy)),
        new Call(
            "ValidateResourcePolicy",
            (client, id) ->
                client.validateResourcePolicy(
                    r -> r.secretId(id).resourcePolicy(Policies.ACCOUNT_MAY_READ)),
            """
            {"SecretId": "db", "ResourcePolicy": "%s"}"""
                .formatted(policy)),
        onDb("GetResourcePolicy", (client, id) -> client.getResourcePolicy(r -> r.secretId(id))),
        onDb(
            "DeleteResourcePolicy",
            (client, id) -> client.deleteResourcePolicy(r -> r.secretId(id))));
  }

  private static List<Call> replication() {
    return List.of(
        new Call(
            "ReplicateSecretToRegions",
            (client, id) ->
                client.replicateSecretToRegions(
                    r -> r.secretId(id).addReplicaRegions(to -> to.region("us-west-2"))),
            """
            {"SecretId": "db", "ForceOverwriteReplicaSecret": false,
             "AddReplicaRegions": [{"Region": "eu-west-3"},
                                   {"Region": "eu-west-1", "KmsKeyId": "alias/nix"}]}"""),
        new Call(
            "RemoveRegionsFromReplication",
            (client, id) ->
                client.removeRegionsFromReplication(
                    r -> r.secretId(id).removeReplicaRegions("us-west-2")),
            """
            {"SecretId": "db", "RemoveReplicaRegions": ["eu-west-3"]}"""),
        onDb(
            "StopReplicationToReplica",
            (client, id) -> client.stopReplicationToReplica(r -> r.secretId(id))));
  }

  private static List<Call> rotation() {
    return List.of(
        new Call(
            "RotateSecret",
            (client, id) -> client.rotateSecret(r -> r.secretId(id)),
            """
            {"SecretId": "db", "ClientRequestToken": "%s", "RotationLambdaARN": "%s",
             "RotationRules": {"ScheduleExpression": "cron(0 4/12 ? JAN-DEC TUE *)",
                               "Duration": "3h"},
             "ExternalSecretRotationMetadata": [{"Key": "a", "Value": "b"}],
             "ExternalSecretRotationRoleArn": null, "RotateImmediately": false}"""
                .formatted(OTHER_TOKEN, LAMBDA)),
        onDb("CancelRotateSecret", (client, id) -> client.cancelRotateSecret(r -> r.secretId(id))));
  }
}
