package io.github.fakesecretsmanager.conformance;

import io.github.fakesecretsmanager.conformance.Outcome.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.util.VersionInfo;

/**
 * The result of a run: a row for each step, and the differences member by member.
 *
 * @param target the description of the target
 */
record Report(String target, LocalDate day, List<Outcome> outcomes) {

  /**
   * A row of the report.
   *
   * @param step the step, or an empty text for a scenario that was not run
   */
  record Row(
      String scenario, String step, String call, String result, List<Difference> differences) {}

  /** Returns whether an answer differs from its recording, or a scenario broke off. */
  boolean hasDifferences() {
    return count(Result.DIFFERENT) + count(Result.BROKEN) > 0;
  }

  private long count(Result result) {
    return outcomes.stream().filter(outcome -> outcome.result() == result).count();
  }

  /** Returns the counts, as a sentence. */
  String headline() {
    return "%d scenarios the same as recorded, %d different, %d broken off, %d not run."
        .formatted(
            count(Result.SAME),
            count(Result.DIFFERENT),
            count(Result.BROKEN),
            count(Result.NOT_RUN));
  }

  /** Returns the target, the day and the SDK, as a sentence. */
  String setting() {
    return "Asked %s on %s, with the AWS SDK for Java %s."
        .formatted(target, day, VersionInfo.SDK_VERSION);
  }

  /** Returns all rows: first the scenarios that differ, last those that were not run. */
  List<Row> rows() {
    return outcomes.stream()
        .sorted(Comparator.comparing(Outcome::result))
        .flatMap(Report::rowsOf)
        .toList();
  }

  private static Stream<Row> rowsOf(Outcome outcome) {
    String scenario = outcome.scenario().name();
    if (outcome.result() == Result.NOT_RUN) {
      return Stream.of(new Row(scenario, "", "", "not run: " + outcome.why(), List.of()));
    }
    Stream<Row> steps =
        outcome.answered().steps().stream()
            .map(
                step -> {
                  List<Difference> differences = differencesIn(outcome, step.step());
                  return new Row(
                      scenario,
                      step.step(),
                      step.call(),
                      differences.isEmpty() ? "same" : "different",
                      differences);
                });
    Stream<Row> missing =
        outcome.expected().steps().stream()
            .skip(outcome.answered().steps().size())
            .map(step -> new Row(scenario, step.step(), step.call(), "not reached", List.of()));
    Stream<Row> end =
        Stream.of(outcome.why())
            .filter(why -> !why.isEmpty())
            .map(why -> new Row(scenario, "", "", "broken off: " + why, List.of()));
    return Stream.of(steps, missing, end).flatMap(each -> each);
  }

  private static List<Difference> differencesIn(Outcome outcome, String step) {
    return outcome.differences().stream()
        .filter(difference -> difference.step().equals(step))
        .toList();
  }

  /** Returns the counts and all differences in Markdown, short enough for an issue. */
  String summary() {
    return Stream.concat(
            Stream.of("## Conformance", "", setting(), "", headline()),
            outcomes.stream()
                .filter(
                    outcome ->
                        outcome.result() == Result.DIFFERENT || outcome.result() == Result.BROKEN)
                .flatMap(Report::inMarkdown))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Stream<String> inMarkdown(Outcome outcome) {
    Stream<String> heading =
        Stream.of(
            "",
            "### " + outcome.scenario().name(),
            "",
            outcome.scenario().question()
                + (outcome.why().isEmpty() ? "" : " Broken off: " + outcome.why()),
            "",
            "| step | member | expected | origin | answered |",
            "|---|---|---|---|---|");
    Stream<String> rows =
        outcome.differences().stream()
            .map(
                each ->
                    row(
                        each.step(),
                        each.member(),
                        code(each.expected()),
                        each.origin().text(),
                        code(each.answered())));
    return Stream.concat(heading, rows);
  }

  private static String code(Object value) {
    return "`" + String.valueOf(value).replace("`", "'") + "`";
  }

  private static String row(String... cells) {
    return Stream.of(cells)
        .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** Returns the whole report in Markdown. */
  String markdown() {
    return Stream.concat(
            Stream.of(
                summary(),
                "## All steps",
                "",
                "| scenario | step | call | result |",
                "|---|---|---|---|"),
            rows().stream()
                .map(each -> row(each.scenario(), each.step(), each.call(), each.result())))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /**
   * Writes {@code index.html}, {@code index.md} and {@code summary.md}.
   *
   * @throws ConformanceException if the directory can't be written to
   */
  void write(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("index.html"), new HtmlReport(this).toString());
      Files.writeString(directory.resolve("index.md"), markdown());
      Files.writeString(directory.resolve("summary.md"), summary());
    } catch (IOException e) {
      throw new ConformanceException(
          "the report can't be written to <%s>: %s; set -Dconformance.output"
              .formatted(directory, e.getMessage()));
    }
  }
}
