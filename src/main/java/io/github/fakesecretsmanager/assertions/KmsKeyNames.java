package io.github.fakesecretsmanager.assertions;

/** Names of KMS keys, which may be the id or the ARN of the same key. */
final class KmsKeyNames {

  private KmsKeyNames() {}

  /** Returns whether two names are equal, or one is the id in the ARN that the other is. */
  static boolean same(String key, String wanted) {
    return key.equals(wanted) || key.endsWith(":key/" + wanted) || wanted.endsWith(":key/" + key);
  }
}
