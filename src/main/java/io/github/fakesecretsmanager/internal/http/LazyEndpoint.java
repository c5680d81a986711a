package io.github.fakesecretsmanager.internal.http;

import io.github.fakesecretsmanager.internal.protocol.AwsJsonProtocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Starts the endpoint of a fake once, when it is asked for; no class of it is loaded before. */
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

  /** Starts the endpoint at a port, or returns where it runs already. */
  public synchronized URI start(int port) {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "<" + port + "> is no port; give one up to " + MAX_PORT + ", or 0 for any");
    }
    if (closed) {
      throw new IllegalStateException(
          "this FakeSecretsManager is closed; start its endpoint before");
    }
    if (running == null) {
      running = listen(port);
    } else if (port != 0 && port != running.port()) {
      throw new IllegalStateException(
          "the endpoint runs at "
              + running.uri()
              + " already, so it can't start at port <"
              + port
              + ">; a fake has one");
    }
    return running.uri();
  }

  private LoopbackEndpoint listen(int port) {
    try {
      return LoopbackEndpoint.start(port, protocol::handle, reset);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't listen at port <"
              + port
              + "> of 127.0.0.1 ("
              + e.getMessage()
              + "); give another, or 0 for any",
          e);
    }
  }

  /** Closes without the monitor: a call that still runs may ask for the endpoint. */
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
