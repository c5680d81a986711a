package io.github.fakesecretsmanager.internal.iam;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.function.Consumer;

/** The types of values that condition operators compare. */
enum ConditionValueType {
  TEXT("a text", ignored -> {}),
  NUMBER("a number", BigDecimal::new),
  DATE("a date such as 2026-01-31T00:00:00Z", ConditionValueType::instant),
  BOOLEAN("true or false", ConditionValueType::requireBoolean),
  BINARY("Base64", Base64.getDecoder()::decode),
  IP_ADDRESS("an IP address or a range such as 10.0.0.0/8", IpRange::parse),

  /** A pattern of an ARN. AWS accepts patterns with fewer parts too. */
  ARN("an ARN", ignored -> {});

  /** The type's name in a message, with an example where the form is not obvious. */
  final String description;

  // The functions have no state, but their type can't say so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Consumer<String> reader;

  ConditionValueType(String description, Consumer<String> reader) {
    this.description = description;
    this.reader = reader;
  }

  /** Returns whether a text is a value of this type. */
  boolean accepts(String text) {
    try {
      reader.accept(text);
      return true;
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }

  /**
   * Reads a date, with or without a time of day, or seconds since the epoch.
   *
   * @throws IllegalArgumentException if the text is a number that is too large
   * @throws DateTimeException if the text is something else
   */
  static Instant instant(String text) {
    if (text.matches("-?\\d+")) {
      return Instant.ofEpochSecond(Long.parseLong(text));
    }
    return text.matches("\\d{4}-\\d{2}-\\d{2}")
        ? Instant.parse(text + "T00:00:00Z")
        : OffsetDateTime.parse(text).toInstant();
  }

  private static void requireBoolean(String text) {
    if (!text.matches("(?i)true|false")) {
      throw new IllegalArgumentException("neither true nor false");
    }
  }
}
