package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.fault.ConnectionFailure;
import io.github.fakesecretsmanager.internal.fault.Delivery;
import java.time.Duration;

/** The answer to a call. */
public sealed interface Answer<S extends Record> {

  /** The response of an operation. */
  record Response<S extends Record>(S response, Delivery delivery) implements Answer<S> {}

  /** A refusal; the call has changed nothing. */
  record Refusal<S extends Record>(SecretsManagerError error, Delivery delivery)
      implements Answer<S> {}

  /**
   * No answer; the call may have taken effect.
   *
   * @param delay how long the client waits for the failure, in real time
   */
  record Missing<S extends Record>(ConnectionFailure failure, Duration delay)
      implements Answer<S> {}
}
