package io.github.fakesecretsmanager.internal.transport;

import io.github.fakesecretsmanager.internal.fault.Delivery;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The delay of an answer in real time, which a test has asked for. */
final class RealDelay {

  private RealDelay() {}

  /**
   * Waits in the calling thread.
   *
   * @throws InterruptedIOException when the SDK gives up, as it does by interrupting the thread
   */
  static void await(Delivery delivery) throws InterruptedIOException {
    try {
      TimeUnit.NANOSECONDS.sleep(delivery.delay().toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted =
          new InterruptedIOException("interrupted while waiting for a delayed answer");
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  /** Runs a task later, in a thread of the JDK's common pool. */
  static void later(Delivery delivery, Runnable task) {
    CompletableFuture.delayedExecutor(delivery.delay().toNanos(), TimeUnit.NANOSECONDS)
        .execute(task);
  }
}
