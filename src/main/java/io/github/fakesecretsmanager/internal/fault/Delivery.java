package io.github.fakesecretsmanager.internal.fault;

import java.time.Duration;

/**
 * The delivery of an answer to the client.
 *
 * @param isTruncated whether the answer breaks off in the middle of its body
 * @param delay how long the answer takes, in real time
 */
public record Delivery(boolean isTruncated, Duration delay) {

  /** The usual delivery: at once and complete. */
  public static final Delivery USUAL = new Delivery(false, Duration.ZERO);
}
