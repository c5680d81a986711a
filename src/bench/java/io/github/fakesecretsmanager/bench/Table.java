package io.github.fakesecretsmanager.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.util.VersionInfo;

/** The table of a section, in Markdown, with the conditions of the measurement. */
final class Table {

  private Table() {}

  static String of(Section section, Rounds rounds) {
    List<String> columns =
        switch (section) {
          case COLD -> List.of("ms", "processor ms");
          case THREADS -> List.of("calls/s", "bytes/call");
          default -> List.of("µs/call", "bytes/call");
        };
    String head =
        String.format(
            "| | %s | to %s | %s | to %s |%n|---|--:|--:|--:|--:|%n",
            columns.get(0), base(section), columns.get(1), base(section));
    return head
        + rounds.subjects().stream()
            .map(subject -> line(section, rounds, subject))
            .collect(Collectors.joining())
        + conditions(section, rounds);
  }

  private static String base(Section section) {
    return section.base().equals(Ways.FLOOR) ? "the floor" : section.base();
  }

  private static String line(Section section, Rounds rounds, Subject subject) {
    Subject base = subject.over(section.base());
    boolean compared = rounds.subjects().contains(base);
    double time = rounds.median(subject, Measure::time);
    double ratio = compared ? rounds.ratio(subject, base, Measure::time) : Double.NaN;
    if (section == Section.THREADS) {
      time = subject.threads() * 1e6 / time;
      ratio = 1 / ratio;
    }
    return String.format(
        "| %s | %s | %s | %s | %s |%n",
        subject,
        number(time),
        compared ? number(ratio, 2) : "",
        number(rounds.median(subject, Measure::effort)),
        compared ? number(rounds.ratio(subject, base, Measure::effort), 2) : "");
  }

  private static String conditions(Section section, Rounds rounds) {
    return String.format(
        "%nMedians of %d %s; JDK %s, %d processors, AWS SDK %s.%n",
        rounds.measures().size(),
        section == Section.COLD ? "processes of each, in turn" : "rounds",
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        VersionInfo.SDK_VERSION);
  }

  /** Returns a number, with a decimal if it is small. */
  static String number(double value) {
    return number(value, value < 100 ? 1 : 0);
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value).replace(',', ' ');
  }
}
