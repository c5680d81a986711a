package io.github.fakesecretsmanager.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An HTTP/1.1 server on the loopback address, for clients outside the JVM.
 *
 * <p>The JDK's own server delays small answers by 40 ms. Only system properties change that and set
 * its limits, and they would change the user's JVM. This server blocks, with a thread for each
 * connection, which is enough for the clients of a test. Its times are the machine's, not those of
 * the fake's clock. Thread-safe.
 */
public final class LoopbackEndpoint implements AutoCloseable {

  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int BACKLOG = 128;
  private static final Duration TURN_AWAY = Duration.ofMillis(100);

  private final Routes routes;
  private final EndpointLimits limits;
  private final ServerSocket server;
  private final String name;
  private final Thread acceptor;
  private final Map<Connection, Thread> connections = new ConcurrentHashMap<>();
  private int accepted;

  private LoopbackEndpoint(Routes routes, EndpointLimits limits, int port) throws IOException {
    this.routes = routes;
    this.limits = limits;
    this.server = new ServerSocket(port, BACKLOG, InetAddress.getByAddress(LOOPBACK));
    this.name = "fake-secrets-manager-endpoint-" + server.getLocalPort();
    this.acceptor = thread(this::accept, name);
  }

  /**
   * Starts at a port.
   *
   * @param port 0 picks a free one
   * @param reset the action of {@code POST /_fake/reset}
   * @throws IOException if the port is taken or not allowed
   */
  public static LoopbackEndpoint start(int port, CallHandler protocol, Runnable reset)
      throws IOException {
    return start(port, protocol, reset, EndpointLimits.DEFAULT);
  }

  static LoopbackEndpoint start(
      int port, CallHandler protocol, Runnable reset, EndpointLimits limits) throws IOException {
    LoopbackEndpoint endpoint = new LoopbackEndpoint(new Routes(protocol, reset), limits, port);
    // Wakes the acceptor now and then, to look for clients that do not read their answer.
    endpoint.server.setSoTimeout((int) Math.min(1000, limits.request().toMillis()));
    endpoint.acceptor.start();
    return endpoint;
  }

  /** Makes a daemon thread, so that an endpoint left open does not keep the JVM alive. */
  private static Thread thread(Runnable task, String name) {
    Thread thread = new Thread(null, task, name, 0, false);
    thread.setDaemon(true);
    return thread;
  }

  /** Returns the URI, with the numeric address, as {@code localhost} can mean another one. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        admit(server.accept());
      } catch (SocketTimeoutException e) {
        // No client came. The timeout lets the loop look for slow clients below.
      } catch (IOException e) {
        pause();
      }
      connections.keySet().forEach(Connection::cutIfOverdue);
    }
  }

  /** Waits a little, so that the acceptor does not spin when the system has no socket left. */
  private void pause() {
    try {
      Thread.sleep(server.isClosed() ? 0 : 10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void admit(Socket socket) throws IOException {
    Connection connection = new Connection(socket, routes, limits);
    if (connections.size() >= limits.connections()) {
      // In a thread of its own: a client that stays must not keep the acceptor from other clients.
      thread(() -> turnAway(socket, connection), name + "-turning-away").start();
      return;
    }
    Thread thread = thread(() -> serve(connection), name + "-" + ++accepted);
    connections.put(connection, thread);
    if (server.isClosed()) {
      // close() may have looked before the connection was in the map.
      connection.stop();
    }
    thread.start();
  }

  private void serve(Connection connection) {
    try {
      connection.run();
    } finally {
      connections.remove(connection);
    }
  }

  private void turnAway(Socket socket, Connection connection) {
    try (socket) {
      connection.refuse(
          new HttpRefusal(
              503,
              "too many connections: <%s> are already open; close some, or share one"
                  .formatted(limits.connections())),
          TURN_AWAY);
    } catch (IOException e) {
      // The client is gone already.
    }
  }

  /**
   * Stops the server: refuses new clients, cuts off idle ones, and gives running calls a moment to
   * end.
   */
  @Override
  public void close() {
    try {
      server.close();
      acceptor.join();
      connections.keySet().forEach(Connection::stop);
      join();
      connections.forEach(LoopbackEndpoint::abandon);
      join();
    } catch (IOException e) {
      throw new UncheckedIOException("the endpoint at " + uri() + " did not close", e);
    } catch (InterruptedException e) {
      connections.forEach(LoopbackEndpoint::abandon);
      Thread.currentThread().interrupt();
    }
  }

  private static void abandon(Connection connection, Thread thread) {
    if (thread != Thread.currentThread()) {
      connection.cut();
      thread.interrupt();
    }
  }

  /** Waits for the connections to end, except the one whose rotation function closes the fake. */
  private void join() throws InterruptedException {
    long deadline = System.nanoTime() + limits.close().toNanos();
    for (Thread thread : connections.values()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (thread != Thread.currentThread() && left > 0) {
        thread.join(left);
      }
    }
  }
}
