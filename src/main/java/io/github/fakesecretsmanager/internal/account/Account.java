package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.DeletionState;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.domain.SecretVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds everything of one AWS account that can change: its Regions with their secrets and keys, and
 * what is on its way between them.
 *
 * <p>Not thread-safe: the service takes one lock around each use, which makes a change of two
 * Regions one change.
 */
public final class Account {

  private static final int MAX_LABELS = 20;

  private final String id;
  private final RegionCatalog catalog;
  private final Set<String> disabledRegions;
  private final InstantSource clock;
  private final IdSource ids;
  private final ServiceEvents events;
  private final VirtualScheduler scheduler = new VirtualScheduler();
  private final Map<String, RegionalStore> regions = new TreeMap<>();
  private final Map<SecretArn, Instant> plannedRemovals = new HashMap<>();
  private final Replication replication;
  private final Rotation rotation;
  private Instant now;

  /**
   * Makes an empty account.
   *
   * @param disabledRegions the Regions that are not enabled at the start
   * @param replicationDelay how long replication takes; empty for until it is settled by hand
   * @param events is told what happens by itself
   */
  public Account(
      String id,
      RegionCatalog catalog,
      Set<String> disabledRegions,
      InstantSource clock,
      IdSource ids,
      Optional<Duration> replicationDelay,
      ServiceEvents events) {
    this.id = id;
    this.catalog = catalog;
    this.disabledRegions = Set.copyOf(disabledRegions);
    this.clock = clock;
    this.ids = ids;
    this.events = events;
    this.replication = new Replication(this, scheduler, replicationDelay);
    this.rotation = new Rotation(this, scheduler);
    this.now = time();
  }

  private Instant time() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  public IdSource ids() {
    return ids;
  }

  ServiceEvents events() {
    return events;
  }

  public Replication replication() {
    return replication;
  }

  public Rotation rotation() {
    return rotation;
  }

  /** Returns the time that the account has caught up with, in milliseconds as AWS keeps it. */
  public Instant now() {
    return now;
  }

  /**
   * Lets everything happen that the clock has passed: replication, rotation, and the end of
   * windows. Then time stands still until the next time, so that all of one call is at one time.
   *
   * <p>A rotation that is due stops it there, at the time of the rotation, which then lasts until
   * the rotation has run.
   */
  public void catchUp() {
    boolean rotating = rotation.isUnderWay();
    Instant limit = rotating ? now : time();
    now = limit;
    // A rotation that is due sets the time back to its own; without one it is as late as can be.
    if (!scheduler.runDue(limit, () -> !rotating && rotation.isUnderWay())) {
      now = limit;
    }
  }

  /** Starts a rotation at the time at which it was due, unless one that is running keeps time. */
  void rotateAt(Instant due, Runnable start) {
    if (!rotation.isUnderWay()) {
      now = due;
    }
    start.run();
  }

  /** Returns the Region of that name, or empty when AWS has none. */
  public Optional<RegionalStore> findRegion(String name) {
    RegionalStore known = regions.get(name);
    return known != null
        ? Optional.of(known)
        : catalog.find(name).map(region -> regions.computeIfAbsent(name, n -> open(region)));
  }

  private RegionalStore open(AwsRegion region) {
    KmsKeys kmsKeys = new KmsKeys(region, id, ids, scheduler);
    return new RegionalStore(region, kmsKeys, !disabledRegions.contains(region.name()));
  }

  /** Returns a Region that is known to exist. */
  public RegionalStore region(String name) {
    return findRegion(name).orElseThrow(() -> new AssertionError("no Region " + name));
  }

  /** Makes the ARN of a new secret. */
  public SecretArn newSecretArn(AwsRegion region, String name) {
    return new SecretArn(region.partition(), region.name(), id, name, ids.nextArnSuffix());
  }

