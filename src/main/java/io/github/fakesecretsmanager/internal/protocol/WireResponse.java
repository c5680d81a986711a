package io.github.fakesecretsmanager.internal.protocol;

import io.github.fakesecretsmanager.internal.fault.Delivery;
import java.util.Arrays;

/**
 * The parts from which a transport makes an HTTP response.
 *
 * @param requestId the header {@code x-amzn-RequestId}
 * @param contentType the header {@code Content-Type}
 * @param delivery how the transport is to send it
 */
// The bytes are only passed on; nothing compares two responses.
@SuppressWarnings("ArrayRecordComponent")
public record WireResponse(
    int status, String requestId, String contentType, byte[] body, Delivery delivery) {

  /** Returns the first half of the body, after which a truncated answer breaks off. */
  public byte[] firstHalf() {
    return Arrays.copyOf(body, body.length / 2);
  }
}
