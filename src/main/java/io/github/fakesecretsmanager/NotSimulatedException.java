package io.github.fakesecretsmanager;

import java.util.Objects;

/**
 * A call asked for something that AWS has and this fake does not simulate. It takes the place of a
 * made-up answer.
 *
 * <p>It leaves the client as it is: it isn't an exception of the SDK's, so code that handles AWS's
 * errors does not handle it by accident. Clients outside the JVM get status 501 with the type
 * {@code NotSimulatedByFake}. The message names what is not simulated and what to do, which is one
 * of:
 *
 * <ul>
 *   <li>tell the fake what it can't know, for example with {@link FakeRotation#connectPartner};
 *   <li>give the client of another AWS service an HTTP client of its own;
 *   <li>leave that call out of the test, or test it against AWS.
 * </ul>
 */
public final class NotSimulatedException extends UnsupportedOperationException {

  private static final long serialVersionUID = 1;

  /** Makes an exception with a sentence for the user, which must not quote a secret value. */
  public NotSimulatedException(String message) {
    super(message);
  }

  /** Makes an exception with a sentence for the user, which must not quote a secret value. */
  public NotSimulatedException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Returns the sentence, which is always given. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage(), "a sentence");
  }
}
