package io.github.fakesecretsmanager.internal.report;

import io.github.fakesecretsmanager.internal.trail.Moment;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A page of HTML that shows what has happened: a row for each moment, and a lane for each Region.
 * It needs no scripts and no other files.
 *
 * @param redaction replaces secret values by {@code ***}
 */
record TimelinePage(List<Moment> moments, UnaryOperator<String> redaction) {

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>fake-secrets-manager: what happened in this test</title>
      <style>
      body { font: 14px/1.45 system-ui, sans-serif; margin: 2rem; color: #1b1f24; background: #fff }
      table { border-collapse: collapse; min-width: 60% }
      th, td { padding: .3rem .8rem; text-align: left; vertical-align: top }
      th { border-bottom: 2px solid #57606a; position: sticky; top: 0; background: #fff }
      td { border-left: 1px solid #d0d7de; border-bottom: 1px solid #eaeef2 }
      td.time { white-space: nowrap; color: #57606a; font-variant-numeric: tabular-nums; border-left: 0 }
      .failure { background: #ffebe9; color: #82071e }
      .arrives { background: #ddf4ff; color: #0a3069 }
      .failure.arrives { background: #ffebe9; color: #82071e }
      pre { background: #f6f8fa; padding: 1rem; overflow-x: auto }
      @media (prefers-color-scheme: dark) {
        body, th { background: #0d1117; color: #e6edf3 }
        td { border-color: #30363d }
        pre { background: #161b22 }
        .failure, .failure.arrives { background: #3c1618; color: #ffb3ad }
        .arrives { background: #0c2d6b; color: #b6d9ff }
      }
      </style>
      </head>
      <body>
      <h1>What happened in this test</h1>
      """;

  /**
   * Returns the page.
   *
   * @param report the text of the report, without secret values
   */
  String html(String report) {
    return HEAD
        + (moments.isEmpty() ? "<p>No call reached Secrets Manager.</p>\n" : table())
        + "<h2>The report</h2>\n<pre>"
        + escaped(report)
        + "</pre>\n</body>\n</html>\n";
  }

  private String table() {
    List<String> lanes = lanes();
    String head =
        lanes.stream()
            .map(region -> "<th scope=\"col\">" + escaped(region) + "</th>")
            .collect(Collectors.joining());
    String rows = moments.stream().map(moment -> row(moment, lanes)).collect(Collectors.joining());
    return "<table>\n<thead><tr><th scope=\"col\">Time</th>"
        + head
        + "</tr></thead>\n<tbody>\n"
        + rows
        + "</tbody>\n</table>\n";
  }

  private List<String> lanes() {
    TreeSet<String> regions = new TreeSet<>();
    moments.forEach(
        moment -> {
          regions.add(moment.region());
          moment.toRegion().ifPresent(regions::add);
        });
    return List.copyOf(regions);
  }

  private String row(Moment moment, List<String> lanes) {
    StringBuilder row = new StringBuilder("<tr><td class=\"time\">");
    row.append(escaped(moment.time().toString())).append("</td>");
    for (String region : lanes) {
      row.append(cell(moment, region));
    }
    return row.append("</tr>\n").toString();
  }

  private String cell(Moment moment, String region) {
    String failure = moment.isFailure() ? " failure" : "";
    if (moment.region().equals(region)) {
      String arrow = moment.toRegion().map(to -> " \u2192 " + to).orElse("");
      return "<td class=\"here%s\">%s</td>".formatted(failure, shown(moment.text() + arrow));
    }
    return moment.toRegion().filter(region::equals).isPresent()
        ? "<td class=\"arrives%s\">from %s</td>".formatted(failure, shown(moment.region()))
        : "<td></td>";
  }

  private String shown(String text) {
    return escaped(redaction.apply(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
