package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.domain.SecretValue;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns requests and responses into what CloudTrail records of them; thread-safe. */
final class RecordedMembers {

  /** The members whose values are stored; a rotation token is sensitive too, but no secret. */
  private static final Set<String> STORED = Set.of("secretString", "secretBinary");

  private final Function<RecordComponent, String> names;

  private final ClassValue<List<RecordComponent>> components =
      new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
          return List.of(type.getRecordComponents());
        }
      };

  RecordedMembers(Function<RecordComponent, String> names) {
    this.names = names;
  }

  /** Returns the members that were given, but for the sensitive ones. */
  Map<String, Object> of(Record structure) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (RecordComponent component : components.get(structure.getClass())) {
      Object value = get(component, structure);
      if (value != null && !(value instanceof SecretValue)) {
        members.put(names.apply(component), plain(value));
      }
    }
    return members;
  }

  private Object plain(Object value) {
    if (value instanceof Record structure) {
      return of(structure);
    }
    if (value instanceof List<?> elements) {
      List<@Nullable Object> plain = new ArrayList<>();
      elements.forEach(element -> plain.add(element == null ? null : plain(element)));
      return Collections.unmodifiableList(plain);
    }
    return value instanceof Instant ? value.toString() : value;
  }

  /** Returns the secret values that a request was to store. */
  List<SecretValue> secretsIn(Record request) {
    List<SecretValue> secrets = new ArrayList<>();
    for (RecordComponent component : components.get(request.getClass())) {
      if (SecretValue.class.isAssignableFrom(component.getType())
          && STORED.contains(component.getName())
          && get(component, request) instanceof SecretValue secret) {
        secrets.add(secret);
      }
    }
    return secrets;
  }

  private static @Nullable Object get(RecordComponent component, Object structure) {
    try {
      return component.getAccessor().invoke(structure);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("the records of the API are public", e);
    }
  }
}
