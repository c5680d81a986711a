package io.github.fakesecretsmanager.conformance;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * A refusal because of the account that the scenarios run in, not because of their questions.
 *
 * @param isLasting whether another attempt would meet it too
 */
record Obstacle(String what, String cure, boolean isLasting) {

  private static final Set<String> THROTTLED =
      Set.of(
          "ThrottlingException", "Throttling", "RequestLimitExceeded", "TooManyRequestsException");

  private static final Set<String> CREDENTIALS =
      Set.of(
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "ExpiredTokenException",
          "ExpiredToken",
          "InvalidSignatureException");

  /**
   * Returns the obstacle behind a refusal, if any.
   *
   * @param isPreparing whether the step only prepares, so that no refusal is expected
   */
  static Optional<Obstacle> in(AwsServiceException refusal, boolean isPreparing) {
    String code = String.valueOf(refusal.awsErrorDetails().errorCode());
    String message = String.valueOf(refusal.awsErrorDetails().errorMessage());
    if (THROTTLED.contains(code)) {
      return Optional.of(
          new Obstacle(
              "the account is throttled: " + message,
              "run again later, or with -Dconformance.parallel=1",
              false));
    }
    if (CREDENTIALS.contains(code)) {
      return Optional.of(
          new Obstacle(
              "the credentials are not accepted: " + message,
              "sign in again; a Region must also be enabled for the account",
              true));
    }
    if (message.contains("no identity-based policy allows")
        || (isPreparing && message.contains("is not authorized to perform"))) {
      return Optional.of(
          new Obstacle(
              "a permission is missing: " + message,
              "attach the policy of docs/conformance.md to the caller",
              true));
    }
    if (isPreparing && code.equals("LimitExceededException")) {
      return Optional.of(
          new Obstacle(
              "a quota is reached: " + message,
              "delete unused secrets, or run in another Region",
              false));
    }
    return Optional.empty();
  }

  /** Returns the exception that ends the run. */
  ConformanceException toException() {
    return new ConformanceException(what + "; " + cure);
  }
}
