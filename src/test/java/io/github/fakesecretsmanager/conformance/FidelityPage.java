package io.github.fakesecretsmanager.conformance;

import io.github.fakesecretsmanager.conformance.Origin.Certainty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page that marks each behaviour with its certainty, and its rows. */
record FidelityPage(String text) {

  static final Path FILE = Path.of("docs/fidelity.md");

  private static final String COUNTS_START = "<!-- written by the build -->\n";
  private static final String COUNTS_END = "<!-- end of what the build has written -->\n";
  private static final int COLUMNS = 3;
  private static final List<String> HEADING =
      List.of("| behaviour | mark | scenarios |", "|---|---|---|");
  private static final Pattern TABLE =
      Pattern.compile(
          "^\\Q| behaviour | mark | scenarios |\\E\n\\Q|---|---|---|\\E\n((?:\\|.*\n)+)",
          Pattern.MULTILINE);
  private static final Pattern CELL_BORDER = Pattern.compile("(?<!\\\\)\\|");
  private static final Pattern REFERENCE = Pattern.compile("`([a-z0-9-]+)(?::([^`]+))?`");
  private static final Pattern EVIDENCE =
      Pattern.compile(REFERENCE.pattern() + "(, " + REFERENCE.pattern() + ")*");

  /**
   * A scenario that a row names, and the member that counts, or {@link Recording.Step#EVERYTHING}.
   */
  record Reference(String scenario, String member) {}

  /**
   * A row of a table.
   *
   * @param evidence the scenarios, or the reason why there are none
   */
  record Row(String behaviour, String mark, String evidence) {

    static final String NOT_RUN = "not run: ";

    /** Returns the certainty that the row claims, or empty for a row about a difference. */
    Optional<Certainty> claim() {
      return switch (mark.split("[:;, ]", 2)[0]) {
        case "recorded" -> Optional.of(Certainty.RECORDED);
        case "documented" -> Optional.of(Certainty.DOCUMENTED);
        case "plausible" -> Optional.of(Certainty.PLAUSIBLE);
        case "differs", "open" -> Optional.empty();
        default -> throw new IllegalArgumentException("unknown mark <%s>".formatted(mark));
      };
    }

    boolean isNotRun() {
      return evidence.startsWith(NOT_RUN) && evidence.length() > NOT_RUN.length();
    }

    List<Reference> references() {
      return isNotRun()
          ? List.of()
          : REFERENCE
              .matcher(evidence)
              .results()
              .map(
                  found ->
                      new Reference(
                          found.group(1),
                          Optional.ofNullable(found.group(2)).orElse(Recording.Step.EVERYTHING)))
              .toList();
    }

    @Override
    public String toString() {
      return behaviour;
    }
  }

  static FidelityPage read() {
    try {
      return new FidelityPage(Files.readString(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the rows of all tables of behaviours. */
  List<Row> rows() {
    return TABLE
        .matcher(text)
        .results()
        .flatMap(table -> table.group(1).lines())
        .map(FidelityPage::row)
        .toList();
  }

  /** Returns the lines of tables that are not rows: malformed lines, and those of other tables. */
  List<String> unreadLines() {
    return text.lines()
        .dropWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("|"))
        .filter(line -> !HEADING.contains(line))
        .filter(line -> !isRow(line))
        .toList();
  }

  private boolean isRow(String line) {
    return CELL_BORDER.split(line, -1).length == COLUMNS + 2
        && rows().contains(row(line))
        && (row(line).isNotRun() || EVIDENCE.matcher(row(line).evidence()).matches());
  }

  private static Row row(String line) {
    List<String> cells =
        Stream.of(CELL_BORDER.split(line, -1)).map(String::strip).skip(1).limit(COLUMNS).toList();
    return new Row(cells.get(0), cells.get(1), cells.size() < COLUMNS ? "" : cells.get(2));
  }

  /** Returns the page with the counts of its rows and of the recordings. */
  FidelityPage withCounts(List<Recording> recordings) {
    int start = text.indexOf(COUNTS_START);
    int end = text.indexOf(COUNTS_END);
    if (start < 0 || end < start) {
      throw new IllegalStateException(
          "%s has no place for the counts: add the lines <%s> and <%s>"
              .formatted(FILE, COUNTS_START.strip(), COUNTS_END.strip()));
    }
    return new FidelityPage(
        text.substring(0, start)
            + COUNTS_START
            + "\n"
            + counts(recordings)
            + "\n"
            + text.substring(end));
  }

  private String counts(List<Recording> recordings) {
    return """
        Of %d behaviours, %d are recorded, %d documented and %d plausible; %d differ or are open. \
        Calls alone can't show %d of the behaviours; their rows say why.

        %d scenarios ask for what calls can show. Of the %d parts of answers that they ask about, %d \
        are recorded, %d documented and %d plausible.
        """
        .formatted(
            rows().size(),
            rows(claim -> claim.equals(Optional.of(Certainty.RECORDED))),
            rows(claim -> claim.equals(Optional.of(Certainty.DOCUMENTED))),
            rows(claim -> claim.equals(Optional.of(Certainty.PLAUSIBLE))),
            rows(Optional::isEmpty),
            rows().stream().filter(Row::isNotRun).count(),
            recordings.size(),
            parts(recordings).count(),
            parts(recordings).filter(Certainty.RECORDED::equals).count(),
            parts(recordings).filter(Certainty.DOCUMENTED::equals).count(),
            parts(recordings).filter(Certainty.PLAUSIBLE::equals).count());
  }

  private long rows(Predicate<Optional<Certainty>> isCounted) {
    return rows().stream().map(Row::claim).filter(isCounted).count();
  }

  private static Stream<Certainty> parts(List<Recording> recordings) {
    return recordings.stream()
        .flatMap(recording -> recording.steps().stream())
        .flatMap(Recording.Step::asked)
        .map(part -> part.getValue().origin().certainty());
  }

  void write() {
    try {
      Files.writeString(FILE, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
