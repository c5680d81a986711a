package io.github.fakesecretsmanager.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rotation of a secret: its function, its schedule, and its dates. It is kept when rotation is
 * turned off.
 *
 * <p>Immutable and thread-safe.
 *
 * @param isEnabled whether rotation is turned on
 * @param lambdaArn the ARN of the rotation function; empty for a managed external secret, and for a
 *     secret that another service manages
 * @param schedule the schedule; empty if the secret rotates on demand only
 * @param external the settings of a managed external secret; empty for every other secret
 * @param lastRotated when a rotation was last completed, or a value was put by hand instead; empty
 *     if neither has happened
 * @param nextWindow when it rotates next; empty without a schedule, and while rotation is turned
 *     off
 * @param missedWindow the first window since then in which no rotation was completed; empty if none
 *     has passed
 */
public record RotationConfiguration(
    boolean isEnabled,
    Optional<String> lambdaArn,
    Optional<RotationSchedule> schedule,
    Optional<External> external,
    Optional<Instant> lastRotated,
    Optional<RotationWindow> nextWindow,
    Optional<RotationWindow> missedWindow) {

  /** The rotation of a secret for which it was never configured. */
  public static final RotationConfiguration NONE =
      new RotationConfiguration(
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * Returns rotation without a function of the account, on a schedule of days.
   *
   * @param days the days between rotations
   * @return rotation that is turned on, without a date so far
   */
  public static RotationConfiguration everyDays(long days) {
    RotationRules rules = new RotationRules(Optional.of(days), Optional.empty(), Optional.empty());
    return new RotationConfiguration(
        true,
        Optional.empty(),
        Optional.of(RotationSchedule.of(rules)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The settings that Secrets Manager needs to rotate a secret that a partner holds. Immutable.
   *
   * @param metadata the partner's settings, in the caller's order; empty if the caller gave none
   * @param roleArn the ARN of the role that Secrets Manager assumes; empty if the caller gave none
   */
  public record External(Optional<List<Item>> metadata, Optional<String> roleArn) {}

  /**
   * A setting of a partner. Immutable.
   *
   * @param key the name of the setting; empty if the caller gave none
   * @param value the value; empty if the caller gave none
   */
  public record Item(Optional<String> key, Optional<String> value) {

    /** {@return a text without key and value} A caller may have put a secret value into either. */
    @Override
    public String toString() {
      return "Item";
    }
  }

  /** {@return whether rotation was ever turned on} */
  public boolean isConfigured() {
    return !equals(NONE);
  }

  /** {@return whether rotation was turned on, and then off} */
  public boolean isTurnedOff() {
    return isConfigured() && !isEnabled;
  }

  /**
   * Returns the date that AWS shows as the next rotation.
   *
   * @return the last second of the window that was missed, until a rotation succeeds, or else of
   *     the next window; empty while rotation is turned off
   */
  public Optional<Instant> nextRotationDate() {
    return isEnabled
        ? missedWindow.or(() -> nextWindow).map(RotationWindow::nextRotationDate)
        : Optional.empty();
  }

  /**
   * {@return when a rotation was last completed, or a value was put by hand instead; empty while
   * rotation is turned off}
   */
  public Optional<Instant> lastRotatedDate() {
    return isEnabled ? lastRotated : Optional.empty();
  }

  /** {@return the schedule as the caller gave it; empty if the secret rotates on demand only} */
  public Optional<RotationRules> rules() {
    return schedule.map(RotationSchedule::rules);
  }

  /**
   * {@return the days between rotations, as given or computed from the schedule; empty without one}
   */
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

  /** {@return a copy that is turned off} */
  public RotationConfiguration turnedOff() {
    return new RotationConfiguration(
        false, lambdaArn, schedule, external, lastRotated, Optional.empty(), Optional.empty());
  }

  /**
   * Returns a copy after a completed rotation, from which the next is counted.
   *
   * @param time when the rotation was completed
   * @return the copy
   */
  public RotationConfiguration rotatedAt(Instant time) {
    return with(Optional.of(time), windowAfter(time), Optional.empty());
  }

  /**
   * Returns a copy whose next window is the first that the schedule has after a time.
   *
   * @param time the time
   * @return the copy
   */
  public RotationConfiguration nextAfter(Instant time) {
    return with(lastRotated, windowAfter(time), missedWindow);
  }

  /**
   * Returns a copy whose next window has come. Until a rotation is completed, that window is
   * missed.
   *
   * @param time the start of the window
   * @return the copy
   */
  public RotationConfiguration dueAt(Instant time) {
    return with(lastRotated, windowAfter(time), missedWindow.or(() -> nextWindow));
  }

  private Optional<RotationWindow> windowAfter(Instant time) {
    return schedule.filter(ignored -> isEnabled).map(given -> given.next(time));
  }

  private RotationConfiguration with(
      Optional<Instant> rotated, Optional<RotationWindow> next, Optional<RotationWindow> missed) {
    return new RotationConfiguration(
        isEnabled, lambdaArn, schedule, external, rotated, next, missed);
  }
}
