package io.github.fakesecretsmanager.internal.transport;

/** What the version of the AWS SDK on the class path has. */
final class SdkVersion {

  /**
   * Whether the SDK is of version 2.26 or later. Since then it has retry strategies, and the client
   * of Secrets Manager signs by auth schemes.
   */
  static final boolean IS_2_26_OR_LATER =
      has("software.amazon.awssdk.awscore.retry.AwsRetryStrategy");

  private SdkVersion() {}

  private static boolean has(String className) {
    try {
      Class.forName(className);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
