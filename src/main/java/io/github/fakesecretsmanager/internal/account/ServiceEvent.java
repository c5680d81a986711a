package io.github.fakesecretsmanager.internal.account;

/**
 * The events of what Secrets Manager does by itself, without a call or as a consequence of one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/cloudtrail_log_entries.html">Log
 *     entries</a>
 */
public enum ServiceEvent {
  REPLICATION_STARTED("ReplicationStarted"),
  REPLICATION_SUCCEEDED("ReplicationSucceeded"),
  REPLICATION_FAILED("ReplicationFailed"),

  ROTATION_STARTED("RotationStarted"),
  ROTATION_SUCCEEDED("RotationSucceeded"),
  ROTATION_FAILED("RotationFailed"),
  ROTATION_ABANDONED("RotationAbandoned"),

  TEST_ROTATION_STARTED("TestRotationStarted"),
  TEST_ROTATION_SUCCEEDED("TestRotationSucceeded"),
  TEST_ROTATION_FAILED("TestRotationFailed"),

  START_SECRET_VERSION_DELETE("StartSecretVersionDelete"),
  CANCEL_SECRET_VERSION_DELETE("CancelSecretVersionDelete"),
  END_SECRET_VERSION_DELETE("EndSecretVersionDelete");

  private final String eventName;

  ServiceEvent(String eventName) {
    this.eventName = eventName;
  }

  /** Returns whether a rotation, or a test of its function, has failed. */
  boolean isFailedRotation() {
    return this == ROTATION_FAILED || this == TEST_ROTATION_FAILED;
  }

  /** Returns the name as AWS writes it, for example {@code RotationSucceeded}. */
  public String eventName() {
    return eventName;
  }
}
