package io.github.fakesecretsmanager.conformance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a scenario in time. They turn a date of an answer into a relation, such as {@code
 * at: delete it, + 7 days}. Not thread-safe.
 */
final class Timeline {

  private record Start(String step, Instant time) {}

  private final InstantSource clock;
  private final Duration tolerance;
  private final List<Start> starts = new ArrayList<>();

  /**
   * Creates a timeline without steps.
   *
   * @param clock the target's clock
   * @param tolerance the possible error of that clock; an effect may be dated this much before its
   *     step starts
   */
  Timeline(InstantSource clock, Duration tolerance) {
    this.clock = clock;
    this.tolerance = tolerance;
  }

  void start(String step, Instant time) {
    starts.add(new Start(step, time));
  }

  /** Returns a time in relation to the steps. A later effect of a step has the step's time. */
  String relation(Instant time) {
    return stepAt(time).map(step -> "at: " + step).or(() -> inDays(time)).orElse("at another time");
  }

  /** Returns a time that AWS gives by the day, in relation to the steps. */
  String dayRelation(Instant time) {
    boolean isDay =
        starts.stream().anyMatch(start -> start.time().truncatedTo(ChronoUnit.DAYS).equals(time));
    return isDay ? "the day" : relation(time);
  }

  private Optional<String> stepAt(Instant time) {
    return time.isAfter(clock.instant().plus(tolerance))
        ? Optional.empty()
        : starts.stream()
            .filter(start -> !time.isBefore(start.time().minus(tolerance)))
            .reduce((earlier, later) -> later)
            .map(Start::step);
  }

  private Optional<String> inDays(Instant time) {
    long days = Duration.between(starts.get(0).time().minus(tolerance), time).toDays();
    return days < 1
        ? Optional.empty()
        : stepAt(time.minus(days, ChronoUnit.DAYS))
            .map(step -> "at: %s, + %d %s".formatted(step, days, days == 1 ? "day" : "days"));
  }
}
