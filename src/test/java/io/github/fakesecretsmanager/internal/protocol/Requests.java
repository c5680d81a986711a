package io.github.fakesecretsmanager.internal.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A good request body for each operation, and what chance can make of it. */
final class Requests {

  static final String TOKEN = "0123456789abcdef0123456789abcdef";
  static final String LAMBDA = "arn:aws:lambda:us-east-1:123456789012:function:rotate-db";

  private static final String ID = "\"SecretId\":\"db\"";
  private static final String CLIENT_TOKEN =
      "\"ClientRequestToken\":\"fedcba9876543210fedcba9876543210\"";
  private static final String POLICY =
      "\"{\\\"Statement\\\":{\\\"Effect\\\":\\\"Allow\\\",\\\"Principal\\\":{\\\"AWS\\\":\\\"123456789012\\\"},"
          + "\\\"Action\\\":\\\"secretsmanager:*\\\",\\\"Resource\\\":\\\"*\\\"}}\"";
  private static final String FILTERS =
      "\"Filters\":[{\"Key\":\"name\",\"Values\":[\"d\",\"!x\"]},"
          + "{\"Key\":\"all\",\"Values\":[\"my Data\"]}]";

  static final Map<String, String> GOOD = new TreeMap<>();

  static {
    GOOD.put("BatchGetSecretValue", "{\"SecretIdList\":[\"db\",\"nix\"],\"NextToken\":\"abc\"}");
    GOOD.put("CancelRotateSecret", "{" + ID + "}");
    GOOD.put(
        "CreateSecret",
        "{\"Name\":\"new\","
            + CLIENT_TOKEN
            + ",\"Description\":\"gr\\u00fc\\u00df \\ud83d\\udd11\",\"KmsKeyId\":\"alias/aws/secretsmanager\","
            + "\"SecretBinary\":\"Zm9vdGVzdA==\",\"Tags\":[{\"Key\":\"a\",\"Value\":\"b\"}],"
            + "\"AddReplicaRegions\":[{\"Region\":\"eu-west-3\",\"KmsKeyId\":\"\"}],"
            + "\"ForceOverwriteReplicaSecret\":true}");
    GOOD.put("DeleteResourcePolicy", "{" + ID + "}");
    GOOD.put("DeleteSecret", "{\"SecretId\":\"other\",\"RecoveryWindowInDays\":7}");
    GOOD.put("DescribeSecret", "{" + ID + "}");
    GOOD.put(
        "GetRandomPassword",
        "{\"PasswordLength\":20,\"ExcludeCharacters\":\"abc\",\"ExcludeNumbers\":false,"
            + "\"ExcludePunctuation\":true,\"ExcludeUppercase\":false,\"ExcludeLowercase\":false,"
            + "\"IncludeSpace\":true,\"RequireEachIncludedType\":true}");
    GOOD.put("GetResourcePolicy", "{" + ID + "}");
    GOOD.put(
        "GetSecretValue",
        "{" + ID + ",\"VersionId\":\"" + TOKEN + "\",\"VersionStage\":\"AWSCURRENT\"}");
    GOOD.put("ListSecretVersionIds", "{" + ID + ",\"MaxResults\":5,\"IncludeDeprecated\":true}");
    GOOD.put(
        "ListSecrets",
        "{\"IncludePlannedDeletion\":true,\"MaxResults\":2,"
            + FILTERS
            + ",\"SortOrder\":\"desc\",\"SortBy\":\"name\"}");
    GOOD.put(
        "PutResourcePolicy",
        "{" + ID + ",\"ResourcePolicy\":" + POLICY + ",\"BlockPublicPolicy\":true}");
    GOOD.put(
        "PutSecretValue",
        "{"
            + ID
            + ","
            + CLIENT_TOKEN
            + ",\"SecretString\":\"s3cr3t\",\"VersionStages\":[\"AWSCURRENT\",\"blue\"],"
            + "\"RotationToken\":\"0123456789abcdef0123456789abcdef0123\"}");
    GOOD.put(
        "RemoveRegionsFromReplication", "{" + ID + ",\"RemoveReplicaRegions\":[\"eu-west-3\"]}");
    GOOD.put(
        "ReplicateSecretToRegions",
        "{"
            + ID
            + ",\"AddReplicaRegions\":[{\"Region\":\"eu-west-3\"},{\"Region\":\"eu-west-1\","
            + "\"KmsKeyId\":\"alias/nix\"}],\"ForceOverwriteReplicaSecret\":false}");
    GOOD.put("RestoreSecret", "{" + ID + "}");
    GOOD.put(
        "RotateSecret",
        "{"
            + ID
            + ","
            + CLIENT_TOKEN
            + ",\"RotationLambdaARN\":\""
            + LAMBDA
            + "\",\"RotationRules\":{\"ScheduleExpression\":\"cron(0 4/12 ? JAN-DEC TUE *)\","
            + "\"Duration\":\"3h\"},\"ExternalSecretRotationMetadata\":[{\"Key\":\"a\",\"Value\":\"b\"}],"
            + "\"RotateImmediately\":false}");
    GOOD.put("StopReplicationToReplica", "{" + ID + "}");
    GOOD.put("TagResource", "{" + ID + ",\"Tags\":[{\"Key\":\"a\",\"Value\":\"c\"}]}");
    GOOD.put("UntagResource", "{" + ID + ",\"TagKeys\":[\"a\",\"b\"]}");
    GOOD.put(
        "UpdateSecret",
        "{"
            + ID
            + ","
            + CLIENT_TOKEN
            + ",\"Description\":\"new\",\"KmsKeyId\":\"\",\"SecretString\":\"two\"}");
    GOOD.put(
        "UpdateSecretVersionStage",
        "{"
            + ID
            + ",\"VersionStage\":\"blue\",\"RemoveFromVersionId\":\""
            + TOKEN
            + "\",\"MoveToVersionId\":\""
            + TOKEN
            + "\"}");
    GOOD.put("ValidateResourcePolicy", "{" + ID + ",\"ResourcePolicy\":" + POLICY + "}");
  }

