package io.github.fakesecretsmanager.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A client that sends bytes as they are, right or wrong, and reads answers. */
final class RawClient implements AutoCloseable {

  /** The start of a correct call, up to the headers about the body. */
  static final String CALL =
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.1\r\n"
          + "X-Amz-Target: secretsmanager.ListSecrets\r\n"
          + "Authorization: AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260301/eu-west-3/"
          + "secretsmanager/aws4_request, SignedHeaders=host, Signature=0\r\n";

  private static final int PATIENCE = 20_000;

  record Answer(int status, Map<String, String> headers, String body) {}

  private final Socket socket;
  private final InputStream input;

  RawClient(URI endpoint) throws IOException {
    socket = new Socket(endpoint.getHost(), endpoint.getPort());
    socket.setSoTimeout(PATIENCE);
    socket.setTcpNoDelay(true);
    input = socket.getInputStream();
  }

  /** Returns a whole call with a body of a given length. */
  static String call(String body) {
    return CALL + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  static Answer exchange(URI endpoint, String request) throws IOException {
    try (RawClient client = new RawClient(endpoint)) {
      return client.send(request).answer();
    }
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Ends the output, and still reads. */
  RawClient endOutput() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Reads an answer, by the length that it states. */
  Answer answer() throws IOException {
    Answer head = head();
    int length = Integer.parseInt(head.headers().getOrDefault("content-length", "0"));
    byte[] body = input.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the body of the answer is cut off");
    }
    return new Answer(head.status(), head.headers(), new String(body, StandardCharsets.UTF_8));
  }

  /** Reads status and headers only. */
  Answer head() throws IOException {
    String status = line();
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Answer(Integer.parseInt(status.split(" ", 3)[1]), headers, "");
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = input.read(); b != '\n'; b = input.read()) {
      if (b < 0) {
        throw new EOFException("the connection ended after <" + line + ">");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** Returns whether the other side has ended the connection; waits for it. */
  boolean isCutOff() {
    try {
      return input.read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
