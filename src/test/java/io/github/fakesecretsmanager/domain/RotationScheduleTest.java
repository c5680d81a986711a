package io.github.fakesecretsmanager.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    "rate(1 days), 2026-03-02T00, 2026-03-03T00",
    "rate(10 day), 2026-03-11T00, 2026-03-21T00",
    "rate(10 days), 2026-03-11T00, 2026-03-21T00",
    "rate(999 days), 2028-11-24T00, 2031-08-20T00",
    "rate(4 hours), 2026-03-01T14, 2026-03-01T18",
    "rate(23 hours), 2026-03-02T09, 2026-03-03T08",
    "cron(0 8 * * ? *), 2026-03-02T08, 2026-03-03T08",
    "cron(0 11 * * ? *), 2026-03-01T11, 2026-03-02T11",
    "cron(0 10 * * ? *), 2026-03-02T10, 2026-03-03T10",
    "cron(0 /8 * * ? *), 2026-03-01T16, 2026-03-02T00",
    "cron(0 4/12 * * ? *), 2026-03-01T16, 2026-03-02T04",
    "cron(0 */6 * * ? *), 2026-03-01T12, 2026-03-01T18",
    "cron(0 */4 * * ? *), 2026-03-01T12, 2026-03-01T16",
    "'cron(0 1,23 1 * ? *)', 2026-03-01T23, 2026-04-01T01",
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
    "cron(0 /8 * * ? *), 8h, 2026-03-01T23:59:59Z",
    "'cron(0 0,12 * * ? *)', 12h, 2026-03-01T23:59:59Z",
    "cron(0 0 2 * ? *), 24h, 2026-03-02T23:59:59Z"
  })
  void the_window_ends_where_the_next_rotation_date_is(
      String expression, String duration, Instant last) {
    assertThat(next(expression, duration).nextRotationDate()).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({
    "rate(10 days), 0h, 'Duration must be at least 1 hour, at most 24 hour.'",
    "rate(10 days), 25h, 'Duration must be at least 1 hour, at most 24 hour.'",
    "rate(6 hours), 99h, 'Duration must be at least 1 hour, at most 24 hour.'",
    "cron(0 16 * * ? *), 00h, 'Duration must be at least 1 hour, at most 24 hour.'",
    "rate(6 hours), 7h, Duration cannot be greater than Rate in hour.",
    "rate(23 hours), 24h, Duration cannot be greater than Rate in hour.",
    "'cron(0 0,4 * * ? *)', 5h, Duration cannot be greater than Rate in hour.",
    "cron(0 16 * * ? *), 9h, Starting hour and duration must be within a day.",
    "cron(0 1 1 * ? *), 24h, Starting hour and duration must be within a day.",
    "cron(0 /8 * * ? *), 9h, Starting hour and duration must be within a day.",
    "cron(0 8/12 * * ? *), 5h, Starting hour and duration must be within a day."
  })
  void a_window_that_is_too_long_or_too_short_is_refused(
      String expression, String duration, String sentence) {
    assertThatThrownBy(() -> schedule(expression, duration))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "rate(0 hours), Rate in hour should be least 4 and less than 24.",
    "rate(1 hour), Rate in hour should be least 4 and less than 24.",
    "rate(1 hours), Rate in hour should be least 4 and less than 24.",
    "rate(3 hours), Rate in hour should be least 4 and less than 24.",
    "rate(24 hours), Rate in hour should be least 4 and less than 24.",
    "rate(99999999999999999999 hours), Rate in hour should be least 4 and less than 24.",
    "rate(0 days), Rate in day should be greater than 0 and less than 1000.",
    "rate(1000 days), Rate in day should be greater than 0 and less than 1000.",
    "rate(99999999999999999999 days), Rate in day should be greater than 0 and less than 1000."
  })
  void a_rate_beyond_its_limits_is_refused(String expression, String sentence) {
    assertThatThrownBy(() -> schedule(expression, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "daily",
        "rate(10)",
        "rate(10 weeks)",
        "rate(10 minutes)",
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
        "cron(0 8,11 * * ? *)",
        "cron(0 1,23 * * ? *)",
        "cron(0 1,23 1-2 * ? *)",
        "cron(0 8 30 2 ? *)",
        "cron(0  8 * * ? *)"
      })
  void what_is_not_of_aws_form_is_refused(String expression) {
    assertThatThrownBy(() -> schedule(expression, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid schedule expression.");
  }

  @Test
  void is_equal_by_its_rules_which_it_shows() {
    RotationSchedule daily = schedule("rate(1 day)", "3h");

    assertThat(daily)
        .isEqualTo(schedule("rate(1 day)", "3h"))
        .hasSameHashCodeAs(schedule("rate(1 day)", "3h"))
        .isNotEqualTo(schedule("rate(1 day)", "4h"))
        .isNotEqualTo(daily.rules())
        .hasToString(daily.rules().toString());
    assertThat(daily.toString()).contains("rate(1 day)", "3h");
  }
}
