package io.github.fakesecretsmanager.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Reads what a client sends, by a time by which all of it must be there: a client that sends a byte
 * now and then gets no longer for it.
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

  /** Allows this much time, from now, for all that is read. */
  void allow(Duration time) {
    deadline = System.nanoTime() + time.toNanos();
  }

  /** Waits for a byte; false when none comes, be it that the time is up or the client gone. */
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

  /** Reads a line that CR LF ends, of at most so many bytes with it. */
  String line(int limit) throws IOException, HttpRefusal {
    StringBuilder line = new StringBuilder();
    while (true) {
      if (line.length() + 2 > limit) {
        throw new HttpRefusal(431, "the request line and headers have more bytes than are allowed");
      }
      int b = read();
      if (b == '\r') {
        break;
      }
      // At the first such byte: who starts TLS sends no more before it has an answer.
      if (b < ' ' && b != '\t' || b == DELETE) {
        throw HttpRefusal.badRequest(
            "this is no HTTP/1.1: a line of the request has a control character (a client that"
                + " speaks TLS must be given http:// instead of https://)");
      }
      line.append((char) b);
    }
    if (read() != '\n') {
      throw HttpRefusal.badRequest(
          "this is no HTTP/1.1: a line of the request ends in CR without LF");
    }
    return line.toString();
  }

  /** Reads exactly so many bytes. */
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

  /** Reads and forgets what still comes, until the client ends it or the time is up. */
  void drain(Duration time) throws IOException {
    allow(time);
    try {
      while (true) {
        fill();
      }
    } catch (SocketTimeoutException | EOFException e) {
      // Either is the end of it.
    }
  }
}
