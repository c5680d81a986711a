package io.github.fakesecretsmanager.internal.transport;

import io.github.fakesecretsmanager.internal.protocol.WireResponse;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;

/**
 * The body of an answer that breaks off: its first half, and then the failure of the connection.
 */
final class TruncatedBody extends FilterInputStream {

  private final WireResponse answer;

  TruncatedBody(WireResponse answer) {
    super(new ByteArrayInputStream(answer.firstHalf()));
    this.answer = answer;
  }

  /** Returns the exception that an HTTP client throws if a body is shorter than announced. */
  static IOException failure(WireResponse answer) {
    return new IOException(
        "the answer broke off: received %s of %s bytes"
            .formatted(answer.firstHalf().length, answer.body().length));
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next < 0) {
      throw failure(answer);
    }
    return next;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    if (count < 0) {
      throw failure(answer);
    }
    return count;
  }
}
