package io.github.fakesecretsmanager.internal.report;

import io.github.fakesecretsmanager.internal.json.Json;
import io.github.fakesecretsmanager.internal.json.JsonFormatException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The first difference in meaning between two JSON values. It names the member, and never shows its
 * value.
 */
public final class JsonDifference {

  private JsonDifference() {}

  /** Returns the JSON value of a text; empty if the text is not JSON. */
  public static Optional<Object> parse(String text) {
    try {
      return Optional.ofNullable(Json.parse(text));
    } catch (JsonFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns how a value differs from the expected one, as the second half of a sentence; empty if
   * both mean the same.
   */
  public static Optional<String> of(@Nullable Object expected, @Nullable Object actual) {
    return difference("", expected, actual);
  }

  private static Optional<String> difference(
      String path, @Nullable Object expected, @Nullable Object actual) {
    if (expected instanceof Map<?, ?> members && actual instanceof Map<?, ?> others) {
      return ofMembers(path, members, others);
    }
    if (expected instanceof List<?> elements && actual instanceof List<?> others) {
      return ofElements(path, elements, others);
    }
    return areSame(expected, actual)
        ? Optional.empty()
        : Optional.of(path.isEmpty() ? "it differs" : "its member <" + path + "> differs");
  }

  private static boolean areSame(@Nullable Object expected, @Nullable Object actual) {
    if (expected instanceof BigDecimal number && actual instanceof BigDecimal other) {
      return number.compareTo(other) == 0;
    }
    return Objects.equals(expected, actual);
  }

  private static Optional<String> ofMembers(String path, Map<?, ?> expected, Map<?, ?> actual) {
    TreeSet<String> names = new TreeSet<>();
    expected.keySet().forEach(name -> names.add(String.valueOf(name)));
    actual.keySet().forEach(name -> names.add(String.valueOf(name)));
    for (String name : names) {
      String member = path.isEmpty() ? name : path + "." + name;
      if (!actual.containsKey(name)) {
        return Optional.of("it lacks the member <" + member + ">");
      }
      if (!expected.containsKey(name)) {
        return Optional.of("it also has the member <" + member + ">");
      }
      Optional<String> difference = difference(member, expected.get(name), actual.get(name));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> ofElements(String path, List<?> expected, List<?> actual) {
    if (expected.size() != actual.size()) {
      return Optional.of(
          "%s has <%s> elements, not <%s>"
              .formatted(
                  path.isEmpty() ? "it" : "its member <" + path + ">",
                  actual.size(),
                  expected.size()));
    }
    for (int i = 0; i < expected.size(); i++) {
      Optional<String> difference =
          difference(path + "[" + i + "]", expected.get(i), actual.get(i));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }
}
