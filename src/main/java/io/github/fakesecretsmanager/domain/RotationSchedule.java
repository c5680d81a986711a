package io.github.fakesecretsmanager.domain;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rotation windows of a secret, computed from its rules, in UTC.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html">Rotation
 *     schedules</a>
 */
public final class RotationSchedule {

  static final long MIN_HOURS = 4;
  private static final long MAX_HOURS = 23;
  private static final long MAX_DAYS = 999;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (hours?|days?)\\)");
  private static final Pattern CRON = Pattern.compile("cron\\((.*)\\)");

  private final RotationRules rules;
  private final Recurrence recurrence;
  private final Optional<Duration> duration;

  /** The times at which windows start. */
  interface Recurrence {

    /** Returns the first start after a time. */
    Instant nextStart(Instant after);

    /** Returns whether windows may start several times a day. They then close after an hour. */
    boolean isHourly();

    /**
     * Accepts a window of at most a day.
     *
     * @throws IllegalArgumentException in AWS's words, if it overlaps the next window or the next
     *     day
     */
    void requireRoomFor(Duration window);
  }

  private RotationSchedule(
      RotationRules rules, Recurrence recurrence, Optional<Duration> duration) {
    this.rules = rules;
    this.recurrence = recurrence;
    this.duration = duration;
  }

  /**
   * Creates the schedule of rules that have either a number of days or an expression.
   *
   * @param rules the rules; a duration must have AWS's form, such as {@code 3h}
   * @return the schedule
   * @throws IllegalArgumentException in AWS's words, if the rules have both or neither, the
   *     expression is malformed or beyond AWS's limits, or the window overlaps the next one or the
   *     next day
   */
  public static RotationSchedule of(RotationRules rules) {
    if (rules.automaticallyAfterDays().isPresent() && rules.scheduleExpression().isPresent()) {
      throw new IllegalArgumentException(
          "You cannot specify both rotation frequency and schedule expression together.");
    }
    Recurrence recurrence =
        rules
            .scheduleExpression()
            .map(RotationSchedule::parse)
            .or(() -> rules.automaticallyAfterDays().map(EveryDays::new))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "You must specify either AutomaticallyAfterDays or ScheduleExpression in"
                            + " RotationRules."));
    Optional<Duration> duration = rules.duration().map(RotationSchedule::parseDuration);
    duration.ifPresent(recurrence::requireRoomFor);
    return new RotationSchedule(rules, recurrence, duration);
  }

  private static Duration parseDuration(String text) {
    Duration window = Duration.ofHours(Long.parseLong(text.substring(0, text.length() - 1)));
    if (window.isZero() || window.compareTo(DAY) > 0) {
      throw new IllegalArgumentException("Duration must be at least 1 hour, at most 24 hour.");
    }
    return window;
  }

  private static Recurrence parse(String expression) {
    Matcher rate = RATE.matcher(expression);
    if (rate.matches()) {
      return rate(new BigInteger(rate.group(1)), rate.group(2));
    }
    Matcher cron = CRON.matcher(expression);
    if (cron.matches()) {
      return CronExpression.parse(cron.group(1));
    }
    throw invalidExpression();
  }

  private static Recurrence rate(BigInteger given, String unit) {
    // No limit is as high as this, and an expression may have 250 digits.
    long value = given.min(BigInteger.valueOf(Integer.MAX_VALUE)).longValue();
    return unit.startsWith("hour") ? everyHours(value) : everyDays(value);
  }

  private static Recurrence everyHours(long hours) {
    if (hours < MIN_HOURS || hours > MAX_HOURS) {
      throw new IllegalArgumentException("Rate in hour should be least 4 and less than 24.");
    }
    return new EveryHours(hours);
  }

  private static Recurrence everyDays(long days) {
    if (days == 0 || days > MAX_DAYS) {
      throw new IllegalArgumentException(
          "Rate in day should be greater than 0 and less than 1000.");
    }
    return new EveryDays(days);
  }

  static IllegalArgumentException invalidExpression() {
    return new IllegalArgumentException("Invalid schedule expression.");
  }

  static IllegalArgumentException windowMeetsNextWindow() {
    return new IllegalArgumentException("Duration cannot be greater than Rate in hour.");
  }

  /** {@return the rules of this schedule} */
  public RotationRules rules() {
    return rules;
  }

  /**
   * Returns the first window that starts after a time. It ends with its day at the latest.
   *
   * @param after the time, exclusive
   * @return the window
   */
  public RotationWindow next(Instant after) {
    Instant start = recurrence.nextStart(after);
    Instant endOfDay = start.truncatedTo(ChronoUnit.DAYS).plus(DAY);
    Instant end = start.plus(duration.orElse(recurrence.isHourly() ? Duration.ofHours(1) : DAY));
    return new RotationWindow(start, end.isBefore(endOfDay) ? end : endOfDay);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RotationSchedule that && rules.equals(that.rules);
  }

  @Override
  public int hashCode() {
    return rules.hashCode();
  }

  @Override
  public String toString() {
    return rules.toString();
  }

  /** Windows that start at midnight, every so many days. */
  private record EveryDays(long days) implements Recurrence {

    @Override
    public Instant nextStart(Instant after) {
      return after.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(days));
    }

    @Override
    public boolean isHourly() {
      return false;
    }

    @Override
    public void requireRoomFor(Duration window) {
      // A window of up to a day ends with the day on which it starts.
    }
  }

  /** Windows that start on the hour, every so many hours. */
  private record EveryHours(long hours) implements Recurrence {

    @Override
    public Instant nextStart(Instant after) {
      return after.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(hours));
    }

    @Override
    public boolean isHourly() {
      return true;
    }

    @Override
    public void requireRoomFor(Duration window) {
      if (window.toHours() > hours) {
        throw windowMeetsNextWindow();
      }
    }
  }
}
