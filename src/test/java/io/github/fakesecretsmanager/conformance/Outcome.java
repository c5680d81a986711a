package io.github.fakesecretsmanager.conformance;

import java.util.List;

/**
 * The outcome of a scenario.
 *
 * @param why the reason why the scenario was not run or broke off; otherwise empty
 * @param answered the recording of what the target answered
 */
record Outcome(
    Scenario scenario,
    Result result,
    String why,
    Recording expected,
    Recording answered,
    List<Difference> differences) {

  /** The kinds of outcomes, those that need attention first. */
  enum Result {
    BROKEN("broken off"),
    DIFFERENT("different"),
    SAME("same"),
    NOT_RUN("not run");

    private final String words;

    Result(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  static Outcome notRun(Scenario scenario, Recording expected, String why) {
    return new Outcome(scenario, Result.NOT_RUN, why, expected, expected, List.of());
  }

  static Outcome ran(Scenario scenario, Recording expected, Recording answered, String why) {
    List<Difference> differences = Difference.between(expected, answered);
    Result result =
        !why.isEmpty() ? Result.BROKEN : differences.isEmpty() ? Result.SAME : Result.DIFFERENT;
    return new Outcome(scenario, result, why, expected, answered, differences);
  }
}
