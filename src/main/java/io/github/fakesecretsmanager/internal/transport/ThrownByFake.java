package io.github.fakesecretsmanager.internal.transport;

import java.util.function.Supplier;

/**
 * A wrapper around what the fake itself, or a test's rotation function, has thrown in an
 * asynchronous call. {@link UnwrapFakeExceptions} recognizes it.
 */
final class ThrownByFake extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Wraps an unchecked exception or an error. */
  ThrownByFake(Throwable thrown) {
    // The stack trace is that of the cause.
    super(thrown.getMessage(), thrown, false, false);
  }

  /** Runs a step of an asynchronous call, and wraps what it throws. */
  static <T> T marking(Supplier<T> step) {
    try {
      return step.get();
    } catch (RuntimeException | Error e) {
      throw new ThrownByFake(e);
    }
  }
}
