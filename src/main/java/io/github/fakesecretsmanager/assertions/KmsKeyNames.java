package io.github.fakesecretsmanager.assertions;

/** Compares names of KMS keys, which may be ids or ARNs of the same key. */
final class KmsKeyNames {

  private KmsKeyNames() {}

  /** Returns whether a key is meant by its own name, or by the id at the end of its ARN. */
  static boolean same(String key, String wanted) {
    return key.equals(wanted) || key.endsWith(":key/" + wanted) || wanted.endsWith(":key/" + key);
  }
}
