package io.github.fakesecretsmanager;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of a fake, which a test can move. Recovery windows, replication, rotation and dates
 * follow it.
 *
 * <pre>{@code
 * FakeClock clock = FakeClock.frozenAt(Instant.parse("2026-01-01T00:00:00Z"));
 * FakeSecretsManager fake = FakeSecretsManager.builder().clock(clock).build();
 * clock.advance(Duration.ofDays(7));
 * }</pre>
 *
 * <p>Moving the clock fires no event by itself. Events that have become due fire before the next
 * use of the fake. The clock shows times of the years 1970 to 9999. Thread-safe.
 *
 * <p>For code that takes a {@link java.time.Clock}, use {@code clock.withZone(ZoneOffset.UTC)}. It
 * follows this clock whenever the test moves it.
 */
public final class FakeClock implements InstantSource {

  /** {@code 9999-12-31T23:59:59.999Z}; parsing it would load 200 classes into each JVM. */
  private static final Instant MAX_TIME = Instant.ofEpochMilli(253_402_300_799_999L);

  private final InstantSource base;
  private final AtomicReference<Duration> offset;

  private FakeClock(InstantSource base, Duration offset) {
    this.base = base;
    this.offset = new AtomicReference<>(offset);
  }

  /** {@return a new clock that shows the system's time} Once moved, it runs on from there. */
  public static FakeClock running() {
    return new FakeClock(InstantSource.system(), Duration.ZERO);
  }

  /**
   * Returns a clock that stays at a time until it is moved.
   *
   * @param time a time of the years 1970 to 9999
   * @return a new clock
   * @throws IllegalArgumentException if the time is before 1970 or after 9999
   */
  public static FakeClock frozenAt(Instant time) {
    return new FakeClock(InstantSource.fixed(requireTime(time)), Duration.ZERO);
  }

  /** {@return the time of this clock} */
  public Instant now() {
    return base.instant().plus(offset.get());
  }

  /** {@return the time of this clock, as {@link #now()} does} */
  @Override
  public Instant instant() {
    return now();
  }

  /**
   * Moves the clock forward.
   *
   * @param duration how far, zero or more
   * @throws IllegalArgumentException if the duration is negative, or leads past the year 9999
   */
  public void advance(Duration duration) {
    Arguments.requireGiven("duration", duration, "use one such as Duration.ofDays(7)");
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          "can't advance the clock by the negative <%s>: use setTo(Instant) to move it back"
              .formatted(duration));
    }
    offset.updateAndGet(old -> advanced(old, duration));
  }

  private Duration advanced(Duration old, Duration duration) {
    try {
      Duration sum = old.plus(duration);
      if (!base.instant().plus(sum).isAfter(MAX_TIME)) {
        return sum;
      }
    } catch (ArithmeticException | DateTimeException e) {
      // Beyond the times that Java can represent.
    }
    throw new IllegalArgumentException(
        "can't advance the clock by <%s>, which leads past %s: use less"
            .formatted(duration, MAX_TIME));
  }

  /**
   * Sets the clock, forwards or backwards.
   *
   * <p>Events that have already fired are not undone. Pending events still fire at their scheduled
   * time.
   *
   * @param time a time of the years 1970 to 9999
   * @throws IllegalArgumentException if the time is before 1970 or after 9999
   */
  public void setTo(Instant time) {
    offset.set(Duration.between(base.instant(), requireTime(time)));
  }

  private static Instant requireTime(Instant time) {
    Arguments.requireGiven("time", time, "use one such as Instant.parse(\"2026-01-01T00:00:00Z\")");
    if (time.isBefore(Instant.EPOCH) || time.isAfter(MAX_TIME)) {
      throw new IllegalArgumentException(
          "invalid time <%s>: use %s to %s".formatted(time, Instant.EPOCH, MAX_TIME));
    }
    return time;
  }

  /** {@return a new clock that shows the same time and runs alike, but is moved independently} */
  public FakeClock copy() {
    return new FakeClock(base, offset.get());
  }

  @Override
  public String toString() {
    return "FakeClock[" + now() + "]";
  }
}
