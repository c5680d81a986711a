package io.github.fakesecretsmanager.internal.http;

import io.github.fakesecretsmanager.NotSimulatedException;
import io.github.fakesecretsmanager.internal.protocol.CredentialScope;
import io.github.fakesecretsmanager.internal.protocol.WireRequest;
import io.github.fakesecretsmanager.internal.protocol.WireResponse;
import io.github.fakesecretsmanager.internal.service.FakeClosedException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Knows what there is at the endpoint, and who may ask for it: programs of this machine. */
final class Routes {

  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);
  private static final String FAILED = "FakeFailed";
  private static final String NOT_SIMULATED = "NotSimulatedByFake";
  private static final int QUOTED = 100;
  private static final String WHAT_IS_THERE =
      "here are POST / (calls of AWS Secrets Manager, in AWS JSON 1.1), GET /_fake/health and POST"
          + " /_fake/reset";

  /** Answers a request, of which it has all but the body. */
  interface Route {
    Response answer(byte[] body);
  }

  private final Function<WireRequest, WireResponse> protocol;
  private final Runnable reset;

  Routes(Function<WireRequest, WireResponse> protocol, Runnable reset) {
    this.protocol = protocol;
    this.reset = reset;
  }

  /** Finds what a request asks for, before its body is read. */
  Route find(RequestHead head) throws HttpRefusal {
    requireLoopback(head);
    refuseBrowsers(head);
    return switch (head.target()) {
      case "/" -> requireMethod("POST", head, calls(head));
      case "/_fake/health" -> requireMethod("GET", head, body -> health());
      case "/_fake/reset" -> requireMethod("POST", head, body -> reset());
      default ->
          throw new HttpRefusal(
              404, "there is no <" + shortened(head.target()) + ">; " + WHAT_IS_THERE);
    };
  }

  // A page of the web may let its own name resolve to this machine; its Host betrays it.
  private static void requireLoopback(RequestHead head) throws HttpRefusal {
    String host =
        head.header("Host").orElseThrow(() -> HttpRefusal.badRequest("the header Host is missing"));
    if (!LOOPBACK.matcher(host).matches()) {
      throw new HttpRefusal(
          421,
          "the Host <"
              + shortened(host)
              + "> is not this endpoint's; use http://127.0.0.1 or http://localhost with its port"
              + " (other names are refused, lest a web page reaches the endpoint by a name of its"
              + " own)");
    }
  }

  private static void refuseBrowsers(RequestHead head) throws HttpRefusal {
    if (head.headers().containsKey("origin")) {
      throw new HttpRefusal(
          403,
          "the request has the header Origin, so a browser sent it; only programs may call this"
              + " endpoint, lest a web page does");
    }
  }

  private static Route requireMethod(String method, RequestHead head, Route route)
      throws HttpRefusal {
    if (!head.method().equals(method)) {
      throw new HttpRefusal(
          405,
          "<" + shortened(head.method() + " " + head.target()) + "> is nothing; " + WHAT_IS_THERE,
          Map.of("Allow", method));
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

  private Response reset() {
    return answer(
        () -> {
          reset.run();
          return new Response(204, Map.of(), new byte[0]);
        });
  }

  private Route calls(RequestHead head) throws HttpRefusal {
    Optional<String> contentType = head.header("Content-Type");
    Optional<String> target = head.header("X-Amz-Target");
    Optional<CredentialScope> scope = head.header("Authorization").flatMap(CredentialScope::parse);
    return body ->
        answer(
            () -> Response.of(protocol.apply(new WireRequest(contentType, target, scope, body))));
  }

  // Throwable: an assertion of a rotation function, for one, must reach the client as a failure.
  private static Response answer(Supplier<Response> work) {
    try {
      return work.get();
    } catch (Throwable e) {
      return failure(e);
    }
  }

  /**
   * Makes an answer of what was thrown. Two types are the fake's alone, and have a sentence for the
   * user; the message of any other, such as an assertion's, may quote a secret value.
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
        "%s was thrown at %s; its message is left out, for it may quote a secret value"
            .formatted(
                failure.getClass().getName(),
                trace.length == 0 ? "an unknown place" : trace[0].toString()));
  }

  // Not 500: clients try again at that, and what failed once, an assertion above all, would get
  // lost.
  private static Response failure(String type, String message) {
    return Response.failure(501, type, message, Map.of());
  }
}
