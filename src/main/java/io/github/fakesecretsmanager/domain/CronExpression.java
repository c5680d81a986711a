package io.github.fakesecretsmanager.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A cron expression of a rotation schedule, in UTC. Its minute is 0 and its year is every year; it
 * chooses hours, months, and days of the month or of the week.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html">Rotation
 *     schedules</a>
 */
final class CronExpression implements RotationSchedule.Recurrence {

  /** A fifth Tuesday of a February comes every 28 years, and around 2100 after 40. */
  private static final int MAX_DAYS_BETWEEN = 366 * 41;

  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS_OF_WEEK =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final Pattern WEEKDAY_OF_MONTH = Pattern.compile("(\\w{1,3})#([1-5])");
  private static final Pattern LAST_WEEKDAY = Pattern.compile("(\\w{1,3})L");
  private static final Pattern NEAREST_WEEKDAY = Pattern.compile("(\\d{1,2})W");

  private final NavigableSet<Integer> hours;
  private final NavigableSet<Integer> months;
  private final Predicate<LocalDate> days;

  private CronExpression(String[] fields) {
    this.hours = numbers(fields[1], 0, 23, List.of());
    this.months = numbers(fields[3], 1, 12, MONTHS);
    this.days = fields[2].equals("?") ? dayOfWeek(fields[4]) : dayOfMonth(fields[2]);
  }

  /**
   * Reads the fields of an expression: minute, hours, day of the month, month, day of the week and
   * year. The minute is 0, the year {@code *}, and one of the days {@code ?}.
   *
   * @throws IllegalArgumentException in AWS's words, if a field is not of AWS's form, or windows
   *     would start less than four hours apart, or never
   */
  static CronExpression parse(String body) {
    String[] fields = body.split(" ", -1);
    if (fields.length != 6
        || !fields[0].equals("0")
        || !fields[5].equals("*")
        || fields[2].equals("?") == fields[4].equals("?")) {
      throw RotationSchedule.invalidExpression();
    }
    CronExpression cron = new CronExpression(fields);
    if (cron.shortestPause() < RotationSchedule.MIN_HOURS
        || cron.startsTooSoonAfterMidnight()
        || cron.firstDay(LocalDate.EPOCH).isEmpty()) {
      throw RotationSchedule.invalidExpression();
    }
    return cron;
  }

  /** Returns the fewest hours between two starts on a day; 24 if a day has one start. */
  private long shortestPause() {
    long shortest = Duration.ofDays(1).toHours();
    Integer before = null;
    for (Integer hour : hours) {
      if (before != null) {
        shortest = Math.min(shortest, hour - before);
      }
      before = hour;
    }
    return shortest;
  }

  /** Returns whether the last start of a day and the first of the next are too close. */
  private boolean startsTooSoonAfterMidnight() {
    long overnight = Duration.ofDays(1).toHours() - hours.last() + hours.first();
    return overnight < RotationSchedule.MIN_HOURS && hasNeighbours();
  }

  private Optional<LocalDate> firstDay(LocalDate from) {
    return IntStream.range(0, MAX_DAYS_BETWEEN)
        .mapToObj(from::plusDays)
        .filter(this::isDay)
        .findFirst();
  }

  private boolean isDay(LocalDate day) {
    return months.contains(day.getMonthValue()) && days.test(day);
  }

  private boolean hasNeighbours() {
    return IntStream.range(0, MAX_DAYS_BETWEEN)
        .mapToObj(LocalDate.EPOCH::plusDays)
        .anyMatch(day -> isDay(day) && isDay(day.plusDays(1)));
  }

  @Override
  public Instant nextStart(Instant after) {
    LocalDate today = LocalDate.ofInstant(after, ZoneOffset.UTC);
    LocalDate day = firstDay(today).orElseThrow();
    Integer hour = hours.first();
    if (day.equals(today)) {
      hour = hours.higher(after.atOffset(ZoneOffset.UTC).getHour());
      if (hour == null) {
        day = firstDay(today.plusDays(1)).orElseThrow();
        hour = hours.first();
      }
    }
    return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
  }

  @Override
  public boolean isHourly() {
    return hours.size() > 1;
  }

