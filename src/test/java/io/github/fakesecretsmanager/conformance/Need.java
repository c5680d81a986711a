package io.github.fakesecretsmanager.conformance;

/** A requirement of a scenario on its target, beyond two Regions of Secrets Manager. */
public enum Need {
  /** A third Region. */
  OTHER_REGION("a third Region"),
  /** Keys of AWS KMS that the scenario may create, disable and delete. */
  KMS_KEYS("KMS keys"),
  /** Replicas that come and go so long after the answer that steps fit in between. */
  SLOW_REPLICATION("replication that takes a while"),
  /** A caller whom a resource policy can deny a call. */
  CALLER_WHO_CAN_BE_DENIED("a caller whom a resource policy can deny a call");

  private final String words;

  Need(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
