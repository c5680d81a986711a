package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.FakeFault;
import io.github.fakesecretsmanager.FaultedCalls;
import java.util.function.Function;

/** The faults with which a {@link FaultSweep} hits calls; see {@link FaultedCalls}. */
public enum FaultKind {

  /** AWS throttles the call. */
  THROTTLED("throttled", FaultedCalls::throttle),

  /** Secrets Manager answers with an internal error, HTTP status 500. */
  INTERNAL_SERVICE_ERROR("internal service error", FaultedCalls::internalServiceError),

  /** The service is unavailable, HTTP status 503. */
  SERVICE_UNAVAILABLE("service unavailable", FaultedCalls::serviceUnavailable),

  /** The call times out before it takes effect. */
  TIMED_OUT("timed out", FaultedCalls::timeOut),

  /** The connection is reset before the call takes effect. */
  CONNECTION_RESET("connection reset", FaultedCalls::resetConnection),

  /** The call takes effect, but its answer is lost. */
  ANSWER_LOST("answer lost", FaultedCalls::loseAnswer),

  /** The call takes effect, but its answer breaks off. */
  ANSWER_TRUNCATED("answer truncated", FaultedCalls::truncateAnswer);

  private final String words;

  // A function without state, which the type can't say.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<FaultedCalls, FakeFault> fault;

  FaultKind(String words, Function<FaultedCalls, FakeFault> fault) {
    this.words = words;
    this.fault = fault;
  }

  /** Returns the words for the fault in the name of a run. */
  String words() {
    return words;
  }

  FakeFault set(FaultedCalls calls) {
    return fault.apply(calls);
  }
}