  /**
   * Stores a secret in its Region, without outdated versions; its replicas are not told.
   *
   * @throws SecretsManagerError LimitExceededException when it has more than 20 staging labels
   */
  public void save(Secret secret) {
    if (secret.versions().labelCount() > MAX_LABELS) {
      throw SecretsManagerError.quotaExceeded();
    }
    region(secret.region()).put(secret.versions().isOverfull() ? withoutOutdated(secret) : secret);
  }

  private Secret withoutOutdated(Secret secret) {
    Secret rest = secret.withoutPrunedVersions(secret.versions().withoutOutdated(now));
    if (rest.versions().isOverfull()) {
      rest.versions().nextOutdated().ifPresent(time -> planRemoval(rest.arn(), time));
    }
    return rest;
  }

  /** Saves the secret again when a version is outdated that is too young to go now. */
  private void planRemoval(SecretArn arn, Instant time) {
    Instant planned = plannedRemovals.get(arn);
    if (planned != null && !planned.isAfter(time)) {
      return;
    }
    plannedRemovals.put(arn, time);
    scheduler.schedule(
        time,
        due -> {
          plannedRemovals.remove(arn, due);
          find(arn).ifPresent(this::save);
        });
  }

  /**
   * Stores a secret in its Region, and sends what changed to its replicas.
   *
   * @param caller for whom the replicas are encrypted
   */
  public void saveAndReplicate(Secret secret, KmsAuthorization caller) {
    save(secret);
    replication.primaryChanged(secret, caller);
  }

  /** Removes a secret and says nothing of it. */
  void delete(Secret secret) {
    region(secret.region()).remove(secret);
  }

  /** Deletes a secret at once, without a recovery window. */
  public void deleteNow(Secret secret) {
    if (!secret.isScheduledForDeletion()) {
      events.happened(ServiceEvent.START_SECRET_VERSION_DELETE, secret.arn(), now);
    }
    end(secret, now);
  }

  private void end(Secret secret, Instant at) {
    delete(secret);
    events.happened(ServiceEvent.END_SECRET_VERSION_DELETE, secret.arn(), at);
  }

  /** Takes a secret out of its recovery window. */
  public void restore(Secret secret) {
    save(secret.withDeletionState(DeletionState.ACTIVE, now()));
    events.happened(ServiceEvent.CANCEL_SECRET_VERSION_DELETE, secret.arn(), now);
  }

  /** Puts a secret into its recovery window, at whose end it is gone. */
  public void scheduleDeletion(Secret secret, Instant deletionDate) {
    DeletionState scheduled = new DeletionState.ScheduledForDeletion(deletionDate);
    save(secret.withDeletionState(scheduled, now()));
    events.happened(ServiceEvent.START_SECRET_VERSION_DELETE, secret.arn(), now);
    scheduler.schedule(
        deletionDate,
        due ->
            find(secret.arn())
                .filter(still -> still.deletionState().equals(scheduled))
                .ifPresent(over -> end(over, due)));
  }

  /** Notes that a version was read on a day; the primary sees it of its replica. */
  public void recordAccess(Secret secret, SecretVersion version, LocalDate day) {
    Optional<LocalDate> today = Optional.of(day);
    if (version.lastAccessedDate().equals(today) && secret.lastAccessedDate().equals(today)) {
      return;
    }
    save(secret.accessedOn(day, version));
    replication.replicaAccessed(secret, day);
  }

  /** Returns the secrets of all Regions, those scheduled for deletion included. */
  public List<Secret> secrets() {
    return regions.values().stream().flatMap(region -> region.secrets().stream()).toList();
  }

  /** Returns the secrets of all Regions that are not scheduled for deletion. */
  List<Secret> activeSecrets() {
    return secrets().stream().filter(secret -> !secret.isScheduledForDeletion()).toList();
  }

  Optional<Secret> find(SecretArn arn) {
    return region(arn.region()).findByName(arn.name()).filter(secret -> secret.arn().equals(arn));
  }
}
