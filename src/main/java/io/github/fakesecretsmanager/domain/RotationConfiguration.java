package io.github.fakesecretsmanager.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rotation of a secret: by what, when, and the dates of the last and the next one. It stays
 * when rotation is turned off.
 *
 * <p>Immutable and thread-safe.
 *
 * @param isEnabled whether rotation is turned on
 * @param lambdaArn the rotation function; empty for a managed external secret, and for a secret
 *     that another service manages
 * @param schedule when; empty when it rotates on demand only
 * @param external what a managed external secret needs; empty for every other secret
 * @param lastRotated when a rotation was completed last, or a value put by hand instead
 * @param nextWindow when it rotates next; empty without a schedule, and while it is turned off
 * @param missedWindow the first window since then in which no rotation was completed; empty when
 *     none has passed
 */
public record RotationConfiguration(
    boolean isEnabled,
    Optional<String> lambdaArn,
    Optional<RotationSchedule> schedule,
    Optional<External> external,
    Optional<Instant> lastRotated,
    Optional<RotationWindow> nextWindow,
    Optional<RotationWindow> missedWindow) {

  /** Rotation that was never configured. */
  public static final RotationConfiguration NONE =
      new RotationConfiguration(
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Returns rotation without a function of the account, every so many days. */
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

  /** What Secrets Manager needs to rotate a secret that a partner holds. */
  public record External(Optional<List<Item>> metadata, Optional<String> roleArn) {}

  /** A key and a value of a partner's. */
  public record Item(Optional<String> key, Optional<String> value) {

    /** Returns a text without key and value: a caller may have put a secret value into either. */
    @Override
    public String toString() {
      return "Item";
    }
  }

  /** Returns whether rotation was ever turned on. */
  public boolean isConfigured() {
    return !equals(NONE);
  }

  /** Returns whether rotation was turned on, and then off. */
  public boolean isTurnedOff() {
    return isConfigured() && !isEnabled;
  }

  /**
   * Returns the last second of the window that was missed, as AWS shows it until a rotation
   * succeeds, or else of the next; empty while rotation is turned off.
   */
  public Optional<Instant> nextRotationDate() {
    return isEnabled
        ? missedWindow.or(() -> nextWindow).map(RotationWindow::nextRotationDate)
        : Optional.empty();
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

  /** Returns a copy that is turned off; of one that was never turned on, the same. */
  public RotationConfiguration turnedOff() {
    return new RotationConfiguration(
        false, lambdaArn, schedule, external, lastRotated, Optional.empty(), Optional.empty());
  }

  /** Returns a copy of which a rotation was completed at a time, from which the next is counted. */
  public RotationConfiguration rotatedAt(Instant time) {
    return with(Optional.of(time), windowAfter(time), Optional.empty());
  }

  /** Returns a copy whose next window is the first that the schedule has after a time. */
  public RotationConfiguration nextAfter(Instant time) {
    return with(lastRotated, windowAfter(time), missedWindow);
  }

  /** Returns a copy whose next window has come at a time; until it has rotated it is missed. */
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
