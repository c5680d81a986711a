package io.github.fakesecretsmanager.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RotationScheduleTest {

  /** A Sunday. */
  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

  private static RotationSchedule schedule(String expression, String duration) {
    return RotationSchedule.of(
        new RotationRules(
            Optional.empty(), Optional.of(expression), Optional.ofNullable(duration)));
  }

  private static RotationWindow next(String expression, String duration) {
    return schedule(expression, duration).next(NOW);
  }

  private static List<String> starts(String expression, int count) {
    RotationSchedule schedule = schedule(expression, null);
    List<String> starts = new ArrayList<>();
    Instant time = NOW;
    for (int i = 0; i < count; i++) {
      time = schedule.next(time).start();
      starts.add(time.toString().replace(":00:00Z", ""));
    }
    return starts;
  }

  @ParameterizedTest
  @CsvSource({
    "rate(1 day), 2026-03-02T00, 2026-03-03T00",
    "rate(10 days), 2026-03-11T00, 2026-03-21T00",
    "rate(999 days), 2028-11-24T00, 2031-08-20T00",
    "rate(4 hours), 2026-03-01T14, 2026-03-01T18",
    "rate(36 hours), 2026-03-02T22, 2026-03-04T10",
    "cron(0 8 * * ? *), 2026-03-02T08, 2026-03-03T08",
    "cron(0 11 * * ? *), 2026-03-01T11, 2026-03-02T11",
    "cron(0 10 * * ? *), 2026-03-02T10, 2026-03-03T10",
    "cron(0 /8 * * ? *), 2026-03-01T16, 2026-03-02T00",
    "cron(0 4/12 * * ? *), 2026-03-01T16, 2026-03-02T04",
    "cron(0 */6 * * ? *), 2026-03-01T12, 2026-03-01T18",
    "cron(0 8-20/6 * * ? *), 2026-03-01T14, 2026-03-01T20",
    "'cron(0 16 1,15 * ? *)', 2026-03-01T16, 2026-03-15T16",
    "cron(0 0 10-11 * ? *), 2026-03-10T00, 2026-03-11T00",
    "cron(0 0 L * ? *), 2026-03-31T00, 2026-04-30T00",
    "cron(0 0 29 2 ? *), 2028-02-29T00, 2032-02-29T00",
    "cron(0 0 31 * ? *), 2026-03-31T00, 2026-05-31T00",
    "cron(0 0 1W * ? *), 2026-03-02T00, 2026-04-01T00",
    "cron(0 0 1W 8 ? *), 2026-08-03T00, 2027-08-02T00",
    "cron(0 0 31W 5 ? *), 2026-05-29T00, 2027-05-31T00",
    "cron(0 0 15W * ? *), 2026-03-16T00, 2026-04-15T00",
    "cron(0 0 31W * ? *), 2026-03-31T00, 2026-04-30T00",
    "cron(0 0 1 */3 ? *), 2026-04-01T00, 2026-07-01T00",
    "'cron(0 10 ? FEB,MAY TUE#2 *)', 2026-05-12T10, 2027-02-09T10",
    "'cron(0 0,23 1 * ? *)', 2026-03-01T23, 2026-04-01T00",
    "cron(0 16 ? 2 THU#5 *), 2052-02-29T16, 2080-02-29T16",
    "cron(0 10 ? * SAT *), 2026-03-07T10, 2026-03-14T10",
    "cron(0 10 ? * 7 *), 2026-03-07T10, 2026-03-14T10",
    "cron(0 10 ? * MON-WED *), 2026-03-02T10, 2026-03-03T10",
    "cron(0 16 ? * SUNL *), 2026-03-29T16, 2026-04-26T16",
    "cron(0 16 ? FEB TUE#5 *), 2028-02-29T16, 2056-02-29T16",
    "cron(0 16 ? * 1#1 *), 2026-03-01T16, 2026-04-05T16",
    "cron(0 0 ? JAN-feb FRI *), 2027-01-01T00, 2027-01-08T00"
  })
  void starts_where_the_expression_says(String expression, String first, String second) {
    assertThat(starts(expression, 2)).containsExactly(first, second);
  }

  @ParameterizedTest
  @CsvSource({
    "rate(10 days), , 2026-03-11T23:59:59Z",
    "rate(10 days), 3h, 2026-03-11T02:59:59Z",
    "rate(10 days), 24h, 2026-03-11T23:59:59Z",
    "rate(6 hours), , 2026-03-01T16:59:59Z",
    "rate(6 hours), 6h, 2026-03-01T21:59:59Z",
    "rate(12 hours), 6h, 2026-03-01T23:59:59Z",
    "cron(0 16 * * ? *), , 2026-03-01T23:59:59Z",
    "cron(0 16 * * ? *), 8h, 2026-03-01T23:59:59Z",
    "cron(0 /8 * * ? *), , 2026-03-01T16:59:59Z",
    "cron(0 /8 * * ? *), 8h, 2026-03-01T23:59:59Z"
  })
  void the_window_ends_where_the_next_rotation_date_is(
      String expression, String duration, Instant last) {
    assertThat(next(expression, duration).nextRotationDate()).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({
    "rate(10 days), 25h, 24h",
    "rate(6 hours), 7h, 6h",
    "rate(48 hours), 25h, 24h",
    "cron(0 16 * * ? *), 9h, 8h",
    "cron(0 /8 * * ? *), 9h, 8h",
    "cron(0 8/12 * * ? *), 5h, 4h"
  })
  void a_window_that_meets_the_next_one_or_the_next_day_is_refused(
      String expression, String duration, String longest) {
    assertThatThrownBy(() -> schedule(expression, duration))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The rotation window of "
                + duration
                + " extends into the next rotation window or the next UTC day; it can be "
                + longest
                + " at most.");
  }

  @Test
  void a_window_of_no_hours_is_refused() {
    assertThatThrownBy(() -> schedule("rate(1 day)", "0h"))
        .hasMessage("The rotation window of 0h is too short; it must be 1h at least.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "daily",
        "rate(10)",
        "rate(10 weeks)",
        "rate(0 days)",
        "rate(1 days)",
        "rate(10 day)",
        "rate(1000 days)",
        "rate(3 hours)",
        "rate(1 hour)",
        "rate(23977 hours)",
        "rate(10 days) ",
        "cron()",
        "cron(0 8 * * ?)",
        "cron(0 8 * * ? * *)",
        "cron(15 8 * * ? *)",
        "cron(* 8 * * ? *)",
        "cron(0 8 * * ? 2026)",
        "cron(0 8 * * * *)",
        "cron(0 8 ? * ? *)",
        "cron(0 24 * * ? *)",
        "cron(0 8 0 * ? *)",
        "cron(0 8 32 * ? *)",
        "cron(0 8 * 13 ? *)",
        "cron(0 8 * FOO ? *)",
        "cron(0 8 ? * 8 *)",
        "cron(0 8 ? * 0 *)",
        "cron(0 8 ? * TUE#6 *)",
        "cron(0 8 ? * L *)",
        "cron(0 8 32W * ? *)",
        "cron(0 20-8 * * ? *)",
        "cron(0 1-2-3 * * ? *)",
        "cron(0 1/2/3 * * ? *)",
        "cron(0 / * * ? *)",
        "cron(0 8, * * ? *)",
        "cron(0 8/0 * * ? *)",
        "cron(0 * * * ? *)",
        "cron(0 /3 * * ? *)",
        "cron(0 1,23 * * ? *)",
        "cron(0 1,23 1-2 * ? *)",
        "cron(0 8 30 2 ? *)",
        "cron(0  8 * * ? *)"
      })
  void what_is_not_of_aws_form_is_refused_with_the_expression_and_the_reason(String expression) {
    assertThatThrownBy(() -> schedule(expression, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "The schedule expression " + Pattern.quote(expression) + " is invalid: .+\\.");
  }
}
