package io.github.fakesecretsmanager.internal.http;

import java.util.Map;
import java.util.Objects;

/** Thrown if a request is refused before it reaches a route. The connection ends with it. */
final class HttpRefusal extends Exception {

  static final int BAD_REQUEST = 400;

  private static final long serialVersionUID = 1;

  private final int status;
  private final transient Map<String, String> headers;

  /** Makes a refusal with a status of HTTP and a sentence for the user of the client. */
  HttpRefusal(int status, String message) {
    this(status, message, Map.of());
  }

  HttpRefusal(int status, String message, Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.headers = headers;
  }

  /**
   * Returns the refusal of a malformed request. The message quotes none of it, as it may contain a
   * secret value.
   */
  static HttpRefusal badRequest(String message) {
    return new HttpRefusal(BAD_REQUEST, message);
  }

  Response response() {
    return Response.failure(status, "RefusedByFakeEndpoint", getMessage(), headers);
  }

  /** Returns the sentence, which is never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage(), "a sentence");
  }
}
