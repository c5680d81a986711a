package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.internal.operation.constraint.Items;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Matches;
import io.github.fakesecretsmanager.internal.operation.constraint.OneOf;
import io.github.fakesecretsmanager.internal.operation.constraint.Range;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A limit on a value.
 *
 * @param words AWS's words for a value that violates the limit
 */
record Constraint(String words, Predicate<Object> test) {

  boolean isMetBy(Object value) {
    return test.test(value);
  }

  /**
   * Returns the limits that are annotated on a record component, or on the element type of a list.
   */
  static List<Constraint> on(AnnotatedElement element) {
    List<Constraint> constraints = new ArrayList<>();
    Length length = element.getAnnotation(Length.class);
    if (length != null) {
      bounds(
          constraints, "Member must have length ", length.min(), length.max(), Constraint::length);
    }
    Items items = element.getAnnotation(Items.class);
    if (items != null) {
      bounds(constraints, "Member must have length ", items.min(), items.max(), Constraint::length);
    }
    Range range = element.getAnnotation(Range.class);
    if (range != null) {
      bounds(
          constraints,
          "Member must have value ",
          range.min(),
          range.max(),
          value -> ((Number) value).longValue());
    }
    Matches matches = element.getAnnotation(Matches.class);
    if (matches != null && matches.refusedBy() == Matches.RefusedBy.LIMITS) {
      Predicate<String> pattern = Pattern.compile(matches.value()).asMatchPredicate();
      constraints.add(
          new Constraint(
              "Member must satisfy regular expression pattern: " + matches.value(),
              value -> pattern.test(text(value))));
    }
    OneOf oneOf = element.getAnnotation(OneOf.class);
    if (oneOf != null) {
      List<String> values = List.of(oneOf.value());
      constraints.add(
          new Constraint("Member must satisfy enum value set: " + values, values::contains));
    }
    return List.copyOf(constraints);
  }

  private interface Size {
    long of(Object value);
  }

  private static void bounds(
      List<Constraint> constraints, String subject, long min, long max, Size size) {
    if (max < Integer.MAX_VALUE) {
      constraints.add(
          new Constraint(subject + "less than or equal to " + max, value -> size.of(value) <= max));
    }
    if (min > 0) {
      constraints.add(
          new Constraint(
              subject + "greater than or equal to " + min, value -> size.of(value) >= min));
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
