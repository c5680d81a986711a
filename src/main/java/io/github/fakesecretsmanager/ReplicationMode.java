package io.github.fakesecretsmanager;

import java.time.Duration;
import java.util.Optional;

/**
 * The time at which replication finishes. Until then, a replica is {@code InProgress}.
 *
 * <pre>{@code
 * ReplicationMode mode = ReplicationMode.after(Duration.ofSeconds(5));
 * FakeSecretsManager fake = FakeSecretsManager.builder().replication(mode).build();
 * }</pre>
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
   * {@return the mode that finishes at once} The call answers {@code InProgress}, as at AWS, and
   * the next call sees the outcome.
   */
  public static ReplicationMode immediate() {
    return IMMEDIATE;
  }

  /**
   * Returns the mode that finishes when the fake's clock has advanced by a duration since the
   * change.
   *
   * @param duration how long, from zero to 36,500 days
   * @return the mode
   * @throws IllegalArgumentException if the duration is negative or longer than that
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
          duration <%s> of replication is longer than <%s>: use manual(), which waits until the \
          test settles it"""
              .formatted(duration, MAX_DELAY));
    }
    return new ReplicationMode(Optional.of(duration));
  }

  /** {@return the mode that finishes only when the test calls {@link FakeReplication#settle()}} */
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
