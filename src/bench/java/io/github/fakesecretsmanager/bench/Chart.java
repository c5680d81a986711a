package io.github.fakesecretsmanager.bench;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/** A picture of the ways to get a client, warm and cold, as SVG. */
final class Chart {

  private static final int WIDTH = 760;
  private static final int LEFT = 160;
  private static final int RIGHT = 90;
  private static final int LINE = 26;
  private static final int MAX_MICROS_EXPONENT = 4;

  private static final String STYLE =
      """
      <style>
        text { font: 13px system-ui, sans-serif; fill: #1f2328; }
        .title { font-weight: 600; font-size: 15px; }
        .axis { font-size: 11px; fill: #59636e; }
        .paper { fill: #ffffff; } .grid { stroke: #d1d9e0; }
        .bar { fill: #8c959f; } .fake { fill: #0969da; }
        @media (prefers-color-scheme: dark) {
          text { fill: #f0f6fc; } .axis { fill: #9198a1; }
          .paper { fill: #0d1117; } .grid { stroke: #3d444d; }
          .bar { fill: #6e7781; } .fake { fill: #4493f8; }
        }
      </style>
      """;

  private final StringBuilder svg = new StringBuilder();
  private int y = 10;

  private Chart() {}

  static String of(Rounds warm, Rounds cold) {
    Chart chart = new Chart();
    chart.panel(
        "GetSecretValue, warm: µs per call (logarithmic)",
        warm,
        micros -> Math.log10(Math.max(1, micros)) / MAX_MICROS_EXPONENT,
        List.of(1.0, 10.0, 100.0, 1_000.0, 10_000.0),
        "µs");
    double longest =
        cold.subjects().stream()
            .mapToDouble(way -> cold.median(way, Measure::time))
            .max()
            .orElseThrow();
    // Five steps of whole hundreds.
    double step = 100 * Math.ceil(longest / 500);
    chart.panel(
        "From the start of a JVM to its first secret created and read: ms",
        cold,
        millis -> millis / (5 * step),
        List.of(0.0, step, 2 * step, 3 * step, 4 * step, 5 * step),
        "ms");
    return chart.picture(told("warm", warm, "µs") + "; " + told("cold", cold, "ms") + ".");
  }

  private static String told(String what, Rounds rounds, String unit) {
    return rounds.subjects().stream()
        .map(subject -> subject.over() + " " + value(rounds, subject, unit))
        .collect(Collectors.joining(", ", what + ": ", ""));
  }

  private static String value(Rounds rounds, Subject subject, String unit) {
    return Table.number(rounds.median(subject, Measure::time)) + " " + unit;
  }

  /** Adds a title, an axis, and a bar for each way. */
  private void panel(
      String title, Rounds rounds, DoubleUnaryOperator scale, List<Double> ticks, String unit) {
    y += 22;
    text("title", 16, y, title);
    y += 26;
    int bottom = y + rounds.subjects().size() * LINE;
    for (double tick : ticks) {
      int x = x(scale, tick);
      svg.append(
          String.format(
              "<line class=\"grid\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n",
              x, y - 4, x, bottom));
      text("axis\" text-anchor=\"middle", x, y - 8, String.format(Locale.ROOT, "%.0f", tick));
    }
    for (Iterator<Subject> i = rounds.subjects().iterator(); i.hasNext(); y += LINE) {
      bar(rounds, i.next(), scale, unit);
    }
    y += 10;
  }

  private void bar(Rounds rounds, Subject subject, DoubleUnaryOperator scale, String unit) {
    int end = x(scale, rounds.median(subject, Measure::time));
    boolean ofFake = List.of(Ways.READY_MADE, Ways.SIGNING, Ways.ENDPOINT).contains(subject.over());
    text("label\" text-anchor=\"end", LEFT - 8, y + 17, subject.over());
    svg.append(
        String.format(
            "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>%n",
            ofFake ? "fake" : "bar", LEFT, y + 4, Math.max(1, end - LEFT), LINE - 8));
    text("value", end + 6, y + 17, value(rounds, subject, unit));
  }

  private static int x(DoubleUnaryOperator scale, double value) {
    return (int)
        Math.round(LEFT + Math.min(1, scale.applyAsDouble(value)) * (WIDTH - LEFT - RIGHT));
  }

  private void text(String styleClass, int x, int baseline, String text) {
    svg.append(
        String.format(
            "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n", styleClass, x, baseline, text));
  }

  private String picture(String description) {
    return String.format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                + " aria-labelledby=\"title description\">%n"
                + "<title id=\"title\">What a call of GetSecretValue and a cold start take</title>%n"
                + "<desc id=\"description\">%s</desc>%n",
            WIDTH, y, description)
        + STYLE
        + String.format("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>%n", WIDTH, y)
        + svg
        + "</svg>\n";
  }
}
