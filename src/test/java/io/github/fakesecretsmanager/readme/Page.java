package io.github.fakesecretsmanager.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, assembled as by a reader who copies its examples.
 *
 * <p>The page's first block of imports is for all its examples. An example that is a class becomes
 * a file, below these imports unless it has some of its own. An indented example becomes a member
 * of the test class that stands below the page's imports.
 */
record Page(Path file, String text) {

  /** The line in the page's test class that the indented examples replace. */
  private static final String MEMBERS = "  // The methods of this page go here.\n";

  private static final Pattern MISSPELT_FENCE =
      Pattern.compile("(?m)^```(?!\\w*$|java jdk-\\d+$).*$");
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```(\\w+)(?: jdk-(\\d+))?\n(.*?)^```$");
  private static final Pattern RESOURCE =
      Pattern.compile("(?ms)^`src/test/resources/([^`]+)`:\n\n```\\w+\n(.*?)^```$");
  private static final Pattern IMPORTS = Pattern.compile("\\A(?:(?:import .*)?\n)+");
  private static final Pattern TYPE = Pattern.compile("(?m)^[a-z ]*\\b(?:class|record) (\\w+)");

  Page {
    Matcher misspelt = MISSPELT_FENCE.matcher(text);
    if (misspelt.find()) {
      throw new IllegalArgumentException(
          file + " has a block that no test sees: " + misspelt.group());
    }
  }

  static Page read(Path file) throws IOException {
    return new Page(file, Files.readString(file));
  }

  /** Returns the blocks of some languages that this JDK can run. */
  List<String> blocks(String languages) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> block.group(1).matches(languages))
        .filter(Page::isForThisJdk)
        .map(block -> block.group(3))
        .toList();
  }

  private static boolean isForThisJdk(MatchResult block) {
    return block.group(2) == null
        || Integer.parseInt(block.group(2)) <= Runtime.version().feature();
  }

  /** Returns the resources that the page names, by their names. */
  Map<String, String> resources() {
    Map<String, String> resources = new LinkedHashMap<>();
    RESOURCE.matcher(text).results().forEach(it -> resources.put(it.group(1), it.group(2)));
    return resources;
  }

  /** Returns the page's examples as source files, by their names. */
  Map<String, String> sources(List<String> examples) {
    String setting =
        examples.stream()
            .filter(it -> it.startsWith("import ") && (isImportsOnly(it) || it.contains(MEMBERS)))
            .findFirst()
            .orElse("");
    String imports = importsOf(setting);
    List<String> members = new ArrayList<>();
    Map<String, String> sources = new LinkedHashMap<>();
    for (String example : examples) {
      if (example.startsWith("  ")) {
        members.add(example);
      } else if (!example.equals(setting)) {
        add(sources, example.startsWith("import ") ? example : imports + example);
      }
    }
    if (!members.isEmpty() && !setting.contains(MEMBERS)) {
      throw new IllegalStateException(file + " has methods and no class to put them into");
    }
    if (!isImportsOnly(setting)) {
      add(sources, setting.replace(MEMBERS, String.join("\n", members)));
    }
    return sources;
  }

  private static void add(Map<String, String> sources, String source) {
    Matcher type = TYPE.matcher(source);
    if (!type.find()) {
      throw new IllegalStateException("neither a class nor indented as its member:\n" + source);
    }
    sources.put(type.group(1) + ".java", source);
  }

  private static String importsOf(String source) {
    Matcher imports = IMPORTS.matcher(source);
    return imports.find() ? imports.group().stripTrailing() + "\n\n" : "";
  }

  private static boolean isImportsOnly(String source) {
    return IMPORTS.matcher(source + "\n").replaceFirst("").isBlank();
  }

  /** Returns whether the page shows how a test fails: in a list of runs, or by its message. */
  boolean showsFailure(String test, String message) {
    String shown = message.replace("\r\n", "\n").replaceFirst("\\A\n", "");
    return text.contains("\nFAILED  " + test + "\n")
        || text.contains("```text\n" + shown + "\n```");
  }

  /** Returns the lists of runs that the page shows, passed and failed. */
  Stream<String> listsOfRuns() {
    return blocks("text").stream().filter(it -> it.startsWith("passed  "));
  }
}
