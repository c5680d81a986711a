package io.github.fakesecretsmanager.internal.fault;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/** A way in which a connection yields no answer. */
public enum ConnectionFailure {
  /** Nothing listens at the address. */
  REFUSED {
    @Override
    public IOException exception() {
      return new ConnectException("Connection refused");
    }
  },

  /** No answer comes in time. */
  TIMED_OUT {
    @Override
    public IOException exception() {
      return new SocketTimeoutException("Read timed out");
    }
  },

  /** The other side ends the connection. */
  RESET {
    @Override
    public IOException exception() {
      return new SocketException("Connection reset");
    }
  };

  /** Returns a new exception of the type, and with the message, that the JDK's sockets throw. */
  public abstract IOException exception();
}
