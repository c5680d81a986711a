package io.github.fakesecretsmanager;

import java.time.Duration;
import java.util.Optional;

/**
 * The time at which replication finishes; until then a replica is {@code InProgress}.
 *
 * <p>Immutable and thread-safe.
 */
public final class ReplicationMode {

  private static final Duration MAX_DELAY = Duration.ofDays(36_500);

  private static final ReplicationMode IMMEDIATE = new ReplicationMode(Optional.of(Duration.ZERO));
  private static final ReplicationMode MANUAL = new ReplicationMode(Optional.empty());

  private final Optional<Duration> delay;

  private ReplicationMode(Optional<Duration> delay) {
    this.delay = delay;
  }

  /**
   * Returns the mode that finishes at once: the call answers {@code InProgress}, as at AWS, and the
   * next call sees the outcome.
   */
  public static ReplicationMode immediate() {
    return IMMEDIATE;
  }

  /**
   * Returns the mode that finishes when the fake's clock has advanced by a duration since the
   * change.
   *
   * @throws IllegalArgumentException when the duration is negative, or longer than a hundred years
   */
  public static ReplicationMode after(Duration duration) {
    Arguments.requireGiven("duration", duration, "use one such as Duration.ofSeconds(5)");
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          "negative duration <%s> of replication: use zero or more".formatted(duration));
    }
    if (duration.compareTo(MAX_DELAY) > 0) {
      throw new IllegalArgumentException(
          """
          duration <%s> of replication longer than <%s>: use manual(), with which it lasts until \
          the test settles it"""
              .formatted(duration, MAX_DELAY));
    }
    return new ReplicationMode(Optional.of(duration));
  }

  /** Returns the mode that finishes only when the test calls {@link FakeReplication#settle()}. */
  public static ReplicationMode manual() {
    return MANUAL;
  }

  Optional<Duration> delay() {
    return delay;
  }

  @Override
  public String toString() {
    return delay.map(time -> time.isZero() ? "immediate" : "after " + time).orElse("manual");
  }
}
