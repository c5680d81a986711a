package io.github.fakesecretsmanager.internal.transport;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The life of one client, which ends when the client is closed. Thread-safe. */
final class ClientLife {

  private final BooleanSupplier isFakeClosed;
  private final Runnable whenClosed;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  /**
   * Makes the life of a client that is open.
   *
   * @param isFakeClosed whether the fake is closed, and so refuses all calls with its own message
   * @param whenClosed the action at the first close; the SDK allows several
   */
  ClientLife(BooleanSupplier isFakeClosed, Runnable whenClosed) {
    this.isFakeClosed = isFakeClosed;
    this.whenClosed = whenClosed;
  }

  /** Returns the maker of lives for clients that no fake keeps. */
  static Supplier<ClientLife> unkept(BooleanSupplier isFakeClosed) {
    return () -> new ClientLife(isFakeClosed, () -> {});
  }

  /**
   * Requires that the client is open.
   *
   * @throws IllegalStateException if the client was closed
   */
  void requireOpen() {
    if (isClosed.get() && !isFakeClosed.getAsBoolean()) {
      throw new IllegalStateException(
          """
          this client was closed before this call: call it before close(), or use another client \
          (after that, the fake's client() makes a new one)""");
    }
  }

  void end() {
    if (isClosed.compareAndSet(false, true)) {
      whenClosed.run();
    }
  }
}
