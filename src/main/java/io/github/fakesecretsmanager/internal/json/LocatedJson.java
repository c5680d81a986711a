package io.github.fakesecretsmanager.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value and the line of the text on which it starts.
 *
 * @param value a string, a number, a boolean or null; null also for an object and a list
 * @param members the members of an object; empty if this is not an object
 * @param list the elements of a list; empty if this is not a list
 */
public record LocatedJson(
    int line,
    @Nullable Object value,
    Optional<Map<String, LocatedJson>> members,
    Optional<List<LocatedJson>> list) {

  static LocatedJson read(JsonParser parser) throws IOException {
    int line = parser.currentToken() == null ? 1 : parser.currentTokenLocation().getLineNr();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      Map<String, LocatedJson> members = new LinkedHashMap<>();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        members.put(name, read(parser));
      }
      return new LocatedJson(line, null, Optional.of(members), Optional.empty());
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<LocatedJson> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(read(parser));
      }
      return new LocatedJson(line, null, Optional.empty(), Optional.of(elements));
    }
    return new LocatedJson(line, Json.value(parser), Optional.empty(), Optional.empty());
  }

  /**
   * Returns the elements of a list, or otherwise this value as the only one. Policies accept either
   * form.
   */
  public List<LocatedJson> elements() {
    return list.orElse(List.of(this));
  }
}
