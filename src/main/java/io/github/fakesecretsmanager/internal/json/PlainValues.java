package io.github.fakesecretsmanager.internal.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The copying and searching of maps and lists of plain values. */
public final class PlainValues {

  private PlainValues() {}

  /** Returns an immutable deep copy, in the same order. */
  public static Map<String, Object> copy(Map<String, ?> members) {
    Map<String, Object> copy = new LinkedHashMap<>();
    members.forEach((name, value) -> copy.put(name, frozen(value)));
    return Collections.unmodifiableMap(copy);
  }

  // As in all JSON, the keys of each map are texts.
  @SuppressWarnings("unchecked")
  private static Object frozen(Object value) {
    if (value instanceof Map<?, ?> members) {
      return copy((Map<String, ?>) members);
    }
    if (value instanceof List<?> elements) {
      List<@Nullable Object> copy = new ArrayList<>();
      elements.forEach(element -> copy.add(element == null ? null : frozen(element)));
      return Collections.unmodifiableList(copy);
    }
    return value;
  }

  /** Passes every text and number to an action, with its path, such as {@code tags[0].value}. */
  public static void forEachText(
      String path, @Nullable Object value, BiConsumer<String, String> action) {
    if (value instanceof Map<?, ?> members) {
      members.forEach(
          (name, member) ->
              forEachText(path.isEmpty() ? "" + name : path + "." + name, member, action));
    } else if (value instanceof List<?> elements) {
      for (int i = 0; i < elements.size(); i++) {
        forEachText(path + "[" + i + "]", elements.get(i), action);
      }
    } else if (value instanceof BigDecimal number) {
      action.accept(path, number.toPlainString());
    } else if (value instanceof String || value instanceof Number) {
      action.accept(path, value.toString());
    }
  }
}
