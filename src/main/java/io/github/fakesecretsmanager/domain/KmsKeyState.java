package io.github.fakesecretsmanager.domain;

/**
 * The state of a KMS key, which decides whether it can be used at all.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html">Key states of
 *     KMS keys</a>
 */
public enum KmsKeyState {
  /** Usable. */
  ENABLED("enabled"),
  /** Unusable until it is enabled. */
  DISABLED("disabled"),
  /** Unusable, and gone at the end of the waiting period unless the deletion is cancelled. */
  PENDING_DELETION("pending deletion"),
  /**
   * Unusable, the state of a multi-Region primary key whose deletion is scheduled. It becomes
   * {@link #PENDING_DELETION} when the last replica key is gone, unless the deletion is cancelled.
   */
  PENDING_REPLICA_DELETION("pending replica deletion");

  private final String words;

  KmsKeyState(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
