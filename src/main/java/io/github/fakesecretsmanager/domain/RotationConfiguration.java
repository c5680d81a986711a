package io.github.fakesecretsmanager.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds how a secret rotates, and when it did and will; it stays when rotation is turned off.
 *
 * <p>Immutable and thread-safe.
 *
 * @param isEnabled whether rotation is turned on
 * @param lambdaArn the rotation function; empty for a managed external secret
 * @param rules how often; empty when it rotates on demand only
 * @param external what a managed external secret needs; empty for any other
 * @param lastRotated when a rotation was completed last
 * @param nextWindow when it rotates next; empty without rules
 */
public record RotationConfiguration(
    boolean isEnabled,
    Optional<String> lambdaArn,
    Optional<RotationRules> rules,
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

  /** Holds what Secrets Manager needs to rotate a secret that a partner holds. */
  public record External(Optional<List<Item>> metadata, Optional<String> roleArn) {}

  /** A key and a value of a partner's. */
  public record Item(Optional<String> key, Optional<String> value) {}

  /** Tells whether rotation was ever turned on. */
  public boolean isConfigured() {
    return !equals(NONE);
  }

  /** Returns the last second of the next window; empty while rotation is turned off. */
  public Optional<Instant> nextRotationDate() {
    return isEnabled ? nextWindow.map(RotationWindow::nextRotationDate) : Optional.empty();
  }

  /** Returns when a rotation was completed last; empty while rotation is turned off. */
  public Optional<Instant> lastRotatedDate() {
    return isEnabled ? lastRotated : Optional.empty();
  }

  /**
   * Returns the days between rotations: those given, or those that the schedule comes to once it
   * has rotated.
   */
  public Optional<Long> automaticallyAfterDays() {
    Optional<RotationRules> scheduled = rules.filter(r -> r.scheduleExpression().isPresent());
    return scheduled.isEmpty()
        ? rules.flatMap(RotationRules::automaticallyAfterDays)
        : lastRotated.map(last -> daysUntilNext(scheduled.get(), last));
  }

  private static long daysUntilNext(RotationRules rules, Instant last) {
    Duration pause = Duration.between(last, RotationSchedule.of(rules).next(last).start());
    // A day that has begun counts.
    return Math.max(1, pause.plusDays(1).minusNanos(1).toDays());
  }

  RotationConfiguration turnedOff() {
    return new RotationConfiguration(
        false, lambdaArn, rules, external, lastRotated, Optional.empty());
  }

  RotationConfiguration rotatedAt(Instant time) {
    return new RotationConfiguration(
        isEnabled, lambdaArn, rules, external, Optional.of(time), nextWindow);
  }

  /** Makes the next window the first that the rules have after a time. */
  RotationConfiguration nextAfter(Instant time) {
    return new RotationConfiguration(
        isEnabled,
        lambdaArn,
        rules,
        external,
        lastRotated,
        rules.map(given -> RotationSchedule.of(given).next(time)));
  }
}
