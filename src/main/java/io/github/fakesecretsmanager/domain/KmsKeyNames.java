package io.github.fakesecretsmanager.domain;

/** The comparison of names of KMS keys, which may be ids and ARNs of the same key. */
final class KmsKeyNames {

  private KmsKeyNames() {}

  /** Returns whether two names are the same, or one is the id at the end of the other, an ARN. */
  static boolean same(String name, String other) {
    return name.equals(other) || name.endsWith(":key/" + other) || other.endsWith(":key/" + name);
  }
}
