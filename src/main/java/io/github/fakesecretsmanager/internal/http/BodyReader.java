package io.github.fakesecretsmanager.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reader of a request's body: none, of {@code Content-Length} bytes, or in chunks. */
final class BodyReader {

  private static final int CHUNKED = -1;
  private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
  private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,8})[ \t]*(;.*)?");
  private static final int CHUNK_LINE = 1024;

  private final HttpInput input;
  private final EndpointLimits limits;
  private final int length;

  /**
   * Determines the length. Refuses a body that is too long, and headers that give no clear length.
   */
  BodyReader(RequestHead head, HttpInput input, EndpointLimits limits) throws HttpRefusal {
    this.input = input;
    this.limits = limits;
    this.length = length(head);
  }

  private int length(RequestHead head) throws HttpRefusal {
    Optional<String> length = head.header("Content-Length");
    Optional<String> encoding = head.header("Transfer-Encoding");
    if (encoding.isEmpty()) {
      return length.isEmpty() ? 0 : contentLength(length.get());
    }
    if (length.isPresent()) {
      throw HttpRefusal.badRequest(
          "the request has both Content-Length and Transfer-Encoding: send one of them");
    }
    if (!head.isHttp11()) {
      throw HttpRefusal.badRequest("HTTP/1.0 has no Transfer-Encoding: send Content-Length");
    }
    if (!encoding.get().equalsIgnoreCase("chunked")) {
      throw new HttpRefusal(501, "unsupported Transfer-Encoding: use chunked");
    }
    return CHUNKED;
  }

  private int contentLength(String value) throws HttpRefusal {
    if (!DIGITS.matcher(value).matches()) {
      throw HttpRefusal.badRequest("invalid Content-Length: send a number of bytes");
    }
    return requireAllowed(Long.parseLong(value));
  }

  private int requireAllowed(long bytes) throws HttpRefusal {
    if (bytes > limits.body()) {
      throw new HttpRefusal(
          413,
          "the body is too long: send %s bytes or fewer, which every call of Secrets Manager fits in"
              .formatted(limits.body()));
    }
    return (int) bytes;
  }

  boolean isEmpty() {
    return length == 0;
  }

  byte[] read() throws IOException, HttpRefusal {
    if (length == CHUNKED) {
      return readChunks();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream(length);
    input.read(length, body);
    return body.toByteArray();
  }

  private byte[] readChunks() throws IOException, HttpRefusal {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int chunk = chunkLength(); chunk > 0; chunk = chunkLength()) {
      requireAllowed((long) body.size() + chunk);
      input.read(chunk, body);
      if (!input.line(CHUNK_LINE).isEmpty()) {
        throw HttpRefusal.badRequest("a chunk of the body is longer than its length says");
      }
    }
    RequestHead.readHeaders(input, limits.head());
    return body.toByteArray();
  }

  private int chunkLength() throws IOException, HttpRefusal {
    Matcher chunk = CHUNK.matcher(input.line(CHUNK_LINE));
    if (!chunk.matches()) {
      throw HttpRefusal.badRequest("a chunk of the body does not start with its length");
    }
    return requireAllowed(Long.parseLong(chunk.group(1), 16));
  }
}
