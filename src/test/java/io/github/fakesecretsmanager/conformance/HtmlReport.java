package io.github.fakesecretsmanager.conformance;

import java.util.stream.Collectors;

/** A report as an HTML page without scripts or other files. */
final class HtmlReport {

  private final Report report;

  HtmlReport(Report report) {
    this.report = report;
  }

  @Override
  public String toString() {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>Conformance</title>
        <style>
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #222 }
        table { border-collapse: collapse; width: 100%% }
        th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #ddd }
        th { position: sticky; top: 0; background: #fff }
        code { overflow-wrap: anywhere }
        .same { color: #1a7f37 }
        .different, .broken { color: #b42318; font-weight: 600 }
        .not { color: #777 }
        tr.difference td { border: 0; padding-left: 2.5rem; background: #fff6f5 }
        </style>
        </head>
        <body>
        <h1>Conformance</h1>
        <p>%s</p>
        <p><strong>%s</strong></p>
        <table>
        <thead><tr><th>scenario</th><th>step</th><th>call</th><th>result</th></tr></thead>
        <tbody>
        %s
        </tbody>
        </table>
        </body>
        </html>
        """
        .formatted(
            escaped(report.setting()),
            escaped(report.headline()),
            report.rows().stream().map(HtmlReport::row).collect(Collectors.joining("\n")));
  }

  private static String row(Report.Row row) {
    String kind = row.result().split("[ :]", 2)[0];
    return "<tr><td>%s</td><td>%s</td><td>%s</td><td class=\"%s\">%s</td></tr>%s"
        .formatted(
            escaped(row.scenario()),
            escaped(row.step()),
            escaped(row.call()),
            kind,
            escaped(row.result()),
            row.differences().stream().map(HtmlReport::difference).collect(Collectors.joining()));
  }

  private static String difference(Difference difference) {
    return """

        <tr class="difference"><td colspan="4"><code>%s</code>: expected <code>%s</code> (%s), answered <code>%s</code></td></tr>"""
        .formatted(
            escaped(difference.member()),
            escaped(difference.expected()),
            escaped(difference.origin()),
            escaped(difference.answered()));
  }

  private static String escaped(Object text) {
    return String.valueOf(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
