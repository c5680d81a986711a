package io.github.fakesecretsmanager.internal.http;

import io.github.fakesecretsmanager.NotSimulatedException;
import io.github.fakesecretsmanager.internal.protocol.CredentialScope;
import io.github.fakesecretsmanager.internal.protocol.WireRequest;
import io.github.fakesecretsmanager.internal.service.FakeClosedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paths of the endpoint, which only programs of this machine may use. */
final class Routes {

  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);
  private static final Pattern ABSOLUTE_FORM =
      Pattern.compile("http://([^/]*)(.*)", Pattern.CASE_INSENSITIVE);
  private static final String FAILED = "FakeFailed";
  private static final String NOT_SIMULATED = "NotSimulatedByFake";
  private static final int QUOTED = 100;
  private static final String CURE =
      """
      use POST / (calls of AWS Secrets Manager, in AWS JSON 1.1), GET /_fake/health or POST \
      /_fake/reset""";

  /** The way to answer a request whose head has been read, but not its body. */
  interface Route {
    Response answer(byte[] body) throws IOException;
  }

  private final CallHandler protocol;
  private final Runnable reset;

  Routes(CallHandler protocol, Runnable reset) {
    this.protocol = protocol;
    this.reset = reset;
  }

  /** Returns the route that a request asks for, before its body is read. */
  Route find(RequestHead head) throws HttpRefusal {
    requireLoopback(head);
    refuseBrowsers(head);
    return switch (path(head)) {
      case "/" -> requireMethod(List.of("POST"), head, calls(head));
      case "/_fake/health" -> requireMethod(List.of("GET", "HEAD"), head, body -> health());
      case "/_fake/reset" -> requireMethod(List.of("POST"), head, body -> reset());
      default ->
          throw new HttpRefusal(
              404, "unknown path <%s>: %s".formatted(shortened(head.target()), CURE));
    };
  }

  // A web page can make its own name resolve to this machine. The Host header shows that.
  private static void requireLoopback(RequestHead head) throws HttpRefusal {
    String given =
        head.header("Host").orElseThrow(() -> HttpRefusal.badRequest("the header Host is missing"));
    String host = authority(head).orElse(given);
    if (!LOOPBACK.matcher(host).matches()) {
      throw new HttpRefusal(
          421,
          """
          unknown Host <%s>: use http://127.0.0.1 or http://localhost with the endpoint's port \
          (a web page could reach the endpoint by another name)"""
              .formatted(shortened(host)));
    }
  }

  /**
   * Returns the host of a target that names one, as for a proxy. It takes precedence over the
   * header.
   */
  private static Optional<String> authority(RequestHead head) {
    Matcher absolute = ABSOLUTE_FORM.matcher(head.target());
    return absolute.matches() ? Optional.of(absolute.group(1)) : Optional.empty();
  }

  private static String path(RequestHead head) {
    Matcher absolute = ABSOLUTE_FORM.matcher(head.target());
    if (!absolute.matches()) {
      return head.target();
    }
    return absolute.group(2).isEmpty() ? "/" : absolute.group(2);
  }

  private static void refuseBrowsers(RequestHead head) throws HttpRefusal {
    if (head.headers().containsKey("origin")) {
      throw new HttpRefusal(
          403,
          """
          the request has the header Origin, so a browser sent it: call this endpoint from a \
          program, as web pages may not""");
    }
  }

  private static Route requireMethod(List<String> methods, RequestHead head, Route route)
      throws HttpRefusal {
    if (!methods.contains(head.method())) {
      throw new HttpRefusal(
          405,
          "unsupported request <%s>: %s"
              .formatted(shortened(head.method() + " " + head.target()), CURE),
          Map.of("Allow", String.join(", ", methods)));
    }
    return route;
  }

  private static String shortened(String text) {
    return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "...";
  }

  private static Response health() {
    return new Response(
        200,
        Map.of("Content-Type", "application/json"),
        "{\"status\":\"up\"}".getBytes(StandardCharsets.US_ASCII));
  }

  /** The work that makes an answer. */
  private interface Work {
    Response run() throws IOException;
  }

  private Response reset() throws IOException {
    return answer(
        () -> {
          reset.run();
          return new Response(204, Map.of(), new byte[0]);
        });
  }

  private Route calls(RequestHead head) throws HttpRefusal {
    Optional<String> contentType = head.header("Content-Type");
    Optional<String> target = head.header("X-Amz-Target");
    Optional<String> invocationId = head.header("amz-sdk-invocation-id");
    Optional<CredentialScope> scope = head.header("Authorization").flatMap(CredentialScope::parse);
    return body ->
        answer(
            () ->
                Response.of(
                    protocol.handle(
                        new WireRequest(contentType, target, () -> invocationId, scope, body))));
  }

  // Catches Throwable: an assertion that fails in a rotation function must reach the client as a
  // failure.
  private static Response answer(Work work) throws IOException {
    try {
      return work.run();
    } catch (IOException e) {
      // A fault leaves the client without an answer.
      throw e;
    } catch (Throwable e) {
      return failure(e);
    }
  }

  /**
   * Makes an answer from a Throwable. The fake itself throws two types, with a sentence for the
   * user. The message of any other type, such as an assertion's, can quote a secret value.
   */
  private static Response failure(Throwable failure) {
    if (failure instanceof NotSimulatedException own) {
      return failure(NOT_SIMULATED, own.getMessage());
    }
    if (failure instanceof FakeClosedException own) {
      return failure(FAILED, own.getMessage());
    }
    StackTraceElement[] trace = failure.getStackTrace();
    return failure(
        FAILED,
        "%s was thrown at %s; its message is left out, as it may quote a secret value"
            .formatted(
                failure.getClass().getName(),
                trace.length == 0 ? "an unknown place" : trace[0].toString()));
  }

  // Not 500: clients would retry, and a failure that occurs only once, such as an assertion's,
  // would be lost.
  private static Response failure(String type, String message) {
    return Response.failure(501, type, message, Map.of());
  }
}
