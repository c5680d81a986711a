package io.github.fakesecretsmanager.domain;

import java.util.Optional;

/**
 * The ARN of a secret: {@code arn:aws:secretsmanager:us-east-1:123456789012:secret:name-AbCdEf}.
 *
 * <p>A replica's ARN differs from its primary's in the Region only. Immutable.
 *
 * @param partition the partition, such as {@code aws} or {@code aws-cn}
 * @param region the Region, such as {@code us-east-1}
 * @param accountId the id of the AWS account, 12 digits
 * @param name the name of the secret
 * @param suffix the six random characters that AWS appends to the name; empty in a partial ARN
 */
public record SecretArn(
    String partition, String region, String accountId, String name, String suffix) {

  private static final int SUFFIX_LENGTH = 6;

  private static final int USUAL_LENGTH = 100;

  /**
   * Reads a full or a partial ARN.
   *
   * <p>As at AWS, a partial ARN whose name ends in a hyphen and six letters or digits is taken for
   * a full one.
   *
   * @param text the text, which may be of any form
   * @return the ARN; empty if the text is not the ARN of a secret
   * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html">
   *     Finding a secret from a partial ARN</a>
   */
  public static Optional<SecretArn> parse(String text) {
    if (!text.startsWith("arn:")) {
      return Optional.empty();
    }
    String[] parts = text.split(":", 7);
    if (parts.length < 7 || !parts[2].equals("secretsmanager") || !parts[5].equals("secret")) {
      return Optional.empty();
    }
    String resource = parts[6];
    if (resource.isEmpty()) {
      return Optional.empty();
    }
    int hyphen = resource.length() - SUFFIX_LENGTH - 1;
    boolean full = hyphen > 0 && resource.charAt(hyphen) == '-' && isSuffix(resource, hyphen + 1);
    return Optional.of(
        new SecretArn(
            parts[1],
            parts[3],
            parts[4],
            full ? resource.substring(0, hyphen) : resource,
            full ? resource.substring(hyphen + 1) : ""));
  }

  /**
   * Returns the ARN of this secret's replica in a Region.
   *
   * @param otherRegion the Region, such as {@code eu-west-3}
   * @return the ARN
   */
  public SecretArn inRegion(String otherRegion) {
    return new SecretArn(partition, otherRegion, accountId, name, suffix);
  }

  /**
   * Returns whether an ARN refers to this secret.
   *
   * @param wanted a full ARN, or a partial one without its suffix
   * @return whether it refers to this secret
   */
  public boolean isMeantBy(SecretArn wanted) {
    return wanted.suffix.isEmpty()
        ? equals(new SecretArn(wanted.partition, wanted.region, wanted.accountId, name, suffix))
        : equals(wanted);
  }

  private static boolean isSuffix(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letterOrDigit =
          (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letterOrDigit) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    // Nearly every answer has an ARN, so the builder has room for most of them from the start.
    StringBuilder arn =
        new StringBuilder(USUAL_LENGTH)
            .append("arn:")
            .append(partition)
            .append(":secretsmanager:")
            .append(region)
            .append(':')
            .append(accountId)
            .append(":secret:")
            .append(name);
    return suffix.isEmpty() ? arn.toString() : arn.append('-').append(suffix).toString();
  }
}
