package io.github.fakesecretsmanager.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A link of a page to a file of this project, or to a heading in one. */
record Link(Path file, String anchor) {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]*)(?:#([^)]*))?\\)");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  static Stream<Link> of(Page page) {
    return LINK.matcher(CODE.matcher(page.text()).replaceAll(""))
        .results()
        .map(
            link ->
                new Link(
                    link.group(1).isEmpty()
                        ? page.file()
                        : page.file().resolveSibling(link.group(1)).normalize(),
                    link.group(2) == null ? "" : link.group(2)));
  }

  boolean leadsSomewhere() {
    return Files.exists(file) && (anchor.isEmpty() || anchors().anyMatch(anchor::equals));
  }

  /** Returns the names that GitHub gives to the headings of the file. */
  private Stream<String> anchors() {
    try {
      return HEADING
          .matcher(CODE.matcher(Files.readString(file)).replaceAll(""))
          .results()
          .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
          .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
