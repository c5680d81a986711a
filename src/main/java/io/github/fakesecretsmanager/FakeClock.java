package io.github.fakesecretsmanager;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells a fake what time it is, and can be moved: recovery windows, replication and dates follow
 * it.
 *
 * <p>Nothing happens by itself when the clock moves; what has become due happens before the next
 * look at the fake. Thread-safe.
 */
public final class FakeClock implements InstantSource {

  private final InstantSource base;
  private final AtomicReference<Duration> offset;

  private FakeClock(InstantSource base, Duration offset) {
    this.base = base;
    this.offset = new AtomicReference<>(offset);
  }

  /** Returns a clock that shows the system's time until it is moved, and runs on from there. */
  public static FakeClock running() {
    return new FakeClock(InstantSource.system(), Duration.ZERO);
  }

  /**
   * Returns a clock that stands at a time until it is moved.
   *
   * @throws NullPointerException when the time is null
   */
  public static FakeClock frozenAt(Instant time) {
    Objects.requireNonNull(
        time, "time; give an instant, for example Instant.parse(\"2026-01-01T00:00:00Z\")");
    return new FakeClock(InstantSource.fixed(time), Duration.ZERO);
  }

  /** Returns the time. */
  public Instant now() {
    return base.instant().plus(offset.get());
  }

  @Override
  public Instant instant() {
    return now();
  }

  /**
   * Moves the clock forward.
   *
   * @throws IllegalArgumentException when the duration is negative, or leads past the end of time
   */
  public void advance(Duration duration) {
    Objects.requireNonNull(duration, "duration; give one, for example Duration.ofDays(7)");
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          "can't advance the clock by <"
              + duration
              + ">: it is negative; setTo(Instant) takes a clock back");
    }
    try {
      now().plus(duration);
      offset.updateAndGet(old -> old.plus(duration));
    } catch (ArithmeticException | DateTimeException e) {
      throw new IllegalArgumentException(
          "can't advance the clock by <" + duration + ">: there is no time that late; give less",
          e);
    }
  }

  /**
   * Moves the clock to a time, also an earlier one; what has happened stays.
   *
   * @throws NullPointerException when the time is null
   */
  public void setTo(Instant time) {
    Objects.requireNonNull(
        time, "time; give an instant, for example Instant.parse(\"2026-01-01T00:00:00Z\")");
    offset.set(Duration.between(base.instant(), time));
  }

  /** Returns a clock that shows the same time and goes on alike, but is moved by itself. */
  public FakeClock copy() {
    return new FakeClock(base, offset.get());
  }

  @Override
  public String toString() {
    return "FakeClock[" + now() + "]";
  }
}
