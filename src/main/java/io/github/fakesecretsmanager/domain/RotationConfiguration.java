package io.github.fakesecretsmanager.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a secret rotates, and when it did and will; it stays when rotation is turned off.
 *
 * <p>Immutable and thread-safe.
 *
 * @param isEnabled whether rotation is turned on
 * @param lambdaArn the rotation function; empty for a managed external secret
 * @param schedule when; empty when it rotates on demand only
 * @param external what a managed external secret needs; empty for every other secret
 * @param lastRotated when a rotation was completed last
 * @param nextWindow when it rotates next; empty without a schedule, and while it is turned off
 */
public record RotationConfiguration(
    boolean isEnabled,
    Optional<String> lambdaArn,
    Optional<RotationSchedule> schedule,
    Optional<External> external,
    Optional<Instant> lastRotated,
    Optional<RotationWindow> nextWindow) {

  /** Rotation that was never configured. */
  public static final RotationConfiguration NONE =
      new RotationConfiguration(
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** What Secrets Manager needs to rotate a secret that a partner holds. */
  public record External(Optional<List<Item>> metadata, Optional<String> roleArn) {}

  /** A key and a value of a partner's. */
  public record Item(Optional<String> key, Optional<String> value) {}

  /** Returns whether rotation was ever turned on. */
  public boolean isConfigured() {
    return !equals(NONE);
  }

  /** Returns whether rotation was turned on, and then off. */
  public boolean isTurnedOff() {
    return isConfigured() && !isEnabled;
  }

  /** Returns the last second of the next window; empty while rotation is turned off. */
  public Optional<Instant> nextRotationDate() {
    return isEnabled ? nextWindow.map(RotationWindow::nextRotationDate) : Optional.empty();
  }

  /** Returns when a rotation was completed last; empty while rotation is turned off. */
  public Optional<Instant> lastRotatedDate() {
    return isEnabled ? lastRotated : Optional.empty();
  }

  /** Returns how often it rotates, as the caller said it; empty when on demand only. */
  public Optional<RotationRules> rules() {
    return schedule.map(RotationSchedule::rules);
  }

  /** Returns the days between rotations: those given, or those that the schedule comes to. */
  public Optional<Long> automaticallyAfterDays() {
    return rules()
        .flatMap(RotationRules::automaticallyAfterDays)
        .or(() -> schedule.map(this::daysToNext));
  }

  private long daysToNext(RotationSchedule given) {
    // Before the first rotation a window stands in for it.
    Instant last =
        lastRotated.orElseGet(() -> nextWindow.orElse(given.next(Instant.EPOCH)).start());
    Duration pause = Duration.between(last, given.next(last).start());
    // A day that has begun counts.
    return Math.max(1, pause.plusDays(1).minusNanos(1).toDays());
  }

  /** Returns a copy that is turned off. */
  public RotationConfiguration turnedOff() {
    return new RotationConfiguration(
        false, lambdaArn, schedule, external, lastRotated, Optional.empty());
  }

  /** Returns a copy of which a rotation was completed at a time. */
  public RotationConfiguration rotatedAt(Instant time) {
    return new RotationConfiguration(
        isEnabled, lambdaArn, schedule, external, Optional.of(time), nextWindow);
  }

  /** Returns a copy whose next window is the first that the schedule has after a time. */
  public RotationConfiguration nextAfter(Instant time) {
    return new RotationConfiguration(
        isEnabled,
        lambdaArn,
        schedule,
        external,
        lastRotated,
        schedule.filter(ignored -> isEnabled).map(given -> given.next(time)));
  }
}
