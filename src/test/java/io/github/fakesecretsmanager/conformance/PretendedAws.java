package io.github.fakesecretsmanager.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.internal.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that pretends to be AWS, on top of a fake: Secrets Manager, with the lies that a test
 * adds, and the operations of KMS and STS that the kit calls.
 */
final class PretendedAws implements AutoCloseable {

  private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/\\d+/([^/]+)/");
  private static final List<String> SIGNED =
      List.of("Authorization", "Content-Type", "X-Amz-Date", "X-Amz-Target");

  /** An HTTP response. */
  record Answer(int status, String body) {

    static Answer error(String type, String message) {
      return new Answer(400, Json.write(Map.of("__type", type, "message", message)));
    }
  }

  private final FakeSecretsManager fake = FakeSecretsManager.create();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final Map<String, Answer> refusals = new ConcurrentHashMap<>();
  private final Set<String> closed = ConcurrentHashMap.newKeySet();
  private final Map<String, String> keyStates = new ConcurrentHashMap<>();
  private final Map<String, FakeKmsKey> aliases = new ConcurrentHashMap<>();
  private final Map<String, UnaryOperator<Answer>> lies = new ConcurrentHashMap<>();

  PretendedAws() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  FakeSecretsManager fake() {
    return fake;
  }

  /** Changes the answers of an operation from now on. */
  PretendedAws lie(String operation, UnaryOperator<Answer> lie) {
    lies.put(operation, lie);
    return this;
  }

  /** Refuses an operation from now on, so that it has no effect. */
  void refuse(String operation, String error, String message) {
    refusals.put(operation, Answer.error(error, message));
  }

  /** Ends what {@link #refuse} began. */
  void allow(String operation) {
    refusals.remove(operation);
  }

  /** Lets nobody into a Region from now on. */
  void close(String region) {
    closed.add(region);
  }

  private void answer(HttpExchange http) throws IOException {
    String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String target =
        Optional.ofNullable(http.getRequestHeaders().getFirst("X-Amz-Target")).orElse("");
    String operation = target.substring(target.indexOf('.') + 1);
    Answer answer;
    if (refusals.containsKey(operation)) {
      answer = refusals.get(operation);
    } else if (closed.contains(regionOf(http))) {
      answer = Answer.error("UnrecognizedClientException", "The security token is invalid.");
    } else if (target.startsWith("TrentService.")) {
      answer = kms(operation, fake.region(regionOf(http)), (Map<?, ?>) Json.parse(body));
    } else if (target.isEmpty()) {
      answer = identity();
    } else {
      answer = forwarded(http, body);
    }
    send(http, lies.getOrDefault(operation, UnaryOperator.identity()).apply(answer));
  }

  private static void send(HttpExchange http, Answer answer) throws IOException {
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    http.getResponseHeaders().add("x-amzn-RequestId", "7f8e9c1a-0000-4000-8000-000000000000");
    http.sendResponseHeaders(answer.status(), bytes.length);
    http.getResponseBody().write(bytes);
    http.close();
  }

  private static String regionOf(HttpExchange http) {
    Matcher scope = SCOPE.matcher(http.getRequestHeaders().getFirst("Authorization"));
    return scope.find() ? scope.group(1) : "";
  }

  private Answer forwarded(HttpExchange http, String body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(fake.startEndpoint())
            .POST(HttpRequest.BodyPublishers.ofString(body));
    for (String header : SIGNED) {
      Optional.ofNullable(http.getRequestHeaders().getFirst(header))
          .ifPresent(value -> request.header(header, value));
    }
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static Answer identity() {
    return new Answer(
        200,
        """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <GetCallerIdentityResult>
            <Arn>arn:aws:iam::123456789012:user/tester</Arn>
            <UserId>AIDATESTER</UserId>
            <Account>123456789012</Account>
          </GetCallerIdentityResult>
        </GetCallerIdentityResponse>""");
  }

  private Answer kms(String operation, FakeRegion region, Map<?, ?> request) {
    switch (operation) {
      case "CreateKey" -> {
        // The fake's keys have an alias from the start; the description tells which.
        String description = "" + request.get("Description");
        FakeKmsKey key =
            region.createKmsKey("alias/" + description.substring(description.indexOf(": ") + 2));
        for (KmsPermission each : KmsPermission.values()) {
          if (("" + request.get("Policy")).contains(each.action())) {
            key.deny(each);
          }
        }
        return metadata(key);
      }
      case "DisableKey" -> keyStates.put(key(region, request).disable().id(), "Disabled");
      case "EnableKey" -> keyStates.put(key(region, request).enable().id(), "Enabled");
      case "ScheduleKeyDeletion" ->
          keyStates.put(key(region, request).scheduleDeletion().id(), "PendingDeletion");
      case "DescribeKey" -> {
        return metadata(key(region, request));
      }
      case "CreateAlias" ->
          aliases.put("" + request.get("AliasName"), key(region, request, "TargetKeyId"));
      case "ListAliases" -> {
        return aliasesIn(region);
      }
      default -> throw new AssertionError("KMS is not called by " + operation);
    }
    return new Answer(200, "{}");
  }

  private static FakeKmsKey key(FakeRegion region, Map<?, ?> request) {
    return key(region, request, "KeyId");
  }

  private static FakeKmsKey key(FakeRegion region, Map<?, ?> request, String member) {
    return region.kmsKey("" + request.get(member));
  }

  private Answer aliasesIn(FakeRegion region) {
    List<Map<String, String>> found =
        aliases.entrySet().stream()
            .filter(alias -> alias.getValue().arn().contains(":" + region.name() + ":"))
            .map(alias -> Map.of("AliasName", alias.getKey(), "TargetKeyId", alias.getValue().id()))
            .toList();
    return new Answer(200, Json.write(Map.of("Aliases", found)));
  }

  /** Returns the states of the keys that were changed, by their ids. */
  Map<String, String> keyStates() {
    return Map.copyOf(keyStates);
  }

  private Answer metadata(FakeKmsKey key) {
    String state = keyStates.getOrDefault(key.id(), "Enabled");
    return new Answer(
        200,
        Json.write(
            Map.of("KeyMetadata", Map.of("KeyId", key.id(), "Arn", key.arn(), "KeyState", state))));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    fake.close();
  }
}
