package io.github.fakesecretsmanager.internal.http;

import java.time.Duration;

/**
 * The limits on how much a client may send, and how long it may keep the endpoint busy.
 *
 * @param head the bytes of the request line and the headers
 * @param body the bytes of the body; a secret value has 65,536 at most, which Base64 or the escapes
 *     of JSON can multiply by up to six
 * @param connections the connections at one time
 * @param request the time from the first byte of a request to its last, and again to read the
 *     answer
 * @param idle the time between two requests of a connection
 * @param linger the time that a client has to read a refusal
 * @param close the time that running calls have to end when the endpoint closes
 */
record EndpointLimits(
    int head,
    int body,
    int connections,
    Duration request,
    Duration idle,
    Duration linger,
    Duration close) {

  static final EndpointLimits DEFAULT =
      new EndpointLimits(
          16 * 1024,
          1024 * 1024,
          256,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2));
}
