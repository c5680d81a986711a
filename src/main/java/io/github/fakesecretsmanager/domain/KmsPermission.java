package io.github.fakesecretsmanager.domain;

/**
 * The permissions that Secrets Manager needs on a KMS key. A key can deny each of them separately.
 */
public enum KmsPermission {
  /** Needed to read a version, and in the primary's Region to replicate it. */
  DECRYPT("kms:Decrypt"),
  /** Needed in the replica's Region to replicate, and to re-encrypt under a new key. */
  ENCRYPT("kms:Encrypt"),
  /** Needed to store a version, and in the replica's Region to replicate it. */
  GENERATE_DATA_KEY("kms:GenerateDataKey");

  private final String action;

  KmsPermission(String action) {
    this.action = action;
  }

  /** {@return the IAM action, such as {@code kms:Decrypt}} */
  public String action() {
    return action;
  }
}
