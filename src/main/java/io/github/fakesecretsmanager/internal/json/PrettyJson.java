package io.github.fakesecretsmanager.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * A JSON text in the form of Jackson's default pretty printer, in which AWS returns a policy.
 *
 * <p>Jackson's printer is not used, because its line separator depends on the system and its form
 * on the version. Not thread-safe, except {@link #of}.
 */
public final class PrettyJson {

  private static final String INDENT = "  ";

  private final JsonParser parser;
  private final StringBuilder text = new StringBuilder();

  /** The number of open objects. Lists are written on one line, so they don't count. */
  private int depth;

  private PrettyJson(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Returns the same JSON in that form. The order of members and the digits of numbers stay as they
   * are.
   *
   * @throws JsonFormatException if the text is not one JSON value
   */
  public static String of(String json) {
    try (JsonParser parser = Json.FACTORY.createParser(json)) {
      PrettyJson pretty = new PrettyJson(parser);
      parser.nextToken();
      pretty.appendValue();
      Json.requireEnd(parser);
      return pretty.text.toString();
    } catch (IOException e) {
      throw Json.notJson(e);
    }
  }

  private void appendValue() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      appendObject();
    } else if (token == JsonToken.START_ARRAY) {
      appendList();
    } else if (token == JsonToken.VALUE_STRING) {
      text.append(Json.write(parser.getText()));
    } else if (token == null) {
      throw new JsonFormatException("the text is empty");
    } else {
      text.append(parser.getText());
    }
  }

  private void appendObject() throws IOException {
    text.append('{');
    depth++;
    String separator = "";
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      text.append(separator).append('\n').append(INDENT.repeat(depth));
      text.append(Json.write(name)).append(" : ");
      parser.nextToken();
      appendValue();
      separator = ",";
    }
    depth--;
    boolean isEmpty = separator.isEmpty();
    text.append(isEmpty ? " " : "\n" + INDENT.repeat(depth)).append('}');
  }

  private void appendList() throws IOException {
    text.append('[');
    String separator = " ";
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      text.append(separator);
      appendValue();
      separator = ", ";
    }
    text.append(" ]");
  }
}