  private static final Pattern VALUE =
      Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|-?\\d+|true|false|null");

  private static final List<String> REPLACEMENTS =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e400",
          "99999999999999999999",
          "\"\"",
          "\"db\"",
          "\"other\"",
          "\"a b\"",
          "\"!\"",
          "\"arn:aws:secretsmanager:us-east-1:123456789012:secret:db\"",
          "\"arn:\"",
          "\"" + TOKEN + "\"",
          "\"AWSPENDING\"",
          "\"us-east-1\"",
          "\"cn-north-1\"",
          "\"description\"",
          "\"created-date\"",
          "\"rate(5 days)\"",
          "\"cron(0 * * * ? *)\"",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"\\x\"",
          "\"" + "x".repeat(2100) + "\"",
          "[]",
          "[null]",
          "[[]]",
          "{}",
          "[".repeat(1200),
          "{\"Key\":{}}",
          "NaN",
          "");

  private Requests() {}

  /** Makes up to three changes, most of them such that the body stays JSON. */
  static byte[] mutated(String good, Random random) {
    String text = good;
    for (int i = random.nextInt(3); i > 0; i--) {
      text = random.nextInt(8) > 0 ? withAnotherValue(text, random) : withoutPart(text, random);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return random.nextInt(4) == 0 ? withOtherBytes(bytes, random) : bytes;
  }

  private static String withAnotherValue(String text, Random random) {
    List<MatchResult> values = VALUE.matcher(text).results().toList();
    if (values.isEmpty()) {
      return text;
    }
    MatchResult value = values.get(random.nextInt(values.size()));
    return text.substring(0, value.start())
        + REPLACEMENTS.get(random.nextInt(REPLACEMENTS.size()))
        + text.substring(value.end());
  }

  private static String withoutPart(String text, Random random) {
    int start = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), start + random.nextInt(40));
    String rest = text.substring(0, start) + text.substring(end);
    return random.nextInt(4) == 0 ? rest + text.substring(start, end) : rest;
  }

  private static byte[] withOtherBytes(byte[] bytes, Random random) {
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    int at = random.nextInt(bytes.length + 1);
    changed.write(bytes, 0, at);
    for (int i = random.nextInt(4); i > 0; i--) {
      changed.write(random.nextInt(256));
    }
    int from = Math.min(bytes.length, at + random.nextInt(3));
    changed.write(bytes, from, bytes.length - from);
    return changed.toByteArray();
  }
}
