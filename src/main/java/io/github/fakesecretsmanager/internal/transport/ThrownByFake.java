package io.github.fakesecretsmanager.internal.transport;

import java.util.function.Supplier;

/**
 * The mark on what the fake itself, or a test's rotation function, has thrown in an asynchronous
 * call, by which {@link UnwrapFakeExceptions} knows it.
 */
final class ThrownByFake extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Marks an unchecked exception or an error. */
  ThrownByFake(Throwable thrown) {
    // The trace is that of the cause.
    super(thrown.getMessage(), thrown, false, false);
  }

  /** Does a step of an asynchronous call, and marks what it throws. */
  static <T> T marking(Supplier<T> step) {
    try {
      return step.get();
    } catch (RuntimeException | Error e) {
      throw new ThrownByFake(e);
    }
  }
}
