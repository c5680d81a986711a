package io.github.fakesecretsmanager.internal.json;

import io.github.fakesecretsmanager.internal.structure.Shape;
import io.github.fakesecretsmanager.internal.structure.Structure;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes the codecs of record types; the components may be strings, booleans, integers, longs,
 * instants, the caller's scalars, lists, string-keyed maps and records of these.
 *
 * <p>Immutable and thread-safe.
 */
public final class RecordCodecs {

  private final Function<Structure.Member, String> names;
  private final Map<Class<?>, ValueCodec<?>> scalars = new HashMap<>();

  /** Starts from a rule for the names of members, and types that stand in JSON as strings. */
  public RecordCodecs(Function<Structure.Member, String> names, List<JsonScalar<?>> scalars) {
    this.names = names;
    this.scalars.put(String.class, ValueCodec.STRING);
    this.scalars.put(Boolean.class, ValueCodec.BOOLEAN);
    this.scalars.put(Integer.class, ValueCodec.INTEGER);
    this.scalars.put(Long.class, ValueCodec.LONG);
    this.scalars.put(Instant.class, ValueCodec.INSTANT);
    scalars.forEach(scalar -> this.scalars.put(scalar.type(), new ValueCodec.OfScalar<>(scalar)));
  }

  /** Returns the codec of a record type. */
  public <T extends Record> RecordCodec<T> of(Class<T> type) {
    return new RecordCodec<>(type, this);
  }

  String nameOf(Structure.Member component) {
    return names.apply(component);
  }

  // The codec is made for the type it is asked for, which the compiler can't follow.
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
