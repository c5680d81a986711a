package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.scenario.RotationRequests.created;
import static io.github.fakesecretsmanager.conformance.scenario.RotationRequests.rotate;
import static io.github.fakesecretsmanager.conformance.scenario.RotationRequests.schedule;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.model.RotationRulesType;

/**
 * Schedules and windows of rotation, on a secret whose function can't be invoked. If AWS accepts a
 * schedule, it refuses the function instead, and nothing rotates.
 */
final class RotationScheduleScenarios {

  private RotationScheduleScenarios() {}

  static List<Scenario> all() {
    return Stream.of(accepted(), refusedExpressions(), refusedRules())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Scenario> accepted() {
    return List.of(
        Scenario.of(
            "rates-that-there-are",
            "Which rates of rotation are accepted?",
            RotationScheduleScenarios::ratesThatThereAre),
        Scenario.of(
            "rates-at-their-limits",
            "What are the longest rates in hours and in days?",
            RotationScheduleScenarios::ratesAtTheirLimits),
        Scenario.of(
            "crons-that-there-are",
            "Which cron expressions are accepted?",
            RotationScheduleScenarios::cronsThatThereAre),
        Scenario.of(
            "crons-of-rare-forms",
            "Does cron accept lists, ranges, steps in a range and nearest weekdays?",
            RotationScheduleScenarios::cronsOfRareForms),
        Scenario.of(
            "windows-that-there-are",
            "Which lengths of a rotation window are accepted?",
            RotationScheduleScenarios::windowsThatThereAre),
        Scenario.of(
            "rate-in-the-other-number",
            "Does the unit of a rate have to match its number, or is `rate(1 days)` accepted?",
            RotationScheduleScenarios::rateInTheOtherNumber));
  }

  private static List<Scenario> refusedExpressions() {
    return List.of(
        Scenario.of(
            "rate-in-hours-beyond-limits",
            "What does RotateSecret return for a rate of fewer than 4 hours, or of more than 23?",
            RotationScheduleScenarios::rateInHoursBeyondLimits),
        Scenario.of(
            "rate-in-days-beyond-limits",
            "What does RotateSecret return for a rate of 0 days, or of more than 1000?",
            RotationScheduleScenarios::rateInDaysBeyondLimits),
        Scenario.of(
            "schedule-of-no-form",
            "What does RotateSecret return for a schedule that is neither rate nor cron?",
            RotationScheduleScenarios::scheduleOfNoForm),
        Scenario.of(
            "cron-with-five-fields",
            "What does RotateSecret return for a cron expression without the year field?",
            RotationScheduleScenarios::cronWithFiveFields),
        Scenario.of(
            "cron-off-the-hour",
            "What does RotateSecret return for a cron expression that is not on the hour?",
            RotationScheduleScenarios::cronOffTheHour),
        Scenario.of(
            "cron-of-one-year",
            "What does RotateSecret return for a cron expression that names a year?",
            RotationScheduleScenarios::cronOfOneYear),
        Scenario.of(
            "cron-with-both-days-or-neither",
            "What does RotateSecret return for a cron expression with both day fields, or neither?",
            RotationScheduleScenarios::cronWithBothDaysOrNeither),
        Scenario.of(
            "cron-with-hours-too-close",
            "What does RotateSecret return for windows less than four hours apart?",
            RotationScheduleScenarios::cronWithHoursTooClose));
  }

  private static List<Scenario> refusedRules() {
    return List.of(
        Scenario.of(
            "window-length-beyond-limits",
            "What does RotateSecret return for a window of 0 hours, or of more than a day?",
            RotationScheduleScenarios::windowLengthBeyondLimits),
        Scenario.of(
            "window-longer-than-the-rate",
            "What does RotateSecret return for a window that is longer than the rate?",
            RotationScheduleScenarios::windowLongerThanTheRate),
        Scenario.of(
            "window-past-midnight",
            "What does RotateSecret return for a window that extends past midnight?",
            RotationScheduleScenarios::windowPastMidnight),
        Scenario.of(
            "days-and-schedule-together",
            "What does RotateSecret return for a number of days together with a schedule?",
            RotationScheduleScenarios::daysAndScheduleTogether),
        Scenario.of(
            "rotation-rules-without-a-schedule",
            "What does RotateSecret return for rules without days and schedule?",
            RotationScheduleScenarios::rotationRulesWithoutASchedule),
        Scenario.of(
            "rotation-rules-beyond-limits",
            "How are rotation rules that violate the API model refused?",
            RotationScheduleScenarios::rotationRulesBeyondLimits),
        Scenario.of(
            "schedule-is-checked-before-window",
            "Is an invalid schedule reported before an invalid window?",
            RotationScheduleScenarios::scheduleIsCheckedBeforeWindow),
        Scenario.of(
            "schedule-is-checked-before-function",
            "Is an invalid schedule reported before a function that was never given?",
            RotationScheduleScenarios::scheduleIsCheckedBeforeFunction));
  }

  private static void ratesThatThereAre(Session aws) {
    String db = created(aws);
    askEach(aws, db, "rate(4 hours)", "rate(10 hours)", "rate(1 day)", "rate(10 days)");
  }

  private static void ratesAtTheirLimits(Session aws) {
    String db = created(aws);
    askEach(aws, db, "rate(23 hours)", "rate(999 days)", "rate(1000 days)");
  }

  private static void cronsThatThereAre(Session aws) {
    String db = created(aws);
    askEach(
        aws,
        db,
        "cron(0 10 * * ? *)",
        "cron(0 /8 * * ? *)",
        "cron(0 4/12 * * ? *)",
        "cron(0 10 ? * SAT *)",
        "cron(0 18 ? * MON-FRI *)",
        "cron(0 8 1 * ? *)",
        "cron(0 0 L * ? *)",
        "cron(0 1 1 */3 ? *)",
        "cron(0 16 ? * SUNL *)",
        "cron(0 16 ? * TUE#2 *)");
  }

  private static void cronsOfRareForms(Session aws) {
    String db = created(aws);
    askEach(
        aws,
        db,
        "cron(0 8-20/6 * * ? *)",
        "cron(0 4,16 1,15 * ? *)",
        "cron(0 0 15W * ? *)",
        "cron(0 16 ? JAN-jun 1#1 *)");
  }

  private static void windowsThatThereAre(Session aws) {
    String db = created(aws);
    aws.ask("set an hour", PRIMARY, schedule(db, every(10).andThen(r -> r.duration("1h"))));
    aws.ask("set a day", PRIMARY, schedule(db, every(10).andThen(r -> r.duration("24h"))));
    aws.ask("set all of a rate", PRIMARY, schedule(db, at("rate(4 hours)", "4h")));
    aws.ask("set all that is left of a day", PRIMARY, schedule(db, at("cron(0 16 * * ? *)", "8h")));
  }

  private static void rateInTheOtherNumber(Session aws) {
    String db = created(aws);
    askEach(aws, db, "rate(1 days)", "rate(2 day)", "rate(4 hour)");
  }

  private static void rateInHoursBeyondLimits(Session aws) {
    String db = created(aws);
    askEach(aws, db, "rate(3 hours)", "rate(24 hours)");
  }

  private static void rateInDaysBeyondLimits(Session aws) {
    String db = created(aws);
    askEach(aws, db, "rate(0 days)", "rate(1001 days)");
  }

  private static void scheduleOfNoForm(Session aws) {
    String db = created(aws);
    askEach(aws, db, "every day", "rate(2 weeks)");
  }

  private static void cronWithFiveFields(Session aws) {
    askEach(aws, created(aws), "cron(0 8 * * ?)");
  }

  private static void cronOffTheHour(Session aws) {
    askEach(aws, created(aws), "cron(30 8 * * ? *)");
  }

  private static void cronOfOneYear(Session aws) {
    askEach(aws, created(aws), "cron(0 8 * * ? 2030)");
  }

  private static void cronWithBothDaysOrNeither(Session aws) {
    askEach(aws, created(aws), "cron(0 8 1 * MON *)", "cron(0 8 ? * ? *)");
  }

  private static void cronWithHoursTooClose(Session aws) {
    askEach(aws, created(aws), "cron(0 /3 * * ? *)");
  }

  private static void windowLengthBeyondLimits(Session aws) {
    String db = created(aws);
    aws.ask("set 0 hours", PRIMARY, schedule(db, every(10).andThen(r -> r.duration("0h"))));
    aws.ask("set 25 hours", PRIMARY, schedule(db, every(10).andThen(r -> r.duration("25h"))));
  }

  private static void windowLongerThanTheRate(Session aws) {
    String db = created(aws);
    aws.ask("set the window", PRIMARY, schedule(db, at("rate(4 hours)", "5h")));
  }

  private static void windowPastMidnight(Session aws) {
    String db = created(aws);
    aws.ask("set the window", PRIMARY, schedule(db, at("cron(0 16 * * ? *)", "9h")));
  }

  private static void daysAndScheduleTogether(Session aws) {
    String db = created(aws);
    aws.ask(
        "set both",
        PRIMARY,
        schedule(db, every(10).andThen(r -> r.scheduleExpression("rate(10 days)"))));
  }

  private static void rotationRulesWithoutASchedule(Session aws) {
    String db = created(aws);
    aws.ask("set nothing", PRIMARY, schedule(db, r -> {}));
    aws.ask("set a window", PRIMARY, schedule(db, r -> r.duration("2h")));
  }

  private static void rotationRulesBeyondLimits(Session aws) {
    String db = created(aws);
    aws.ask("set 1001 days", PRIMARY, schedule(db, every(1001)));
    aws.ask(
        "set a window in words", PRIMARY, schedule(db, every(10).andThen(r -> r.duration("2x"))));
    aws.ask(
        "set a schedule with a dot",
        PRIMARY,
        schedule(db, r -> r.scheduleExpression("rate(1.5 days)")));
  }

  private static void scheduleIsCheckedBeforeWindow(Session aws) {
    String db = created(aws);
    aws.ask("set a rate and a window", PRIMARY, schedule(db, at("rate(3 hours)", "25h")));
  }

  private static void scheduleIsCheckedBeforeFunction(Session aws) {
    String db = created(aws);
    aws.ask(
        "set a rate",
        PRIMARY,
        rotate(db, r -> r.rotationRules(rules -> rules.scheduleExpression("rate(3 hours)"))));
  }

  private static void askEach(Session aws, String secretArn, String... expressions) {
    for (String expression : expressions) {
      aws.ask(
          "set " + expression,
          PRIMARY,
          schedule(secretArn, rules -> rules.scheduleExpression(expression)));
    }
  }

  private static Consumer<RotationRulesType.Builder> every(long days) {
    return rules -> rules.automaticallyAfterDays(days);
  }

  private static Consumer<RotationRulesType.Builder> at(String expression, String window) {
    return rules -> rules.scheduleExpression(expression).duration(window);
  }
}
