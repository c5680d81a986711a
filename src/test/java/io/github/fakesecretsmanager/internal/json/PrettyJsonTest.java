package io.github.fakesecretsmanager.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form in which AWS returns a policy. */
class PrettyJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "1",
        "\"a\"",
        "null",
        "[[],{},[{}],[1,[2,{\"a\":[]}]]]",
        "{\"a\":{},\"b\":[],\"c\":{\"d\":{\"e\":[{\"f\":1},{\"g\":true}]}},\"h\":[\"i\",null]}",
        "{\"\\\"\\n\":\"\\u00fc\\t\\\\\\u0001\"}",
        "[{\"a\":1,\"b\":[{\"c\":2},{\"c\":3}]},{\"d\":false}]"
      })
  void is_what_the_default_pretty_printer_of_jackson_writes(String json) throws IOException {
    assertThat(PrettyJson.of(json)).isEqualTo(printed(Json.parse(json)));
  }

  @Test
  void leaves_numbers_as_they_are_written() {
    assertThat(PrettyJson.of("[1e1, 7.50, -0, 1E+400]")).isEqualTo("[ 1e1, 7.50, -0, 1E+400 ]");
  }

  @Test
  void takes_one_json_value_only() {
    for (String text : List.of("", "{", "{} {}", "x")) {
      assertThatThrownBy(() -> PrettyJson.of(text)).isInstanceOf(JsonFormatException.class);
    }
  }

  private static String printed(Object value) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      generator.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      print(value, generator);
    }
    return text.toString();
  }

  private static void print(Object value, JsonGenerator generator) throws IOException {
    if (value instanceof Map<?, ?> members) {
      generator.writeStartObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        generator.writeFieldName((String) member.getKey());
        print(member.getValue(), generator);
      }
      generator.writeEndObject();
    } else if (value instanceof List<?> elements) {
      generator.writeStartArray();
      for (Object element : elements) {
        print(element, generator);
      }
      generator.writeEndArray();
    } else if (value instanceof BigDecimal number) {
      generator.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      generator.writeBoolean(truth);
    } else {
      generator.writeString((String) value);
    }
  }
}
