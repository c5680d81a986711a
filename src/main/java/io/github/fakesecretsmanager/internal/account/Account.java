package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.domain.SecretVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The state of one AWS account: its Regions with their secrets and keys, and the replication under
 * way between them.
 *
 * <p>Not thread-safe. The service takes one lock around each use, so a change in two Regions is one
 * change.
 */
public final class Account {

  private final String id;
  private final IdSource ids;
  private final Timeline timeline;
  private final Regions regions;
  private final Replication replication;
  private final Rotation rotation;
  private final ManagedSecrets managedSecrets;
  private final Deletion deletion;
  private final BooleanSupplier isRotating;
  private final Instant start;

  /**
   * Makes an empty account.
   *
   * @param disabledRegions the Regions that are not enabled at the start
   * @param replicationDelay how long replication takes; empty if it waits until a test settles it
   * @param lag the delays until effects become visible
   * @param events the listener to what Secrets Manager does by itself
   */
  public Account(
      String id,
      RegionCatalog catalog,
      Set<String> disabledRegions,
      InstantSource clock,
      IdSource ids,
      Optional<Duration> replicationDelay,
      Lag lag,
      ServiceEvents events) {
    this.id = id;
    this.ids = ids;
    this.timeline = new Timeline(clock);
    this.regions = new Regions(id, catalog, disabledRegions, ids, timeline, lag.listings());
    this.replication = new Replication(regions, timeline, events, replicationDelay, lag);
    this.rotation = new Rotation(regions, timeline, events, ids, replication, lag.rotations());
    this.managedSecrets = new ManagedSecrets(regions, rotation);
    this.deletion = new Deletion(regions, timeline, events, rotation, lag.deletedNames());
    this.isRotating = rotation::isUnderWay;
    this.start = timeline.now();
  }

  public IdSource ids() {
    return ids;
  }

  public Replication replication() {
    return replication;
  }

  public Rotation rotation() {
    return rotation;
  }

  public ManagedSecrets managedSecrets() {
    return managedSecrets;
  }

  public Deletion deletion() {
    return deletion;
  }

  /** Returns the time at which the account was made. */
  public Instant start() {
    return start;
  }

  /** Returns the time that the account has caught up with, in milliseconds as AWS keeps it. */
  public Instant now() {
    return timeline.now();
  }

  /**
   * Runs everything that is due: replication, rotation, and the end of recovery windows. Time then
   * stands still until the next catch-up, so that everything in one call happens at one time.
   *
   * <p>A rotation that is due stops the catch-up at the rotation's time. The account keeps that
   * time until the rotation has run.
   */
  public void catchUp() {
    timeline.catchUp(isRotating);
  }

  /** Returns the Region with a name; empty if AWS has no such Region. */
  public Optional<RegionalStore> findRegion(String name) {
    return regions.find(name);
  }

  /** Returns a Region that is known to exist. */
  public RegionalStore region(String name) {
    return regions.get(name);
  }

  /**
   * Takes a Region down: until {@link #endOutage}, nothing is replicated to it or from it, and
   * nothing in it rotates. The service makes its calls fail.
   */
  public void beginOutage(String region) {
    regions.get(region).setInOutage(true);
  }

  /** Ends the outage of a Region, and runs everything that became due in it meanwhile. */
  public void endOutage(String region) {
    regions.get(region).setInOutage(false);
    replication.resume();
    rotation.resume(region);
  }

  /** Returns the names of the Regions that are down. */
  public List<String> regionsInOutage() {
    return regions.inOutage();
  }

  /** Makes the ARN of a new secret. */
  public SecretArn newSecretArn(AwsRegion region, String name) {
    return new SecretArn(region.partition(), region.name(), id, name, ids.nextArnSuffix());
  }

  /**
   * Stores a secret in its Region, without outdated versions. Its replicas do not change.
   *
   * @throws SecretsManagerError LimitExceededException if it has more than 20 staging labels
   */
  public void save(Secret secret) {
    regions.save(secret);
  }

  /**
   * Stores a secret in its Region, and sends its changes to the replicas.
   *
   * @param caller the caller's rights to the KMS keys that encrypt the replicas
   * @throws SecretsManagerError LimitExceededException if it has more than 20 staging labels
   */
  public void saveAndReplicate(Secret secret, KmsAuthorization caller) {
    replication.save(secret, caller);
  }

  /** Removes a secret and its replicas, as if they had never existed. */
  public void discard(SecretArn arn) {
    regions
        .find(arn)
        .ifPresent(
            secret -> {
              secret
                  .replicaRegions()
                  .forEach(region -> regions.find(arn.inRegion(region)).ifPresent(regions::remove));
              regions.remove(secret);
            });
  }

  /** Makes listings show the secrets with a name as they are now, in all Regions. */
  public void showInListings(String name) {
    regions.showInListings(name);
  }

  /**
   * Records that a version was read on a day. If the secret is a replica, its primary shows that
   * day too.
   */
  public void recordAccess(Secret secret, SecretVersion version, LocalDate day) {
    if (isOn(day, version.lastAccessedDate()) && isOn(day, secret.lastAccessedDate())) {
      return;
    }
    save(secret.accessedOn(day, version));
    if (secret.isReplica()) {
      replication.replicaAccessed(secret, day);
    }
  }

  private static boolean isOn(LocalDate day, Optional<LocalDate> date) {
    return date.isPresent() && date.get().equals(day);
  }

  /** Returns the secrets of all Regions, including those scheduled for deletion. */
  public List<Secret> secrets() {
    return regions.secrets();
  }
}
