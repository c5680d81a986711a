package io.github.fakesecretsmanager.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the records of one type as JSON objects, member by component.
 *
 * <p>A member that is missing or null becomes a null component, and a null component is left out.
 * Members that the record does not have are passed over. Immutable and thread-safe.
 */
public final class RecordCodec<T extends Record> implements ValueCodec<T> {

  // The compiler would make a new empty array for each call of an accessor.
  private static final Object[] NO_ARGUMENTS = {};

  private final Constructor<T> constructor;
  private final Member[] members;
  private final Map<String, Integer> indexByName = new HashMap<>();

  private record Member(SerializableString name, Method accessor, ValueCodec<Object> codec) {}

  RecordCodec(Class<T> type, RecordCodecs codecs) {
    RecordComponent[] components = type.getRecordComponents();
    this.constructor = canonicalConstructor(type, components);
    this.members = new Member[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = codecs.nameOf(components[i]);
      members[i] =
          new Member(
              new SerializedString(name),
              components[i].getAccessor(),
              codecs.valueCodec(components[i].getGenericType()));
      indexByName.put(name, i);
    }
  }

  private static <T> Constructor<T> canonicalConstructor(
      Class<T> type, RecordComponent[] components) {
    try {
      return type.getDeclaredConstructor(
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new AssertionError("a record has its canonical constructor", e);
    }
  }

  /**
   * Reads a JSON object.
   *
   * @throws JsonFormatException when the text is not one, or a member is of the wrong form
   */
  public T read(byte[] text) {
    try (JsonParser parser = Json.FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonFormatException("the text is not a JSON object");
      }
      T value = read(parser);
      Json.requireEnd(parser);
      return value;
    } catch (IOException e) {
      throw Json.notJson(e);
    }
  }

  /** Writes a JSON object in UTF-8; nothing at all for a record type without components. */
  public byte[] write(T value) {
    return members.length == 0
        ? new byte[0]
        : JsonWriter.write(generator -> write(generator, value));
  }

  @Override
  public T read(JsonParser parser) throws IOException {
    ValueCodec.require(parser, JsonToken.START_OBJECT, "a Structure");
    @Nullable Object[] values = new @Nullable Object[members.length];
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      Integer index = indexByName.get(name);
      if (index == null) {
        parser.skipChildren();
      } else {
        values[index] = members[index].codec().readNullable(parser);
      }
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("could not make " + constructor, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("the records of the API are public", e);
    }
  }

  @Override
  public void write(JsonGenerator generator, T value) throws IOException {
    generator.writeStartObject();
    for (Member member : members) {
      Object component = get(member.accessor(), value);
      if (component != null) {
        generator.writeFieldName(member.name());
        member.codec().write(generator, component);
      }
    }
    generator.writeEndObject();
  }

  private static @Nullable Object get(Method accessor, Object value) {
    try {
      return accessor.invoke(value, NO_ARGUMENTS);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("the records of the API are public", e);
    }
  }
}
