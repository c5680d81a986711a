package io.github.fakesecretsmanager;

import java.util.Objects;

/**
 * The exception for a call of a feature that AWS has and this fake does not simulate. The fake
 * throws it instead of making up an answer.
 *
 * <p>It reaches the caller unchanged. It isn't an exception of the SDK, so code that handles AWS's
 * errors does not handle it by accident. Clients outside the JVM get status 501 with the type
 * {@code NotSimulatedByFake}. The message names the feature, and one of these cures:
 *
 * <ul>
 *   <li>give the fake what it can't know, for example with {@link FakeRotation#connectPartner};
 *   <li>give the client of another AWS service an HTTP client of its own;
 *   <li>leave that call out of the test, or test it against AWS.
 * </ul>
 */
public final class NotSimulatedException extends UnsupportedOperationException {

  private static final long serialVersionUID = 1;

  /**
   * Creates an exception.
   *
   * @param message what is not simulated and what to do, without a secret value
   */
  public NotSimulatedException(String message) {
    super(message);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param message what is not simulated and what to do, without a secret value
   * @param cause the exception that led to this one
   */
  public NotSimulatedException(String message, Throwable cause) {
    super(message, cause);
  }

  /** {@return the message, which is never null} */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage(), "a sentence");
  }
}
