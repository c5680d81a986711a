package io.github.fakesecretsmanager.conformance;

import io.github.fakesecretsmanager.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A request and its answer, as sent over the wire. */
record Exchange(String operation, Object request, int status, Object answer) {

  /** Returns the values of a body. A body that is not JSON, such as a proxy's, becomes a text. */
  static Object parsed(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return Map.of();
    }
    try {
      Object value = Json.parse(text);
      return value instanceof Map ? value : Map.of("body", text);
    } catch (IllegalArgumentException e) {
      return Map.of("body", text);
    }
  }
}
