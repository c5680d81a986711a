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
 * @param time when it ended, by the fake's clock
 * @param versionId the version that was to become current
 * @param completedSteps the steps that did not fail, in order
 * @param succeeded whether its version has become the current one; of a test, whether the step did
 *     not fail
 * @param failure what the function threw; AWS shows it in the function's log only
 */
public record RotationAttempt(
    SecretArn secret,
    Instant time,
    String versionId,
    List<RotationStep> completedSteps,
    boolean succeeded,
    Optional<Throwable> failure) {

  public RotationAttempt {
    completedSteps = List.copyOf(completedSteps);
  }

  /** Shows the failure's type only: a database may quote the statement that set a password. */
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
