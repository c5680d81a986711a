package io.github.fakesecretsmanager.domain;

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
  private static final long MAX_DAYS = 999;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Pattern RATE = Pattern.compile("rate\\((\\d{1,6}) (hours?|days?)\\)");
  private static final Pattern CRON = Pattern.compile("cron\\((.*)\\)");

  private final RotationRules rules;
  private final Recurrence recurrence;
  private final Optional<Duration> duration;

  /** When windows start. */
  interface Recurrence {

    /** Returns the first start after a time. */
    Instant nextStart(Instant after);

    /** Returns whether windows may start several times a day; they then close after an hour. */
    boolean isHourly();

    /** Returns the longest that a window can be without meeting the next one or the next day. */
    Duration longestWindow();
  }

  private RotationSchedule(
      RotationRules rules, Recurrence recurrence, Optional<Duration> duration) {
    this.rules = rules;
    this.recurrence = recurrence;
    this.duration = duration;
  }

  /**
   * Reads rules that name a number of days or a schedule.
   *
   * @throws IllegalArgumentException in AWS's words, when the schedule is not of AWS's form, or the
   *     window meets the next one
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
    if (duration.filter(window -> isTooLong(window, recurrence)).isPresent()) {
      throw new IllegalArgumentException(
          "The rotation window of "
              + rules.duration().orElseThrow()
              + " extends into the next rotation window or the next UTC day; it can be "
              + recurrence.longestWindow().toHours()
              + "h at most.");
    }
    return new RotationSchedule(rules, recurrence, duration);
  }

  private static boolean isTooLong(Duration window, Recurrence recurrence) {
    return window.compareTo(recurrence.longestWindow()) > 0;
  }

  private static Duration parseDuration(String text) {
    long hours = Long.parseLong(text.substring(0, text.length() - 1));
    if (hours == 0) {
      throw new IllegalArgumentException(
          "The rotation window of 0h is too short; it must be 1h at least.");
    }
    return Duration.ofHours(hours);
  }

  private static Recurrence parse(String expression) {
    Matcher rate = RATE.matcher(expression);
    if (rate.matches()) {
      return rate(expression, Long.parseLong(rate.group(1)), rate.group(2));
    }
    Matcher cron = CRON.matcher(expression);
    if (cron.matches()) {
      return CronExpression.parse(expression, cron.group(1));
    }
    throw invalidExpression(expression, "it is neither rate(value unit) nor cron(fields)");
  }

  private static Recurrence rate(String expression, long value, String unit) {
    if ((value == 1) == unit.endsWith("s")) {
      throw invalidExpression(expression, "1 takes a singular unit, any other value a plural one");
    }
    boolean hourly = unit.startsWith("hour");
    if (hourly && value < MIN_HOURS) {
      throw invalidExpression(
          expression, "a secret can be rotated every " + MIN_HOURS + " hours at most");
    }
    if (value == 0 || value > (hourly ? MAX_DAYS * 24 : MAX_DAYS)) {
      throw invalidExpression(
          expression, "the rotation period must be from 1 to " + MAX_DAYS + " days");
    }
    return hourly ? new EveryHours(value) : new EveryDays(value);
  }

  static IllegalArgumentException invalidExpression(String expression, String why) {
    return new IllegalArgumentException(
        "The schedule expression " + expression + " is invalid: " + why + ".");
  }

  /** Returns the rules that it was read from. */
  public RotationRules rules() {
    return rules;
  }

  /** Returns the first window that starts after a time; it ends with its day at the latest. */
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
    public Duration longestWindow() {
      return DAY;
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
    public Duration longestWindow() {
      return Duration.ofHours(Math.min(hours, DAY.toHours()));
    }
  }
}
