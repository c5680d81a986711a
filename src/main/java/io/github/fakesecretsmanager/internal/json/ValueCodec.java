package io.github.fakesecretsmanager.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A codec of one type of value. To read, the parser must be at the value's first token.
 *
 * <p>Immutable and thread-safe.
 */
interface ValueCodec<T> {

  T read(JsonParser parser) throws IOException;

  void write(JsonGenerator generator, T value) throws IOException;

  /** Reads a value that may be {@code null} in the text. */
  default @Nullable T readNullable(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL ? null : read(parser);
  }

  ValueCodec<String> STRING =
      new ValueCodec<>() {
        @Override
        public String read(JsonParser parser) throws IOException {
          require(parser, JsonToken.VALUE_STRING, "a String");
          String text = parser.getText();
          requireWhole(text);
          return text;
        }

        @Override
        public void write(JsonGenerator generator, String value) throws IOException {
          generator.writeString(value);
        }
      };

  ValueCodec<Boolean> BOOLEAN =
      new ValueCodec<>() {
        @Override
        public Boolean read(JsonParser parser) throws IOException {
          if (parser.currentToken() != JsonToken.VALUE_FALSE) {
            require(parser, JsonToken.VALUE_TRUE, "a Boolean");
          }
          return parser.getBooleanValue();
        }

        @Override
        public void write(JsonGenerator generator, Boolean value) throws IOException {
          generator.writeBoolean(value);
        }
      };

  ValueCodec<Integer> INTEGER =
      new ValueCodec<>() {
        @Override
        public Integer read(JsonParser parser) throws IOException {
          require(parser, JsonToken.VALUE_NUMBER_INT, "an Integer");
          return parser.getIntValue();
        }

        @Override
        public void write(JsonGenerator generator, Integer value) throws IOException {
          generator.writeNumber(value);
        }
      };

  ValueCodec<Long> LONG =
      new ValueCodec<>() {
        @Override
        public Long read(JsonParser parser) throws IOException {
          require(parser, JsonToken.VALUE_NUMBER_INT, "a Long");
          return parser.getLongValue();
        }

        @Override
        public void write(JsonGenerator generator, Long value) throws IOException {
          generator.writeNumber(value);
        }
      };

  /** The digits of a long, and a point. */
  int MAX_TIME_LENGTH = 20;

  /**
   * A time as AWS JSON writes it: seconds since the epoch, with milliseconds. It is only written,
   * never read, and is never before 1970.
   */
  ValueCodec<Instant> INSTANT =
      new ValueCodec<>() {
        @Override
        public Instant read(JsonParser parser) {
          throw new UnsupportedOperationException("no request of the API has a time");
        }

        @Override
        public void write(JsonGenerator generator, Instant value) throws IOException {
          long millis = value.toEpochMilli();
          // Nearly every answer has a time, so it is written digit by digit, without a text in
          // between.
          char[] text = new char[MAX_TIME_LENGTH];
          int end = NumberOutput.outputLong(millis / 1000, text, 0);
          text[end++] = '.';
          for (int unit = 100, fraction = (int) (millis % 1000); unit > 0; unit /= 10) {
            text[end++] = (char) ('0' + fraction / unit % 10);
          }
          generator.writeRawValue(text, 0, end);
        }
      };

  /** Refuses half of a surrogate pair, which an escape can produce but UTF-8 can't express. */
  private static void requireWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSurrogatePair(
            text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
          throw new JsonFormatException(
              "a string has half of a surrogate pair at index <" + i + ">");
        }
        i++;
      }
    }
  }

  /** Requires that the parser is at a value of the wanted form. */
  static void require(JsonParser parser, JsonToken wanted, String type) {
    JsonToken token = parser.currentToken();
    if (token == wanted) {
      return;
    }
    throw new JsonFormatException(
        switch (token) {
          case START_OBJECT -> "Start of structure or map found where not expected.";
          case START_ARRAY -> "Start of list found where not expected.";
          case VALUE_STRING -> "STRING_VALUE can not be converted to " + type;
          case VALUE_TRUE -> "TRUE_VALUE can not be converted to " + type;
          case VALUE_FALSE -> "FALSE_VALUE can not be converted to " + type;
          default -> "NUMBER_VALUE can not be converted to " + type;
        });
  }

  /** A value that JSON shows as a string. */
  record OfScalar(Class<?> type, JsonScalars scalars) implements ValueCodec<Object> {
    @Override
    public Object read(JsonParser parser) throws IOException {
      String text = STRING.read(parser);
      try {
        return scalars.read(type, text);
      } catch (IllegalArgumentException e) {
        throw new JsonFormatException(
            "STRING_VALUE can not be converted to " + type.getSimpleName());
      }
    }

    @Override
    public void write(JsonGenerator generator, Object value) throws IOException {
      generator.writeString(scalars.write(value));
    }
  }

  /** A list. An element can be null: the limits on requests refuse that. */
  record OfList<E>(ValueCodec<E> element) implements ValueCodec<List<@Nullable E>> {
    @Override
    public List<@Nullable E> read(JsonParser parser) throws IOException {
      require(parser, JsonToken.START_ARRAY, "a List");
      List<@Nullable E> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(element.readNullable(parser));
      }
      return elements;
    }

    @Override
    public void write(JsonGenerator generator, List<@Nullable E> elements) throws IOException {
      generator.writeStartArray();
      for (E each : elements) {
        if (each == null) {
          generator.writeNull();
        } else {
          element.write(generator, each);
        }
      }
      generator.writeEndArray();
    }
  }

  /** A map. It is only written, as no request of the API has a map. */
  record OfMap<E>(ValueCodec<E> value) implements ValueCodec<Map<String, E>> {
    @Override
    public Map<String, E> read(JsonParser parser) {
      throw new UnsupportedOperationException("no request of the API has a map");
    }

    @Override
    public void write(JsonGenerator generator, Map<String, E> entries) throws IOException {
      generator.writeStartObject();
      for (Map.Entry<String, E> entry : entries.entrySet()) {
        generator.writeFieldName(entry.getKey());
        value.write(generator, entry.getValue());
      }
      generator.writeEndObject();
    }
  }
}
