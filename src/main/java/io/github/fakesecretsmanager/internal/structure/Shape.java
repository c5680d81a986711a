package io.github.fakesecretsmanager.internal.structure;

import io.github.fakesecretsmanager.domain.SecretValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type of a member, without annotations.
 *
 * @param type the class; {@code List} and {@code Map} for these
 * @param element the elements of a list, or the values of a map by string; null for other types
 */
public record Shape(Class<?> type, @Nullable Shape element) {

  /** Returns the shape of a type that has no elements. */
  public static Shape of(Class<?> type) {
    return new Shape(type, null);
  }

  /** Returns the shape of a list. */
  public static Shape listOf(Shape element) {
    return new Shape(List.class, element);
  }

  /** Returns the shape of a map whose keys are strings. */
  public static Shape mapOf(Shape value) {
    return new Shape(Map.class, value);
  }

  /** Returns whether the type is the given class, or a subtype of it. */
  public boolean isA(Class<?> supertype) {
    return supertype.isAssignableFrom(type);
  }

  /** Returns whether the type has members of its own. */
  public boolean isStructure() {
    return isA(Record.class) && !isA(SecretValue.class);
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
