package io.github.fakesecretsmanager.internal.account;

import java.util.Set;

/**
 * An AWS Region.
 *
 * @param name for example {@code eu-west-3}
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}, ...; replication never leaves
 *     it
 */
public record AwsRegion(String name, String partition) {

  /** The partition of most Regions. */
  public static final String STANDARD_PARTITION = "aws";

  /**
   * The Regions that AWS launched before it made new ones opt-in (20 March 2019). The list is
   * closed: every later Region of the partition {@code aws} must be enabled by the account.
   */
  public static final Set<String> ENABLED_BY_DEFAULT =
      Set.of(
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-northeast-3",
          "ap-south-1",
          "ap-southeast-1",
          "ap-southeast-2",
          "ca-central-1",
          "eu-central-1",
          "eu-north-1",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "sa-east-1",
          "us-east-1",
          "us-east-2",
          "us-west-1",
          "us-west-2");

  /**
   * Returns whether an AWS account must enable this Region before it can be used.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html">Enable
   *     or disable AWS Regions in your account</a>
   */
  public boolean isOptIn() {
    return partition.equals(STANDARD_PARTITION) && !ENABLED_BY_DEFAULT.contains(name);
  }
}
