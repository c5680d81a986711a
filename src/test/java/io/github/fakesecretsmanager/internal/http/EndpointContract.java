package io.github.fakesecretsmanager.internal.http;

import io.github.fakesecretsmanager.internal.fault.Delivery;
import io.github.fakesecretsmanager.internal.protocol.WireRequest;
import io.github.fakesecretsmanager.internal.protocol.WireResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;

/**
 * A test of endpoints over a protocol that answers with the body it received. They end with the
 * test.
 */
abstract class EndpointContract {

  /** Few connections, and short times, so that a test does not wait long. */
  static final EndpointLimits SHORT =
      new EndpointLimits(
          16 * 1024,
          1024 * 1024,
          4,
          Duration.ofMillis(300),
          EndpointLimits.DEFAULT.idle(),
          Duration.ofMillis(50),
          Duration.ofMillis(300));

  final AtomicInteger calls = new AtomicInteger();
  final AtomicInteger resets = new AtomicInteger();
  private final List<LoopbackEndpoint> endpoints = new ArrayList<>();

  @AfterEach
  void closeEndpoints() {
    endpoints.forEach(LoopbackEndpoint::close);
  }

  LoopbackEndpoint endpoint() throws IOException {
    return endpoint(EndpointLimits.DEFAULT);
  }

  LoopbackEndpoint endpoint(EndpointLimits limits) throws IOException {
    return endpoint(limits, request -> answer(request.body()));
  }

  LoopbackEndpoint endpoint(EndpointLimits limits, Function<WireRequest, WireResponse> protocol)
      throws IOException {
    LoopbackEndpoint endpoint =
        LoopbackEndpoint.start(
            0,
            request -> {
              calls.incrementAndGet();
              return protocol.apply(request);
            },
            resets::incrementAndGet,
            limits);
    endpoints.add(endpoint);
    return endpoint;
  }

  static WireResponse answer(byte[] body) {
    return new WireResponse(200, "an-id", "application/x-amz-json-1.1", body, Delivery.USUAL);
  }

  static WireResponse answer(String body) {
    return answer(body.getBytes(StandardCharsets.UTF_8));
  }
}
