package io.github.fakesecretsmanager.internal.http;

import io.github.fakesecretsmanager.internal.protocol.WireRequest;
import io.github.fakesecretsmanager.internal.protocol.WireResponse;
import java.io.IOException;

/** A handler of the calls that the endpoint receives. */
@FunctionalInterface
public interface CallHandler {

  /**
   * Answers a request.
   *
   * @throws IOException if no answer is to be sent
   */
  WireResponse handle(WireRequest request) throws IOException;
}
