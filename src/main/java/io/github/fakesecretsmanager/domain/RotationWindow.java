package io.github.fakesecretsmanager.domain;

import java.time.Instant;

/**
 * The time in which Secrets Manager may rotate a secret. The fake rotates at the start. Immutable.
 *
 * @param start the start of the window, on the hour
 * @param end the end of the window, exclusive
 */
public record RotationWindow(Instant start, Instant end) {

  /** {@return the last second of the window, which AWS shows as the next rotation date} */
  public Instant nextRotationDate() {
    return end.minusSeconds(1);
  }
}
