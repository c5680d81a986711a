package io.github.fakesecretsmanager.internal.fault;

import io.github.fakesecretsmanager.internal.account.ErrorCode;
import java.time.Duration;

/** The effect of a fault on a call. Its text is the name of the method that asks for it. */
public sealed interface FaultEffect {

  /**
   * A call that is refused without effect.
   *
   * @param isReceived whether Secrets Manager itself refuses, not something in front of it
   */
  record Refused(String name, ErrorCode code, String message, boolean isReceived)
      implements FaultEffect {

    @Override
    public String toString() {
      return name;
    }
  }

  /** A call that never arrives. */
  record NotArrived(String name, ConnectionFailure failure) implements FaultEffect {

    @Override
    public String toString() {
      return name;
    }
  }

  /** A call that takes effect, and whose answer never arrives. */
  record AnswerLost() implements FaultEffect {

    @Override
    public String toString() {
      return "loseAnswer()";
    }
  }

  /** A call that takes effect, and whose answer breaks off. */
  record AnswerTruncated() implements FaultEffect {

    @Override
    public String toString() {
      return "truncateAnswer()";
    }
  }

  /**
   * A call that takes effect, and whose answer takes time. It can be combined with other effects.
   *
   * @param time in real time
   */
  record AnswerDelayed(Duration time) implements FaultEffect {

    @Override
    public String toString() {
      return "delay(" + time + ")";
    }
  }

  /** Returns the effect of AWS's throttling. */
  static FaultEffect throttled() {
    return new Refused("throttle()", ErrorCode.THROTTLING, "Rate exceeded", true);
  }

  /** Returns the effect of an error inside Secrets Manager. */
  static FaultEffect internalServiceError() {
    return new Refused(
        "internalServiceError()",
        ErrorCode.INTERNAL_SERVICE_ERROR,
        "An error occurred on the server side.",
        true);
  }

  /** Returns the effect of an error that Secrets Manager returns. */
  static FaultEffect error(ErrorCode code, String message) {
    return new Refused("error(\"" + code.wireName() + "\", ..)", code, message, true);
  }

  /** Returns the effect of a service that is unavailable. */
  static FaultEffect unavailable() {
    return new Refused(
        "serviceUnavailable()",
        ErrorCode.SERVICE_UNAVAILABLE,
        "The request has failed due to a temporary failure of the server.",
        false);
  }

  /** Returns the effect of a connection on which nothing comes back. */
  static FaultEffect timedOut() {
    return new NotArrived("timeOut()", ConnectionFailure.TIMED_OUT);
  }

  /** Returns the effect of a connection that the other side ends. */
  static FaultEffect reset() {
    return new NotArrived("resetConnection()", ConnectionFailure.RESET);
  }

  /** Returns the effect of an endpoint at which nothing listens. */
  static FaultEffect connectionRefused() {
    return new NotArrived("refused connection", ConnectionFailure.REFUSED);
  }
}
