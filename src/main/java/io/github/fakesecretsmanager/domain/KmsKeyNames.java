package io.github.fakesecretsmanager.domain;

/** The comparison of names of KMS keys, which may be the id and the ARN of the same key. */
final class KmsKeyNames {

  private KmsKeyNames() {}

  /** Returns whether two names are equal, or one is an ARN that ends in the other, an id. */
  static boolean same(String name, String other) {
    return name.equals(other) || name.endsWith(":key/" + other) || other.endsWith(":key/" + name);
  }
}
