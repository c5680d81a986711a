package io.github.fakesecretsmanager.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of one run of a rotation function.
 *
 * <p>Immutable and thread-safe.
 *
 * @param secret the secret, in the Region where it rotates
 * @param time when the run ended, by the fake's clock
 * @param versionId the version that was to become current
 * @param completedSteps the steps that did not fail, in order
 * @param succeeded whether the version has become the current one; in a trial run, whether the step
 *     did not fail
 * @param failure the exception that the function threw, which AWS shows in the function's log only;
 *     empty if it threw none
 */
public record RotationAttempt(
    SecretArn secret,
    Instant time,
    String versionId,
    List<RotationStep> completedSteps,
    boolean succeeded,
    Optional<Throwable> failure) {

  /**
   * Creates an outcome with a copy of the list of steps.
   *
   * @param secret the secret
   * @param time when the run ended
   * @param versionId the version that was to become current
   * @param completedSteps the steps that did not fail, in order
   * @param succeeded whether the run succeeded
   * @param failure the exception that the function threw; empty if it threw none
   */
  public RotationAttempt {
    completedSteps = List.copyOf(completedSteps);
  }

  /**
   * {@return the outcome with the type of the failure only} A database may quote the statement that
   * set a password.
   */
  @Override
  public String toString() {
    return ("RotationAttempt[secret=%s, time=%s, versionId=%s, completedSteps=%s, succeeded=%s,"
            + " failure=%s]")
        .formatted(
            secret,
            time,
            versionId,
            completedSteps,
            succeeded,
            failure.map(thrown -> thrown.getClass().getName()).orElse("none"));
  }
}
