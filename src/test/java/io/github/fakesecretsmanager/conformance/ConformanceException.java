package io.github.fakesecretsmanager.conformance;

/**
 * The reason why a run can't start or go on, and what to do. It has neither stack trace nor cause,
 * because the reader sees the message alone.
 */
public final class ConformanceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ConformanceException(String message) {
    super(message, null, false, false);
  }
}
