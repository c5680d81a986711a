package io.github.fakesecretsmanager.internal.http;

import io.github.fakesecretsmanager.internal.fault.Delivery;
import io.github.fakesecretsmanager.internal.protocol.AwsJsonProtocol;
import io.github.fakesecretsmanager.internal.protocol.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP response.
 *
 * <p>It has no {@code Date}: AWS clients would mistake a fake time for clock skew, and correct
 * their signatures from then on.
 */
// The bytes are only passed on; nothing compares two responses.
@SuppressWarnings("ArrayRecordComponent")
record Response(int status, Map<String, String> headers, byte[] body, Delivery delivery) {

  Response(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, body, Delivery.USUAL);
  }

  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(204, "No Content"),
          Map.entry(400, "Bad Request"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(408, "Request Timeout"),
          Map.entry(413, "Content Too Large"),
          Map.entry(417, "Expectation Failed"),
          Map.entry(421, "Misdirected Request"),
          Map.entry(431, "Request Header Fields Too Large"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(505, "HTTP Version Not Supported"));

  static Response of(WireResponse answer) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-amzn-RequestId", answer.requestId());
    headers.put("Content-Type", answer.contentType());
    return new Response(answer.status(), headers, answer.body(), answer.delivery());
  }

  /** Returns a response that AWS clients show as an error, of a type that AWS doesn't have. */
  static Response failure(int status, String type, String message, Map<String, String> more) {
    Map<String, String> headers = new LinkedHashMap<>(more);
    headers.put("Content-Type", "application/x-amz-json-1.1");
    return new Response(status, headers, AwsJsonProtocol.failure(type, message));
  }

  /**
   * Returns the response in one piece, so that it can be sent at once.
   *
   * @param connection the headers that say whether the connection stays open
   * @param withBody false for the response to HEAD
   */
  byte[] bytes(String connection, boolean withBody) {
    StringBuilder text = new StringBuilder(256);
    text.append("HTTP/1.1 ").append(status).append(' ');
    text.append(REASONS.getOrDefault(status, "")).append("\r\n");
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    if (status != 204) {
      text.append("Content-Length: ").append(body.length).append("\r\n");
    }
    text.append(connection).append("\r\n");
    byte[] head = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    if (!withBody) {
      return head;
    }
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }
}
