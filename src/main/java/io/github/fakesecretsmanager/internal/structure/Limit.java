package io.github.fakesecretsmanager.internal.structure;

import io.github.fakesecretsmanager.domain.SecretValue;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A limit on a member of a request, or on each element of a list.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface Limit {

  /** Returns whether a value that is not null keeps within the limit. */
  boolean isMetBy(Object value);

  /** Returns AWS's words for a value that violates the limit. */
  String words();

  /** A longest length, or a largest number of elements. */
  record LengthAtMost(long max) implements Limit {

    @Override
    public boolean isMetBy(Object value) {
      return length(value) <= max;
    }

    @Override
    public String words() {
      return "Member must have length less than or equal to " + max;
    }
  }

  /** A shortest length, or a smallest number of elements. */
  record LengthAtLeast(long min) implements Limit {

    @Override
    public boolean isMetBy(Object value) {
      return length(value) >= min;
    }

    @Override
    public String words() {
      return "Member must have length greater than or equal to " + min;
    }
  }

  /** A largest number. */
  record AtMost(long max) implements Limit {

    @Override
    public boolean isMetBy(Object value) {
      return ((Number) value).longValue() <= max;
    }

    @Override
    public String words() {
      return "Member must have value less than or equal to " + max;
    }
  }

  /** A smallest number. */
  record AtLeast(long min) implements Limit {

    @Override
    public boolean isMetBy(Object value) {
      return ((Number) value).longValue() >= min;
    }

    @Override
    public String words() {
      return "Member must have value greater than or equal to " + min;
    }
  }

  /** A regular expression that the whole text matches. */
  record Matches(Pattern pattern) implements Limit {

    public Matches(String expression) {
      this(Pattern.compile(expression));
    }

    @Override
    public boolean isMetBy(Object value) {
      return pattern.matcher(text(value)).matches();
    }

    @Override
    public String words() {
      return "Member must satisfy regular expression pattern: " + pattern;
    }
  }

  /** The values of an enumeration. */
  record OneOf(List<String> values) implements Limit {

    @Override
    public boolean isMetBy(Object value) {
      return values.contains(value);
    }

    @Override
    public String words() {
      return "Member must satisfy enum value set: " + values;
    }
  }

  private static long length(Object value) {
    if (value instanceof SecretValue secret) {
      // AWS counts the bytes of a value, although its model says length.
      return secret.size();
    }
    return value instanceof List<?> list ? list.size() : text(value).length();
  }

  private static String text(Object value) {
    return value instanceof SecretValue.Text secret ? secret.text() : value.toString();
  }
}
