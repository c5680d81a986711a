package io.github.fakesecretsmanager.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.github.fakesecretsmanager.internal.structure.Structure;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A codec between the records of one type and JSON objects: each component is a member, under its
 * name on the wire.
 *
 * <p>A member that is missing or null becomes a null component, and a null component is left out.
 * Members that the record does not have are skipped. Immutable and thread-safe.
 */
public final class RecordCodec<T extends Record> implements ValueCodec<T> {

  private final Structure structure;
  private final Member[] members;
  private final Map<String, Integer> indexByName = new HashMap<>();

  private record Member(SerializableString name, ValueCodec<Object> codec) {}

  RecordCodec(Class<T> type, RecordCodecs codecs) {
    this.structure = Structure.of(type);
    List<Structure.Member> components = structure.members();
    this.members = new Member[components.size()];
    for (int i = 0; i < members.length; i++) {
      Structure.Member component = components.get(i);
      String name = component.wireName();
      members[i] = new Member(new SerializedString(name), codecs.valueCodec(component.shape()));
      indexByName.put(name, i);
    }
  }

  /**
   * Reads a JSON object.
   *
   * @throws JsonFormatException if the text is not an object, or a member has the wrong form
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

  /** Returns a JSON object in UTF-8; no bytes for a record type without components. */
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
    return made(values);
  }

  // The structure is of the codec's type, which the compiler can't know.
  @SuppressWarnings("unchecked")
  private T made(@Nullable Object[] values) {
    return (T) structure.create(values);
  }

  @Override
  public void write(JsonGenerator generator, T value) throws IOException {
    generator.writeStartObject();
    for (int i = 0; i < members.length; i++) {
      Object component = structure.get(value, i);
      if (component != null) {
        generator.writeFieldName(members[i].name());
        members[i].codec().write(generator, component);
      }
    }
    generator.writeEndObject();
  }
}
