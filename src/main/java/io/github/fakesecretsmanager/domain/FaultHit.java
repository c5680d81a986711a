package io.github.fakesecretsmanager.domain;

/**
 * An attempt of a call that a fault has hit.
 *
 * @param operation the operation, for example {@code PutSecretValue}
 * @param region the Region that was called
 * @param attempt the number of the attempt among those of its call: 1 for the first, 2 for the
 *     SDK's first retry
 * @param invocationId the id that all attempts of the call share; the SDK makes it
 */
public record FaultHit(String operation, String region, int attempt, String invocationId) {

  @Override
  public String toString() {
    return operation + " in " + region + ", attempt " + attempt;
  }
}
