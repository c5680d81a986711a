package io.github.fakesecretsmanager.internal.iam;

import io.github.fakesecretsmanager.internal.operation.Operations;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The condition keys that the fake can evaluate.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html">Actions,
 *     resources, and condition keys for AWS Secrets Manager</a>
 */
final class ConditionKeys {

  /** The keys whose values come from the caller, the secret, the KMS key or the environment. */
  private static final Set<String> KNOWN =
      lowerCase(
          "secretsmanager:KmsKeyArn",
          "secretsmanager:resource/AllowRotationLambdaArn",
          "secretsmanager:resource/Type",
          "secretsmanager:SecretId",
          "secretsmanager:SecretPrimaryRegion",
          "kms:CallerAccount",
          "kms:EncryptionContext:SecretARN",
          "kms:EncryptionContextKeys",
          "kms:GrantIsForAWSResource",
          "kms:MultiRegion",
          "kms:MultiRegionKeyType",
          "kms:ResourceAliases",
          "kms:ViaService",
          "iam:AssociatedResourceArn",
          "iam:PassedToService",
          "aws:CalledVia",
          "aws:CalledViaFirst",
          "aws:CalledViaLast",
          "aws:AssumedRoot",
          "aws:CurrentTime",
          "aws:Ec2InstanceSourcePrivateIPv4",
          "aws:Ec2InstanceSourceVpc",
          "aws:EpochTime",
          "aws:FederatedProvider",
          "aws:MultiFactorAuthAge",
          "aws:MultiFactorAuthPresent",
          "aws:PrincipalAccount",
          "aws:PrincipalArn",
          "aws:PrincipalIsAWSService",
          "aws:PrincipalOrgID",
          "aws:PrincipalOrgPaths",
          "aws:PrincipalServiceName",
          "aws:PrincipalServiceNamesList",
          "aws:PrincipalType",
          "aws:Referer",
          "aws:RequestedRegion",
          "aws:ResourceAccount",
          "aws:ResourceOrgID",
          "aws:ResourceOrgPaths",
          "aws:SecureTransport",
          "aws:SourceAccount",
          "aws:SourceArn",
          "aws:SourceIdentity",
          "aws:SourceIp",
          "aws:SourceOrgID",
          "aws:SourceOrgPaths",
          "aws:SourceVpc",
          "aws:SourceVpce",
          "aws:TokenIssueTime",
          "aws:UserAgent",
          "aws:userid",
          "aws:username",
          "aws:ViaAWSService",
          "aws:VpcSourceIp");

  /** The prefixes of keys that end in the key of a tag. */
  private static final Set<String> TAG_PREFIXES =
      lowerCase(
          "aws:PrincipalTag/",
          "aws:RequestTag/",
          "aws:ResourceTag/",
          "secretsmanager:ResourceTag/");

  /**
   * The keys whose values come from a request. They are read with the first policy, because few
   * tests have policies.
   */
  private static final class OfRequests {
    static final Set<String> KEYS = lowerCase(Operations.conditionKeys().toArray(String[]::new));
  }

  private ConditionKeys() {}

  private static Set<String> lowerCase(String... keys) {
    return Stream.of(keys)
        .map(key -> key.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns whether the fake knows the values of a key, or knows that requests to it lack the key.
   */
  static boolean isKnown(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return KNOWN.contains(lower)
        || OfRequests.KEYS.contains(lower)
        || isOfTag(lower)
        || isOfOtherService(lower);
  }

  private static boolean isOfTag(String key) {
    return TAG_PREFIXES.stream().anyMatch(prefix -> key.startsWith(prefix) && !key.equals(prefix));
  }

  /**
   * Returns whether a key is another service's. Calls to Secrets Manager, and its calls to KMS,
   * lack such keys.
   */
  private static boolean isOfOtherService(String key) {
    boolean isOfOtherContext =
        key.startsWith("kms:encryptioncontext:") && !key.endsWith(":secretversionid");
    return isOfOtherContext
        || (key.indexOf(':') > 0 && !key.matches("(aws|secretsmanager|kms|iam|lambda):.*"));
  }
}
