package io.github.fakesecretsmanager.internal.http;

import io.github.fakesecretsmanager.internal.fault.NoAnswerException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A connection of one client. It serves one request after the other until either side ends it. */
final class Connection implements Runnable {

  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final String CLOSE = "Connection: close\r\n";

  private final Socket socket;
  private final Routes routes;
  private final EndpointLimits limits;
  private final HttpInput input;
  private final String keepAlive;

  private boolean isHeadRequest;
  private volatile @Nullable Long writtenBy;

  // Guarded by this: a call that has begun may end, and none begins after stop().
  private boolean isAnswering;
  private boolean isStopped;

  Connection(Socket socket, Routes routes, EndpointLimits limits) {
    this.socket = socket;
    this.routes = routes;
    this.limits = limits;
    this.input = new HttpInput(socket);
    // The client learns the timeout, so that it does not send into a connection that is about to
    // end.
    this.keepAlive =
        "Connection: keep-alive\r\nKeep-Alive: timeout=" + limits.idle().toSeconds() + "\r\n";
  }

  @Override
  public void run() {
    try (socket) {
      socket.setTcpNoDelay(true);
      while (input.await(limits.idle())) {
        if (!exchange()) {
          return;
        }
      }
    } catch (IOException e) {
      // The client is gone or was cut off, so nobody can be told.
    }
  }

  private boolean exchange() throws IOException {
    isHeadRequest = false;
    RequestHead head;
    Routes.Route route;
    byte[] body;
    try {
      input.allow(limits.request());
      head = RequestHead.read(input, limits.head());
      isHeadRequest = head.method().equals("HEAD");
      route = routes.find(head);
      body = readBody(head);
    } catch (HttpRefusal refusal) {
      refuse(refusal, limits.linger());
      return false;
    } catch (SocketTimeoutException e) {
      refuse(
          new HttpRefusal(
              408,
              "the request was not complete within %s ms".formatted(limits.request().toMillis())),
          limits.linger());
      return false;
    } catch (EOFException e) {
      refuse(HttpRefusal.badRequest("the request ended before it was complete"), limits.linger());
      return false;
    }
    return begin() && answer(head, answer(route, body));
  }

  /** Makes the answer. If a fault leaves no answer, the client sees the connection end. */
  private Response answer(Routes.Route route, byte[] body) throws IOException {
    try {
      return route.answer(body);
    } catch (NoAnswerException e) {
      pause(e.delay());
      IOException failure = e.asOfSocket();
      if (failure instanceof SocketException) {
        // Without lingering, the system resets the connection.
        socket.setSoLinger(true, 0);
      }
      throw failure;
    }
  }

  private byte[] readBody(RequestHead head) throws IOException, HttpRefusal {
    BodyReader body = new BodyReader(head, input, limits);
    String expectation = head.header("Expect").orElse("");
    if (!expectation.isEmpty() && !expectation.equalsIgnoreCase("100-continue")) {
      throw new HttpRefusal(417, "unsupported Expect: use 100-continue");
    }
    if (!expectation.isEmpty() && head.isHttp11() && !body.isEmpty()) {
      write(CONTINUE);
    }
    return body.read();
  }

  private boolean answer(RequestHead head, Response response) throws IOException {
    pause(response.delivery().delay());
    boolean goesOn = head.isKeptAlive() && !isStopped();
    if (response.delivery().isTruncated()) {
      byte[] whole = response.bytes(CLOSE, true);
      write(Arrays.copyOf(whole, whole.length - response.body().length / 2));
      return false;
    }
    write(response.bytes(goesOn ? keepAlive : CLOSE, !isHeadRequest));
    return end() && goesOn;
  }

  /** Waits for a delay that a test has asked for. */
  private static void pause(Duration delay) throws InterruptedIOException {
    if (delay.isZero()) {
      return;
    }
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the endpoint was closed");
    }
  }

  /**
   * Sends a refusal, and waits for the client to end the connection. If the server closed it before
   * the client had sent everything, the client would lose the answer.
   */
  void refuse(HttpRefusal refusal, Duration linger) throws IOException {
    write(refusal.response().bytes(CLOSE, !isHeadRequest));
    socket.shutdownOutput();
    input.drain(linger);
  }

  // In one piece: the second of two small writes would wait until the first is acknowledged.
  private void write(byte[] bytes) throws IOException {
    writtenBy = System.nanoTime() + limits.request().toNanos();
    socket.getOutputStream().write(bytes);
    writtenBy = null;
  }

  /** Cuts the client off if it has not read its answer in time, as a write has no timeout. */
  void cutIfOverdue() {
    Long deadline = writtenBy;
    if (deadline != null && System.nanoTime() - deadline > 0) {
      cut();
    }
  }

  private synchronized boolean begin() {
    isAnswering = !isStopped;
    return isAnswering;
  }

  private synchronized boolean end() {
    isAnswering = false;
    return !isStopped;
  }

  private synchronized boolean isStopped() {
    return isStopped;
  }

  /** Ends the connection at once, or after the answer to a running call. */
  synchronized void stop() {
    isStopped = true;
    if (!isAnswering) {
      cut();
    }
  }

  /** Ends the connection at once. */
  void cut() {
    try {
      socket.close();
    } catch (IOException e) {
      // The socket is closed anyway.
    }
  }
}
