package io.github.fakesecretsmanager.internal.json;

import io.github.fakesecretsmanager.internal.structure.Shape;
import io.github.fakesecretsmanager.internal.structure.Structure;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A factory of the codecs of record types. The components can be strings, booleans, integers,
 * longs, instants, scalars that the user defines, and lists, string-keyed maps and records of
 * these.
 *
 * <p>Immutable and thread-safe.
 */
public final class RecordCodecs {

  private final Function<Structure.Member, String> names;
  private final Map<Class<?>, ValueCodec<?>> scalars = new HashMap<>();

  /**
   * Makes a factory.
   *
   * @param names the rule for the names of members
   * @param scalars the types that JSON shows as strings
   */
  public RecordCodecs(Function<Structure.Member, String> names, List<JsonScalar<?>> scalars) {
    this.names = names;
    this.scalars.put(String.class, ValueCodec.STRING);
    this.scalars.put(Boolean.class, ValueCodec.BOOLEAN);
    this.scalars.put(Integer.class, ValueCodec.INTEGER);
    this.scalars.put(Long.class, ValueCodec.LONG);
    this.scalars.put(Instant.class, ValueCodec.INSTANT);
    for (JsonScalar<?> scalar : scalars) {
      this.scalars.put(scalar.type(), new ValueCodec.OfScalar<>(scalar));
    }
  }

  /** Returns the codec of a record type. */
  public <T extends Record> RecordCodec<T> of(Class<T> type) {
    return new RecordCodec<>(type, this);
  }

  String nameOf(Structure.Member component) {
    return names.apply(component);
  }

  // The codec is of the type that it is asked for, which the compiler can't know.
  @SuppressWarnings("unchecked")
  ValueCodec<Object> valueCodec(Shape shape) {
    return (ValueCodec<Object>) codec(shape);
  }

  private ValueCodec<?> codec(Shape shape) {
    ValueCodec<?> scalar = scalars.get(shape.type());
    if (scalar != null) {
      return scalar;
    }
    Shape element = shape.element();
    if (element != null && shape.type() == List.class) {
      return new ValueCodec.OfList<>(codec(element));
    }
    if (element != null && shape.type() == Map.class) {
      return new ValueCodec.OfMap<>(codec(element));
    }
    if (shape.isStructure()) {
      return new NestedCodec<>(shape.structure(), this);
    }
    throw new IllegalArgumentException("no JSON form for " + shape.type());
  }
}
