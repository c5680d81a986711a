package io.github.fakesecretsmanager.internal.http;

import io.github.fakesecretsmanager.internal.protocol.AwsJsonProtocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The endpoint of a fake, started when it is first asked for. Its classes load only then. */
public final class LazyEndpoint {

  private static final int MAX_PORT = 65_535;

  private final AwsJsonProtocol protocol;
  private final Runnable reset;
  private @Nullable LoopbackEndpoint running;
  private boolean closed;

  public LazyEndpoint(AwsJsonProtocol protocol, Runnable reset) {
    this.protocol = protocol;
    this.reset = reset;
  }

  /** Starts the endpoint at a port, or returns the URI of the running one. */
  public synchronized URI start(int port) {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "invalid port <%s>: use 0 to %s (0 picks a free one)".formatted(port, MAX_PORT));
    }
    if (closed) {
      throw new IllegalStateException(
          "this FakeSecretsManager is closed; start the endpoint before close()");
    }
    if (running == null) {
      running = listen(port);
    } else if (port != 0 && port != running.port()) {
      throw new IllegalStateException(
          "can't start the endpoint at port <%s>: it already runs at %s; use that endpoint"
              .formatted(port, running.uri()));
    }
    return running.uri();
  }

  private LoopbackEndpoint listen(int port) {
    try {
      return LoopbackEndpoint.start(port, protocol::handle, reset);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't listen at port <%s> of 127.0.0.1 (%s): use another (0 picks a free one)"
              .formatted(port, e.getMessage()),
          e);
    }
  }

  /**
   * Closes the endpoint, without holding the monitor: a call that still runs may ask for the
   * endpoint.
   */
  public void close() {
    LoopbackEndpoint ended;
    synchronized (this) {
      closed = true;
      ended = running;
      running = null;
    }
    if (ended != null) {
      ended.close();
    }
  }
}
