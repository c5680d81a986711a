package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.RotationAttempt;
import io.github.fakesecretsmanager.domain.RotationConfiguration;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.domain.StagingLabel;
import io.github.fakesecretsmanager.domain.Versions;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The end of a rotation, or of a test of its function: what it leaves behind, and how it is
 * reported.
 *
 * @param schedule plans the next rotation of a secret
 */
record RotationEnd(
    Regions regions, Timeline timeline, Replication replication, UnaryOperator<Secret> schedule) {

  /**
   * Ends a run.
   *
   * @param failure what its function threw
   */
  RotationAttempt of(RotationRun run, Optional<Throwable> failure) {
    Optional<Secret> secret = regions.find(run.secret());
    boolean passed = failure.isEmpty() && run.isOver();
    if (run.isTest()) {
      secret.ifPresent(tested -> removeTestVersion(tested, run));
    } else {
      passed = passed && secret.filter(rotated -> complete(rotated, run.token())).isPresent();
    }
    return new RotationAttempt(
        run.secret(), timeline.now(), run.token(), run.completed(), passed, failure);
  }

  /** Returns the event that reports an attempt. */
  static ServiceEvent outcome(RotationRun run, RotationAttempt attempt) {
    if (run.isTest()) {
      return attempt.succeeded()
          ? ServiceEvent.TEST_ROTATION_SUCCEEDED
          : ServiceEvent.TEST_ROTATION_FAILED;
    }
    if (attempt.succeeded()) {
      return ServiceEvent.ROTATION_SUCCEEDED;
    }
    // If a run neither failed nor completed its steps, its secret is gone.
    return attempt.failure().isPresent() || (run.isOver() && !run.isCancelled())
        ? ServiceEvent.ROTATION_FAILED
        : ServiceEvent.ROTATION_ABANDONED;
  }

  /** Returns AWS's sentence about the step that failed; empty if none did. */
  Optional<String> errorMessage(RotationRun run, RotationAttempt attempt, ServiceEvent outcome) {
    return regions
        .find(run.secret())
        .filter(
            ignored ->
                outcome.isFailedRotation() && (attempt.failure().isPresent() || run.isOver()))
        .flatMap(rotated -> rotated.rotation().lambdaArn())
        .map(lambda -> SecretsManagerError.lambdaFailedSentence(lambda, run.lastStep()));
  }

  /** Leaves the labels as they were before a test, unless the function has moved AWSCURRENT. */
  private void removeTestVersion(Secret secret, RotationRun test) {
    Versions versions = secret.versions();
    boolean isCurrent =
        secret.currentVersion().filter(current -> current.id().equals(test.token())).isPresent();
    Versions remaining = isCurrent ? versions : versions.minus(test.token());
    // If a value was put meanwhile, that took AWSPENDING off the version that was current.
    Optional<String> pending =
        test.pendingBefore()
            .filter(
                id -> isCurrent || remaining.byId(id).filter(RotationEnd::isCurrent).isPresent())
            .filter(ignored -> remaining.byLabel(StagingLabel.AWSPENDING).isEmpty());
    Secret changed =
        secret.withVersions(
            pending.map(id -> remaining.withLabelOn(StagingLabel.AWSPENDING, id)).orElse(remaining),
            timeline.now());
    boolean wasReplicated =
        secret.replicaRegions().stream()
            .flatMap(region -> regions.find(secret.arn().inRegion(region)).stream())
            .anyMatch(replica -> replica.versions().byId(test.token()).isPresent());
    if (wasReplicated) {
      replication.save(changed, KmsAuthorization.EVERYTHING);
    } else {
      regions.save(changed);
    }
  }

  static boolean isCurrent(SecretVersion version) {
    return version.labels().contains(StagingLabel.AWSCURRENT);
  }

  /**
   * Records the rotation if the function has made its version current, and returns whether it has.
   */
  private boolean complete(Secret secret, String token) {
    if (secret.currentVersion().filter(current -> current.id().equals(token)).isEmpty()) {
      return false;
    }
    RotationConfiguration rotated = secret.rotation().rotatedAt(timeline.now());
    regions.save(schedule.apply(secret.withRotation(rotated, timeline.now())));
    return true;
  }
}