  @Override
  public void requireRoomFor(Duration window) {
    if (hours.last() + window.toHours() > Duration.ofDays(1).toHours()) {
      throw new IllegalArgumentException("Starting hour and duration must be within a day.");
    }
    // A window that ends with its day never meets one of the next day.
    if (window.toHours() > shortestPause()) {
      throw RotationSchedule.windowMeetsNextWindow();
    }
  }

  private static Predicate<LocalDate> dayOfMonth(String field) {
    if (field.equals("L")) {
      return day -> day.equals(YearMonth.from(day).atEndOfMonth());
    }
    Matcher nearest = NEAREST_WEEKDAY.matcher(field);
    if (nearest.matches()) {
      int wanted = number(nearest.group(1), 1, 31, List.of());
      return day -> day.equals(nearestWeekday(YearMonth.from(day), wanted));
    }
    NavigableSet<Integer> numbers = numbers(field, 1, 31, List.of());
    return day -> numbers.contains(day.getDayOfMonth());
  }

  /** Returns the Monday to Friday nearest to a day, within its month. */
  private static LocalDate nearestWeekday(YearMonth month, int dayOfMonth) {
    LocalDate day = month.atDay(Math.min(dayOfMonth, month.lengthOfMonth()));
    if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
      return day.getDayOfMonth() == 1 ? day.plusDays(2) : day.minusDays(1);
    }
    if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      return day.getDayOfMonth() == month.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
    }
    return day;
  }

  private static Predicate<LocalDate> dayOfWeek(String field) {
    Matcher nth = WEEKDAY_OF_MONTH.matcher(field);
    if (nth.matches()) {
      int weekday = number(nth.group(1), 1, 7, DAYS_OF_WEEK);
      int week = Integer.parseInt(nth.group(2));
      return day -> weekday(day) == weekday && (day.getDayOfMonth() - 1) / 7 + 1 == week;
    }
    Matcher last = LAST_WEEKDAY.matcher(field);
    if (last.matches()) {
      int weekday = number(last.group(1), 1, 7, DAYS_OF_WEEK);
      return day ->
          weekday(day) == weekday && day.getMonthValue() != day.plusDays(7).getMonthValue();
    }
    NavigableSet<Integer> numbers = numbers(field, 1, 7, DAYS_OF_WEEK);
    return day -> numbers.contains(weekday(day));
  }

  /** Counts as cron does: Sunday is 1. */
  private static int weekday(LocalDate day) {
    return day.getDayOfWeek().getValue() % 7 + 1;
  }

  /** Reads {@code *}, numbers, ranges, steps, and lists of these. */
  private static NavigableSet<Integer> numbers(String field, int min, int max, List<String> names) {
    NavigableSet<Integer> numbers = new TreeSet<>();
    for (String part : field.split(",", -1)) {
      numbers.addAll(range(part, min, max, names));
    }
    return numbers;
  }

  private static List<Integer> range(String part, int min, int max, List<String> names) {
    String[] stepped = part.split("/", -1);
    if (stepped.length > 2) {
      throw RotationSchedule.invalidExpression();
    }
    int step = stepped.length == 1 ? 1 : number(stepped[1], 1, max, List.of());
    int from = min;
    int to = max;
    // A step may stand alone: /4 counts from the first number.
    if (!stepped[0].equals("*") && !(stepped[0].isEmpty() && stepped.length == 2)) {
      String[] bounds = stepped[0].split("-", -1);
      if (bounds.length > 2) {
        throw RotationSchedule.invalidExpression();
      }
      from = number(bounds[0], min, max, names);
      to =
          bounds.length == 2
              ? number(bounds[1], from, max, names)
              : stepped.length == 2 ? max : from;
    }
    List<Integer> numbers = new ArrayList<>();
    for (int number = from; number <= to; number += step) {
      numbers.add(number);
    }
    return numbers;
  }

  private static int number(String text, int min, int max, List<String> names) {
    int named = names.indexOf(text.toUpperCase(Locale.ROOT));
    if (named < 0 && !text.matches("\\d{1,2}")) {
      throw RotationSchedule.invalidExpression();
    }
    int number = named < 0 ? Integer.parseInt(text) : named + 1;
    if (number < min || number > max) {
      throw RotationSchedule.invalidExpression();
    }
    return number;
  }
}
