package io.github.fakesecretsmanager.internal.http;

import java.util.Map;

/** Says that a request gets no further, and why; the connection ends with it. */
final class HttpRefusal extends Exception {

  static final int BAD_REQUEST = 400;

  private static final long serialVersionUID = 1;

  private final int status;
  private final transient Map<String, String> headers;

  /** Refuses by a status of HTTP and a sentence for whoever reads it. */
  HttpRefusal(int status, String message) {
    this(status, message, Map.of());
  }

  HttpRefusal(int status, String message, Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.headers = headers;
  }

  /** Refuses what is not well-formed; the sentence quotes nothing, for it may be anything. */
  static HttpRefusal badRequest(String message) {
    return new HttpRefusal(BAD_REQUEST, message);
  }

  Response response() {
    return Response.failure(status, "RefusedByFakeEndpoint", getMessage(), headers);
  }
}
