package io.github.fakesecretsmanager.internal.structure;

import io.github.fakesecretsmanager.domain.SecretValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type of a member, without annotations.
 *
 * @param type the class; {@code List} or {@code Map} for a type with elements
 * @param element the shape of a list's elements, or of a map's values; null for other types
 * @param isStructure whether the type has members of its own
 */
public record Shape(Class<?> type, @Nullable Shape element, boolean isStructure) {

  /** Returns the shape of a type that has no elements. */
  public static Shape of(Class<?> type) {
    return new Shape(
        type,
        null,
        Record.class.isAssignableFrom(type) && !SecretValue.class.isAssignableFrom(type));
  }

  /** Returns the shape of a list. */
  public static Shape listOf(Shape element) {
    return new Shape(List.class, element, false);
  }

  /** Returns the shape of a map whose keys are strings. */
  public static Shape mapOf(Shape value) {
    return new Shape(Map.class, value, false);
  }

  /** Returns whether the type is the given class, or a subtype of it. */
  public boolean isA(Class<?> supertype) {
    return supertype.isAssignableFrom(type);
  }

  /**
   * Returns the type as a record.
   *
   * @throws ClassCastException if the type is not a record
   */
  public Class<? extends Record> structure() {
    return type.asSubclass(Record.class);
  }
}
