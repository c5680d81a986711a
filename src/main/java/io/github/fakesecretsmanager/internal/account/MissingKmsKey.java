package io.github.fakesecretsmanager.internal.account;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that no KMS key of a Region has, and AWS's sentence about it.
 *
 * @param region the Region that was searched
 * @param arnPrefix the common start of the ARNs of the account's keys in the Region
 */
record MissingKmsKey(String name, String region, String arnPrefix) {

  private static final Pattern ARN = Pattern.compile("arn:[^:]+:kms:([^:]+):[^:]*:(.+)");

  private static final Pattern KEY_ID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|mrk-\\p{XDigit}{32}");

  private static final Pattern ALIAS = Pattern.compile("alias/[a-zA-Z0-9/_-]+");

  private static final String KEY_PREFIX = "key/";
  private static final String KEY_OF_MULTI_REGION = KEY_PREFIX + KmsKey.MULTI_REGION_PREFIX;
  private static final String ALIAS_PREFIX = "alias/";
  private static final String ALIAS_OF_AWS = "alias/aws/";
  private static final String INVALID = "Invalid keyId";

  /** Returns why the key can't be used. */
  KmsRefusal refusal() {
    Matcher arn = ARN.matcher(name);
    if (!arn.matches()) {
      return name.startsWith(ALIAS_PREFIX) ? missingAlias(name) : missingKey(name);
    }
    if (!arn.group(1).equals(region)) {
      return notFound("Invalid arn " + arn.group(1));
    }
    String resource = arn.group(2);
    return resource.startsWith(KEY_PREFIX)
        ? missingKey(resource.substring(KEY_PREFIX.length()))
        : missingAlias(resource);
  }

  private KmsRefusal missingKey(String id) {
    return KEY_ID.matcher(id).matches()
        ? notFound("Key '%s' does not exist".formatted(arn(KEY_PREFIX + id)))
        : notFound(INVALID);
  }

  private KmsRefusal missingAlias(String alias) {
    if (alias.startsWith(ALIAS_OF_AWS)) {
      return KmsRefusal.denial(
          "the KMS key %s in %s can't encrypt secrets: AWS manages it for another service"
              .formatted(name, region));
    }
    return ALIAS.matcher(alias).matches()
        ? notFound("Alias %s is not found.".formatted(arn(alias)))
        : notFound(INVALID);
  }

  /**
   * Returns the ARN if the caller gave one, even of another account; otherwise makes one in this
   * Region.
   */
  private String arn(String resource) {
    return name.endsWith(":" + resource) ? name : arnPrefix + resource;
  }

  private KmsRefusal notFound(String sentence) {
    String cure =
        name.startsWith(KmsKey.MULTI_REGION_PREFIX) || name.contains(KEY_OF_MULTI_REGION)
            ? "replicate the key with key.replicateTo(\"%s\"), and use its id or its ARN there"
            : "create one with region(\"%s\").createKmsKey() or createKmsKey(alias)";
    return KmsRefusal.notFound(
        sentence, "no KMS key <%s> in <%s>: %s".formatted(name, region, cure.formatted(region)));
  }
}
