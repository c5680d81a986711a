package io.github.fakesecretsmanager.internal.transport;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The life of one client, which ends when somebody closes the client. Thread-safe. */
final class ClientLife {

  private final BooleanSupplier isFakeClosed;
  private final Runnable whenClosed;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  /**
   * Makes the life of a client that is open.
   *
   * @param isFakeClosed a closed fake refuses all calls by itself, in words of its own
   * @param whenClosed runs at the first close; the SDK allows more
   */
  ClientLife(BooleanSupplier isFakeClosed, Runnable whenClosed) {
    this.isFakeClosed = isFakeClosed;
    this.whenClosed = whenClosed;
  }

  /** Returns what makes the lives of clients that no fake keeps. */
  static Supplier<ClientLife> unkept(BooleanSupplier isFakeClosed) {
    return () -> new ClientLife(isFakeClosed, () -> {});
  }

  /**
   * Checks that the client is open.
   *
   * @throws IllegalStateException when somebody has closed it
   */
  void requireOpen() {
    if (isClosed.get() && !isFakeClosed.getAsBoolean()) {
      throw new IllegalStateException(
          """
          this client was closed before this call: call it before close(), or use another client \
          (client() of a fake makes a new one after that)""");
    }
  }

  void end() {
    if (isClosed.compareAndSet(false, true)) {
      whenClosed.run();
    }
  }
}
