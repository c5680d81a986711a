package io.github.fakesecretsmanager.conformance;

import io.github.fakesecretsmanager.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The identity-based policy that a caller of the scenarios needs. */
final class CallerPolicy {

  static final Path PAGE = Path.of("docs/conformance.md");

  private static final Pattern BLOCK =
      Pattern.compile("```json\n(\\{.*?\n\\})\n```", Pattern.DOTALL);

  private CallerPolicy() {}

  /** Returns the statements of the policies that the documentation shows, as one policy. */
  static String documented() {
    try {
      List<Object> statements = new ArrayList<>();
      BLOCK
          .matcher(Files.readString(PAGE))
          .results()
          .forEach(block -> statements.addAll(statements(block.group(1))));
      return of(statements);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a policy with statements. */
  static String of(List<?> statements) {
    return Json.write(Map.of("Version", "2012-10-17", "Statement", statements));
  }

  /** Returns the statements of a policy. */
  static List<?> statements(String policy) {
    return (List<?>) ((Map<?, ?>) Json.parse(policy)).get("Statement");
  }
}
