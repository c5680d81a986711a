package io.github.fakesecretsmanager.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A client's input with one deadline for all of it. So a client that sends a byte now and then gets
 * no extra time.
 */
final class HttpInput {

  private static final int BUFFER = 8 * 1024;
  private static final int DELETE = 127;

  private final Socket socket;
  private final byte[] buffer = new byte[BUFFER];
  private int next;
  private int end;
  private long deadline;

  HttpInput(Socket socket) {
    this.socket = socket;
  }

  /** Sets the time, from now, for everything that is read. */
  void allow(Duration time) {
    deadline = System.nanoTime() + time.toNanos();
  }

  /** Waits for a byte; returns false if none comes because the time is up or the client is gone. */
  boolean await(Duration time) throws IOException {
    if (next < end) {
      return true;
    }
    allow(time);
    try {
      fill();
      return true;
    } catch (SocketTimeoutException | EOFException e) {
      return false;
    }
  }

  private void fill() throws IOException {
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    socket.setSoTimeout((int) left);
    int count = socket.getInputStream().read(buffer);
    if (count < 0) {
      throw new EOFException();
    }
    next = 0;
    end = count;
  }

  private int read() throws IOException {
    if (next == end) {
      fill();
    }
    return buffer[next++] & 0xff;
  }

  /** Reads a line up to its CR LF, which count towards the limit in bytes. */
  String line(int limit) throws IOException, HttpRefusal {
    StringBuilder line = new StringBuilder();
    while (true) {
      if (line.length() + 2 > limit) {
        throw new HttpRefusal(
            431, "the request line and headers are too long: send fewer or shorter headers");
      }
      int b = read();
      if (b == '\r') {
        break;
      }
      // Refused at the first such byte: a client that starts TLS waits for an answer before it
      // sends more.
      if ((b < ' ' && b != '\t') || b == DELETE) {
        throw HttpRefusal.badRequest(
            """
            not an HTTP/1.1 request: a line has a control character; use http:// instead of \
            https://, as this endpoint does not speak TLS""");
      }
      line.append((char) b);
    }
    if (read() != '\n') {
      throw HttpRefusal.badRequest("not an HTTP/1.1 request: a line ends in CR without LF");
    }
    return line.toString();
  }

  /** Reads exactly a number of bytes. */
  void read(int count, ByteArrayOutputStream into) throws IOException {
    int left = count;
    while (left > 0) {
      if (next == end) {
        fill();
      }
      int part = Math.min(left, end - next);
      into.write(buffer, next, part);
      next += part;
      left -= part;
    }
  }

  /** Reads and drops everything that still arrives, until the client ends or the time is up. */
  void drain(Duration time) throws IOException {
    allow(time);
    try {
      while (true) {
        fill();
      }
    } catch (SocketTimeoutException | EOFException e) {
      // Either ends the wait.
    }
  }
}
