package io.github.fakesecretsmanager.internal.http;

import java.time.Duration;

/**
 * Limits to how much, and how long, a client may keep the endpoint busy.
 *
 * @param head bytes of the request line and the headers
 * @param body bytes of the body; a secret value has 65,536 at most, and base64 or the escapes of
 *     JSON make up to six times as many of them
 * @param connections at one time
 * @param request from the first byte of a request to its last, and again for taking the answer
 * @param idle between two requests of a connection
 * @param linger to wait, after a refusal, for a client to read it
 * @param close to wait, when the endpoint is closed, for calls that run
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
