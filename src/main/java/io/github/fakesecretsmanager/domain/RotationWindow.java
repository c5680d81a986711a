package io.github.fakesecretsmanager.domain;

import java.time.Instant;

/**
 * Describes when Secrets Manager may rotate a secret next; the fake rotates at the start.
 *
 * @param start on the hour
 * @param end just past the window
 */
public record RotationWindow(Instant start, Instant end) {

  /** Returns the last second of the window, which AWS shows as the next rotation date. */
  public Instant nextRotationDate() {
    return end.minusSeconds(1);
  }
}
