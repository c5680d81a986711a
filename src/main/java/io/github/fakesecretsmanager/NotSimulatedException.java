package io.github.fakesecretsmanager;

import java.util.Objects;

/**
 * The exception for a call of something that AWS has and this fake does not simulate. The fake
 * throws it instead of making up an answer.
 *
 * <p>It leaves the client unchanged. It isn't an exception of the SDK, so code that handles AWS's
 * errors does not handle it by accident. Clients outside the JVM get status 501 with the type
 * {@code NotSimulatedByFake}. The message names what is not simulated, and what to do about it:
 *
 * <ul>
 *   <li>tell the fake what it can't know, for example with {@link FakeRotation#connectPartner};
 *   <li>give the client of another AWS service an HTTP client of its own;
 *   <li>leave that call out of the test, or test it against AWS.
 * </ul>
 */
public final class NotSimulatedException extends UnsupportedOperationException {

  private static final long serialVersionUID = 1;

  /** Makes an exception with a message for the user, which must not quote a secret value. */
  public NotSimulatedException(String message) {
    super(message);
  }

  /** Makes an exception with a message for the user, which must not quote a secret value. */
  public NotSimulatedException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Returns the message, which is never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage(), "a sentence");
  }
}
