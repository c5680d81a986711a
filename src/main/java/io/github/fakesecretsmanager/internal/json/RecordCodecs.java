package io.github.fakesecretsmanager.internal.json;

import io.github.fakesecretsmanager.internal.structure.Shape;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A factory of the codecs of record types. The components can be strings, booleans, integers,
 * longs, instants, scalars that the user defines, and lists, string-keyed maps and records of
 * these.
 *
 * <p>Immutable and thread-safe.
 */
public final class RecordCodecs {

  private static final Map<Class<?>, ValueCodec<?>> SIMPLE =
      Map.of(
          String.class, ValueCodec.STRING,
          Boolean.class, ValueCodec.BOOLEAN,
          Integer.class, ValueCodec.INTEGER,
          Long.class, ValueCodec.LONG,
          Instant.class, ValueCodec.INSTANT);

  private final JsonScalars scalars;

  /** Makes a factory for records of these scalars. */
  public RecordCodecs(JsonScalars scalars) {
    this.scalars = scalars;
  }

  /** Returns the codec of a record type. */
  public <T extends Record> RecordCodec<T> of(Class<T> type) {
    return new RecordCodec<>(type, this);
  }

  // The codec is of the type that it is asked for, which the compiler can't know.
  @SuppressWarnings("unchecked")
  ValueCodec<Object> valueCodec(Shape shape) {
    return (ValueCodec<Object>) codec(shape);
  }

  private ValueCodec<?> codec(Shape shape) {
    ValueCodec<?> simple = SIMPLE.get(shape.type());
    if (simple != null) {
      return simple;
    }
    if (scalars.include(shape.type())) {
      return new ValueCodec.OfScalar(shape.type(), scalars);
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
