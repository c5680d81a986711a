package io.github.fakesecretsmanager.internal.message;

/** The interrupts of threads that run code of a test. */
public final class Interrupts {

  private Interrupts() {}

  /** Interrupts the current thread again if an exception says that it was interrupted. */
  public static void restore(Throwable thrown) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }
}
