package io.github.fakesecretsmanager.internal.transport;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The delay of an answer in real time, which a test has asked for. */
final class RealDelay {

  private RealDelay() {}

  /**
   * Waits in the calling thread.
   *
   * @throws InterruptedIOException if the SDK gives up, which it does by interrupting the thread
   */
  static void await(Duration delay) throws InterruptedIOException {
    if (delay.isZero()) {
      return;
    }
    try {
      TimeUnit.NANOSECONDS.sleep(delay.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted =
          new InterruptedIOException("interrupted while waiting for a delayed answer");
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  /**
   * Runs a task later, in a thread of the JDK's common pool. Without a delay, runs it at once in
   * the calling thread.
   */
  static void later(Duration delay, Runnable task) {
    if (delay.isZero()) {
      task.run();
    } else {
      CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS).execute(task);
    }
  }
}
