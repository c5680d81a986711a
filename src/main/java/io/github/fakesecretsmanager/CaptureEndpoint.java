package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.internal.http.LoopbackEndpoint;
import io.github.fakesecretsmanager.internal.protocol.WireRequest;
import io.github.fakesecretsmanager.internal.protocol.WireResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint of a capture, for clients that bring their own HTTP client. Each request is answered
 * by the fake of the test that is running. Thread-safe.
 */
final class CaptureEndpoint implements AutoCloseable {

  private final AtomicReference<@Nullable FakeSecretsManager> fake = new AtomicReference<>();
  private final LoopbackEndpoint endpoint;

  private CaptureEndpoint() {
    try {
      this.endpoint = LoopbackEndpoint.start(0, this::answer, () -> current().reset());
    } catch (IOException e) {
      throw new UncheckedIOException("can't listen on 127.0.0.1 for captured clients", e);
    }
  }

  /** Starts on a free port. */
  static CaptureEndpoint start() {
    return new CaptureEndpoint();
  }

  URI uri() {
    return endpoint.uri();
  }

  void answerBy(FakeSecretsManager current) {
    fake.set(current);
  }

  private WireResponse answer(WireRequest request) throws IOException {
    return current().protocol().handle(request);
  }

  private FakeSecretsManager current() {
    FakeSecretsManager current = fake.get();
    if (current == null) {
      throw new NotSimulatedException(
          "default clients are captured, but no fake answers them yet: call in a test, or share one"
              + " fake across the class with Scope.PER_CLASS");
    }
    return current;
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
