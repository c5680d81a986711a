package io.github.fakesecretsmanager.conformance;

import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The reason why a run can't start or go on, and what to do. It has neither stack trace nor cause,
 * because the reader sees the message alone.
 */
public final class ConformanceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ConformanceException(String message) {
    super(message, null, false, false);
  }

  /** Returns the exception for a target that does not answer. */
  static ConformanceException noAnswer(Target target, SdkClientException cause) {
    return new ConformanceException(
        "%s does not answer: %s; check that it runs and that this machine can reach it"
            .formatted(target.description(), cause.getMessage()));
  }
}
