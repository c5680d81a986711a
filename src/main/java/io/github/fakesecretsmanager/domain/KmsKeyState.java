package io.github.fakesecretsmanager.domain;

/**
 * The state of a KMS key, which decides whether it can be used at all.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html">Key states of
 *     KMS keys</a>
 */
public enum KmsKeyState {
  /** The key can be used. */
  ENABLED("enabled"),
  /** The key can't be used until it is enabled. */
  DISABLED("disabled"),
  /**
   * The key can't be used, and is gone at the end of the waiting period unless the deletion is
   * cancelled.
   */
  PENDING_DELETION("pending deletion"),
  /**
   * The key can't be used: it is a multi-Region primary key whose deletion is scheduled. It becomes
   * {@link #PENDING_DELETION} when its last replica key is gone, unless the deletion is cancelled.
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
