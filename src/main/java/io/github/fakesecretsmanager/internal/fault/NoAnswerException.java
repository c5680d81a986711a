package io.github.fakesecretsmanager.internal.fault;

import java.io.IOException;
import java.time.Duration;

/** Thrown to a transport instead of an answer, if a fault or an outage leaves none. */
public final class NoAnswerException extends IOException {

  private static final long serialVersionUID = 1L;

  private final ConnectionFailure failure;
  private final Duration delay;

  /**
   * Makes an exception for a call.
   *
   * @param delay how long the client waits for the failure, in real time
   */
  public NoAnswerException(ConnectionFailure failure, Duration delay) {
    super(failure.toString());
    this.failure = failure;
    this.delay = delay;
  }

  /** Returns how long the client waits for the failure, in real time. */
  public Duration delay() {
    return delay;
  }

  /** Returns a new exception, as the client's socket would throw it. */
  public IOException asOfSocket() {
    return failure.exception();
  }
}
