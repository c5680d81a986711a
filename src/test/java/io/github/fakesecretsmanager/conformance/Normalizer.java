package io.github.fakesecretsmanager.conformance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A normalizer that puts placeholders for what differs in every run: accounts, Regions, names, ids
 * and times. The same value gets the same placeholder throughout a scenario. Not thread-safe.
 */
final class Normalizer {

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern REQUEST_ID = Pattern.compile("Request ID: " + UUID.pattern());
  private static final Pattern SUFFIX =
      Pattern.compile("(?<=:secret:<[^>]{1,80}>-)[A-Za-z0-9]{6}\\b");
  private static final Pattern CALLER =
      Pattern.compile("(?<=User: )arn:aws:(?:iam|sts)::<account>:[^ \"]+");
  private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9A-Za-z])\\d{12}(?![0-9A-Za-z])");
  private static final Pattern PARTITION = Pattern.compile("arn:aws-[a-z-]+:");

  /** The length above which a text is recorded by its length alone. */
  private static final int MAX_LENGTH = 2000;

  private final Timeline timeline;
  private final String prefix;
  private final Map<String, String> known =
      new TreeMap<>(
          Comparator.comparingInt(String::length)
              .reversed()
              .thenComparing(Comparator.naturalOrder()));
  private final Map<Pattern, String> words = new LinkedHashMap<>();
  private final Numbered suffixes = new Numbered("suffix");
  private final Numbered versions = new Numbered("version");

  /**
   * Creates a normalizer.
   *
   * @param prefix the prefix of the names of the session's secrets
   */
  Normalizer(Timeline timeline, String prefix) {
    this.timeline = timeline;
    this.prefix = prefix;
  }

  /** Gives a placeholder to a text that differs in every run. */
  void know(String text, String placeholder) {
    known.put(text, "<" + placeholder + ">");
  }

  /** Gives a placeholder to a text that may be part of a longer word, such as a Region's name. */
  void knowWord(String word, String placeholder) {
    words.put(
        Pattern.compile("(?<![a-z0-9-])" + Pattern.quote(word) + "(?![a-z0-9])"),
        "<" + placeholder + ">");
  }

  /** Returns a text with placeholders. */
  String text(String raw) {
    String text = PARTITION.matcher(raw).replaceAll("arn:aws:");
    for (Map.Entry<String, String> each : known.entrySet()) {
      text = text.replace(each.getKey(), each.getValue());
    }
    for (Map.Entry<Pattern, String> word : words.entrySet()) {
      text = word.getKey().matcher(text).replaceAll(word.getValue());
    }
    boolean mayHaveIds = text.indexOf(':') >= 0 || text.indexOf('-') >= 0;
    return ACCOUNT
        .matcher(mayHaveIds ? withoutIds(text) : text)
        .replaceAll(
            found -> found.group().equals(Session.OTHER_ACCOUNT) ? found.group() : "<an account>");
  }

  private String withoutIds(String raw) {
    String text = CALLER.matcher(raw).replaceAll("<caller>");
    text = REQUEST_ID.matcher(text).replaceAll("Request ID: <request id>");
    text = text.contains(":secret:") ? suffixes.replaceIn(text, SUFFIX) : text;
    return versions.replaceIn(text, UUID);
  }

  /** Returns a request or an answer with placeholders, its members in alphabetical order. */
  Object value(String member, Object raw) {
    if (raw instanceof Map<?, ?> members) {
      Map<String, Object> normal = new TreeMap<>();
      members.forEach((name, value) -> normal.put(text("" + name), value("" + name, value)));
      return normal;
    }
    if (raw instanceof List<?> elements) {
      return elements.stream().map(element -> entry(member, element)).toList();
    }
    if (raw instanceof BigDecimal number) {
      return member.endsWith("Date") ? relation(member, time(number)) : number;
    }
    if (raw instanceof Boolean) {
      return raw;
    }
    return raw instanceof String text ? string(member, text) : "(null)";
  }

  /** Returns an entry of a list, unless it is of a secret that is not the session's. */
  private Object entry(String member, Object raw) {
    boolean isOfOther =
        raw instanceof Map<?, ?> members
            && members.get("Name") instanceof String name
            && !name.startsWith(prefix);
    return isOfOther ? "<of another secret>" : value(member, raw);
  }

  private String relation(String member, Instant time) {
    return member.equals("LastAccessedDate") ? timeline.dayRelation(time) : timeline.relation(time);
  }

  private String string(String member, String text) {
    return switch (member) {
      case "RandomPassword" -> "<%d characters>".formatted(text.length());
      case "NextToken" -> "<token>";
      default ->
          text.length() > MAX_LENGTH ? "<%d characters>".formatted(text.length()) : text(text);
    };
  }

  private static Instant time(BigDecimal seconds) {
    return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
  }

  /** Returns the members that are not structures, by their paths. */
  static SortedMap<String, Object> flat(Object value) {
    SortedMap<String, Object> parts = new TreeMap<>();
    flatten("", value, parts);
    return parts;
  }

  private static void flatten(String path, Object value, Map<String, Object> parts) {
    if (value instanceof Map<?, ?> members && !members.isEmpty()) {
      members.forEach(
          (name, member) -> flatten(path.isEmpty() ? "" + name : path + "." + name, member, parts));
    } else if (value instanceof List<?> elements && !elements.isEmpty()) {
      for (int i = 0; i < elements.size(); i++) {
        flatten(path + "[" + i + "]", elements.get(i), parts);
      }
    } else if (!path.isEmpty()) {
      parts.put(path, value instanceof Map ? "{}" : value instanceof List ? "[]" : value);
    }
  }

  /** Values of a kind, numbered as they appear. */
  private static final class Numbered {

    private final String kind;
    private final Map<String, String> placeholders = new LinkedHashMap<>();

    Numbered(String kind) {
      this.kind = kind;
    }

    String replaceIn(String text, Pattern pattern) {
      return pattern
          .matcher(text)
          .replaceAll(
              found ->
                  Matcher.quoteReplacement(
                      placeholders.computeIfAbsent(
                          found.group(),
                          ignored -> "<%s %d>".formatted(kind, placeholders.size() + 1))));
    }
  }
}
