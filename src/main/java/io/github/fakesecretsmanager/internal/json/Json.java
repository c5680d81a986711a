package io.github.fakesecretsmanager.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reader and writer of JSON texts, as plain values. Thread-safe. */
public final class Json {

  // Field names come from callers, so interning them would fill a table of the whole JVM. The
  // values that one generator writes are separate texts, so it puts nothing between them.
  static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .rootValueSeparator((String) null)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private Json() {}

  /**
   * Reads a JSON text as maps, lists, strings, numbers, booleans and null.
   *
   * @throws JsonFormatException if the text is not one JSON value
   */
  public static @Nullable Object parse(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      Object value = value(parser);
      requireEnd(parser);
      return value;
    } catch (IOException e) {
      throw notJson(e);
    }
  }

  /** Writes maps, lists, strings, numbers, booleans and null as a JSON text. */
  public static String write(@Nullable Object value) {
    return new String(
        JsonWriter.write(generator -> write(generator, value)), StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> members) {
      generator.writeStartObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        generator.writeFieldName(String.valueOf(member.getKey()));
        write(generator, member.getValue());
      }
      generator.writeEndObject();
    } else if (value instanceof List<?> elements) {
      generator.writeStartArray();
      for (Object element : elements) {
        write(generator, element);
      }
      generator.writeEndArray();
    } else if (value == null) {
      generator.writeNull();
    } else if (value instanceof Boolean truth) {
      generator.writeBoolean(truth);
    } else if (value instanceof Number number) {
      generator.writeNumber(number.toString());
    } else {
      generator.writeString(value.toString());
    }
  }

  static @Nullable Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new JsonFormatException("the text is empty");
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static BigDecimal number(JsonParser parser) throws IOException {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException e) {
      throw new JsonFormatException("a number is larger than any that can be kept");
    }
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return elements;
  }

  /**
   * Reads a JSON text as {@link #parse} does, with the line on which each value starts. An object
   * with a duplicate member is refused.
   *
   * @throws JsonFormatException if the text is not one JSON value
   */
  public static LocatedJson parseWithLines(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      parser.nextToken();
      LocatedJson value = LocatedJson.read(parser);
      requireEnd(parser);
      return value;
    } catch (IOException e) {
      throw notJson(e);
    }
  }

  static void requireEnd(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw new JsonFormatException("more text follows the end of the JSON value");
    }
  }

  /**
   * Returns the exception that says where a text is not JSON. Reading a text from memory fails for
   * no other reason.
   */
  static JsonFormatException notJson(IOException e) {
    JsonLocation location =
        e instanceof JsonProcessingException parsing ? parsing.getLocation() : null;
    return new JsonFormatException(
        location == null
            ? "the text is not JSON"
            : "the text is not JSON at line "
                + location.getLineNr()
                + ", column "
                + location.getColumnNr());
  }
}
