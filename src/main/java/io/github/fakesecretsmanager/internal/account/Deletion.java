package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.DeletionState;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretArn;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * The deletion of secrets: at once, or at the end of a recovery window.
 *
 * <p>Not thread-safe; guarded by the account's lock.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html">Delete
 *     a secret</a>
 */
public final class Deletion {

  private final Regions regions;
  private final Timeline timeline;
  private final ServiceEvents events;
  private final Rotation rotation;
  private final Duration nameHold;

  /** The secrets deleted without recovery whose names are not free yet. */
  private final Set<SecretArn> held = new HashSet<>();

  Deletion(
      Regions regions,
      Timeline timeline,
      ServiceEvents events,
      Rotation rotation,
      Duration nameHold) {
    this.regions = regions;
    this.timeline = timeline;
    this.events = events;
    this.rotation = rotation;
    this.nameHold = nameHold;
  }

  /** Deletes a secret at once, without a recovery window. */
  public void deleteNow(Secret secret) {
    if (!secret.isScheduledForDeletion()) {
      tell(ServiceEvent.START_SECRET_VERSION_DELETE, secret, timeline.now());
    }
    end(secret, timeline.now());
    if (!nameHold.isZero()) {
      held.add(secret.arn());
      timeline.schedule(timeline.now().plus(nameHold), ignored -> held.remove(secret.arn()));
    }
  }

  /**
   * Requires that a name is free for a new secret.
   *
   * @throws SecretsManagerError InvalidRequestException if a secret with that name is being deleted
   */
  public void requireFree(AwsRegion region, String name) {
    for (SecretArn arn : held) {
      if (arn.region().equals(region.name()) && arn.name().equals(name)) {
        throw SecretsManagerError.wasDeleted();
      }
    }
  }

  /**
   * Puts a secret into its recovery window, and deletes it when the window ends. Its rotation is
   * turned off, and stays off if the deletion is cancelled.
   */
  public void schedule(Secret secret, Instant deletionDate) {
    Instant now = timeline.now();
    DeletionState scheduled = new DeletionState.ScheduledForDeletion(now, deletionDate);
    regions.save(rotation.turnedOff(secret).withDeletionState(scheduled, now));
    tell(ServiceEvent.START_SECRET_VERSION_DELETE, secret, now);
    timeline.schedule(
        deletionDate,
        due ->
            regions
                .find(secret.arn())
                .filter(still -> still.deletionState().equals(scheduled))
                .ifPresent(over -> end(over, due)));
  }

  /** Takes a secret out of its recovery window. */
  public void cancel(Secret secret) {
    regions.save(secret.withDeletionState(DeletionState.ACTIVE, timeline.now()));
    tell(ServiceEvent.CANCEL_SECRET_VERSION_DELETE, secret, timeline.now());
  }

  private void end(Secret secret, Instant at) {
    regions.remove(secret);
    tell(ServiceEvent.END_SECRET_VERSION_DELETE, secret, at);
  }

  private void tell(ServiceEvent event, Secret secret, Instant at) {
    events.happened(event, secret.arn(), at);
  }
}
