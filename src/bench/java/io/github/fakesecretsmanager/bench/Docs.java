package io.github.fakesecretsmanager.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The page with the tables, each between two marks, and the picture beside it. */
final class Docs {

  private static final Path PAGE = Path.of("docs", "performance.md");
  private static final Path PICTURE = Path.of("docs", "performance.svg");

  private Docs() {}

  /**
   * Replaces the tables of the sections that were measured, and the picture if all its sections
   * were.
   */
  static void write(Map<Section, Rounds> measured) throws IOException {
    String page = Files.readString(PAGE);
    for (Map.Entry<Section, Rounds> entry : measured.entrySet()) {
      page = replaced(page, entry.getKey(), Table.of(entry.getKey(), entry.getValue()));
    }
    Files.writeString(PAGE, page);
    if (measured.containsKey(Section.WARM) && measured.containsKey(Section.COLD)) {
      Files.writeString(PICTURE, Chart.of(measured.get(Section.WARM), measured.get(Section.COLD)));
    }
  }

  private static String replaced(String page, Section section, String table) {
    String opening = "<!-- measured: " + section + " -->\n";
    int start = page.indexOf(opening);
    int end = page.indexOf("<!-- end -->", start);
    if (start < 0 || end < 0) {
      throw new IllegalStateException(
          "no place for <" + section + "> in " + PAGE + ": add " + opening + "<!-- end -->");
    }
    return page.substring(0, start + opening.length()) + "\n" + table + "\n" + page.substring(end);
  }
}
