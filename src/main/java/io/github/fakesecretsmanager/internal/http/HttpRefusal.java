package io.github.fakesecretsmanager.internal.http;

import java.util.Map;
import java.util.Objects;

/** A request that gets no further, and why; the connection ends with it. */
final class HttpRefusal extends Exception {

  static final int BAD_REQUEST = 400;

  private static final long serialVersionUID = 1;

  private final int status;
  private final transient Map<String, String> headers;

  /** Refuses with a status of HTTP and a sentence for the user of the client. */
  HttpRefusal(int status, String message) {
    this(status, message, Map.of());
  }

  HttpRefusal(int status, String message, Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.headers = headers;
  }

  /** Refuses a malformed request; the message quotes none of it, as it may hold a secret value. */
  static HttpRefusal badRequest(String message) {
    return new HttpRefusal(BAD_REQUEST, message);
  }

  Response response() {
    return Response.failure(status, "RefusedByFakeEndpoint", getMessage(), headers);
  }

  /** Returns the sentence, which is always given. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage(), "a sentence");
  }
}
