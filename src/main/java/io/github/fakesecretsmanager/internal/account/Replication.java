package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.domain.ReplicationRole;
import io.github.fakesecretsmanager.domain.ReplicationStatus;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretArn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The replication of primaries: what is under way, when it arrives, and what is held back.
 *
 * <p>At most one task is under way for each primary and Region. If the primary changes meanwhile,
 * the task sends that change too. Not thread-safe; guarded by the account's lock.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html">Replicate
 *     secrets across Regions</a>
 */
public final class Replication {

  private final Regions regions;
  private final Timeline timeline;
  private final ServiceEvents events;
  private final Optional<Duration> delay;
  private final Optional<Duration> removalDelay;
  private final Map<Link, Task> underWay = new LinkedHashMap<>();
  private final Map<String, Function<SecretArn, ReplicationFailure>> scriptedFailures =
      new HashMap<>();
  private final Map<ServiceEvent, Map<String, Integer>> times = new EnumMap<>(ServiceEvent.class);
  private final Set<String> exceptFromHold = new HashSet<>();
  private boolean holdAll;

  /**
   * Starts with nothing under way.
   *
   * @param delay how long replication takes; empty if it waits until a test settles it
   */
  Replication(
      Regions regions, Timeline timeline, ServiceEvents events, Optional<Duration> delay, Lag lag) {
    this.regions = regions;
    this.timeline = timeline;
    this.events = events;
    this.delay =
        delay.isPresent() ? Optional.of(longer(delay.get(), lag.replicas())) : Optional.empty();
    this.removalDelay =
        lag.removedReplicas().isZero() ? this.delay : Optional.of(lag.removedReplicas());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private record Link(SecretArn primary, String region) {}

  /** The work of a task, on the primary as it is when the task runs. */
  @FunctionalInterface
  private interface Work {
    void run(Secret primary, Instant at);
  }

  /**
   * A task of replication. Compared by identity, to tell it from a later task for the same link.
   */
  private static final class Task {
    final Link link;
    final Work work;

    /** The time at which it is due; empty if it waits until a test settles it. */
    final Optional<Instant> due;

    /** Whether it is due. Once due, only a hold delays it, even if the clock is set back. */
    boolean isDue;

    Task(Link link, Work work, Optional<Instant> due) {
      this.link = link;
      this.work = work;
      this.due = due;
    }
  }

  /**
   * Starts or restarts replication to Regions.
   *
   * @param targets in the order of the call
   * @param caller the caller's rights to the KMS keys that encrypt the replicas
   * @return the primary, marked as changed now, with these replicas {@code InProgress}
   */
  public Secret start(
      Secret secret, List<ReplicaTarget> targets, Transfer transfer, KmsAuthorization caller) {
    Secret primary = secret.changedAt(timeline.now());
    for (ReplicaTarget target : targets) {
      String region = target.region();
      Optional<LocalDate> accessed = secret.replica(region).flatMap(Replica::lastAccessedDate);
      primary =
          primary.withReplica(
              new Replica(region, target.key().text(), ReplicationStatus.IN_PROGRESS, accessed));
      send(new Link(secret.arn(), region), transfer, caller);
    }
    regions.save(primary);
    return primary;
  }

  /** Stores a secret, and sends what changed to each Region where it has a replica. */
  void save(Secret primary, KmsAuthorization caller) {
    regions.save(primary);
    for (Replica replica : primary.replicas()) {
      Link link = new Link(primary.arn(), replica.region());
      if (!underWay.containsKey(link) && copyOf(primary, replica.region()).isPresent()) {
        send(link, Transfer.CHANGE, caller);
        setStatus(primary.arn(), replica.region(), ReplicationStatus.IN_PROGRESS);
      }
    }
  }

  /**
   * Removes Regions from the primary's list at once, which changes the primary, and deletes the
   * replicas in them later. Regions that are not on the list are skipped.
   */
  public Secret remove(Secret primary, List<String> names) {
    Secret remaining = primary;
    for (String region : names) {
      if (remaining.replica(region).isPresent()) {
        remaining = remaining.withoutReplica(region).changedAt(timeline.now());
        submit(
            new Link(primary.arn(), region),
            (current, at) -> copyOf(current, region).ifPresent(regions::remove),
            removalDelay);
      }
    }
    regions.save(remaining);
    return remaining;
  }

  /**
   * Makes a replica a standalone secret, and takes it off the list of its primary if that still
   * exists.
   */
  public void promote(Secret copy) {
    primaryOf(copy)
        .ifPresent(
            primary -> {
              underWay.remove(new Link(primary.arn(), copy.region()));
              regions.save(primary.withoutReplica(copy.region()));
            });
    regions.save(copy.withRole(ReplicationRole.STANDALONE).changedAt(timeline.now()));
  }

  /** Makes the primary show a replica's last access as the replica does. */
  void replicaAccessed(Secret copy, LocalDate day) {
    changeShown(copy, replica -> replica.accessedOn(Optional.of(day)));
  }

  /** Makes the primary show a replica's key as the replica does. */
  public void replicaKeyChanged(Secret copy) {
    changeShown(copy, replica -> replica.withKmsKeyId(copy.kmsKeyId()));
  }

  /** Changes what the primary shows of a replica; does nothing if it shows none. */
  private void changeShown(Secret copy, UnaryOperator<Replica> change) {
    primaryOf(copy).ifPresent(primary -> changeShown(primary, copy.region(), change));
  }

  private void setStatus(SecretArn primary, String region, ReplicationStatus status) {
    regions
        .find(primary)
        .ifPresent(found -> changeShown(found, region, replica -> replica.withStatus(status)));
  }

  private void changeShown(Secret primary, String region, UnaryOperator<Replica> change) {
    primary
        .replica(region)
        .map(change)
        .ifPresent(changed -> regions.save(primary.withReplica(changed)));
  }

  private Optional<Secret> primaryOf(Secret secret) {
    return secret
        .role()
        .primaryRegion()
        .flatMap(region -> regions.find(secret.arn().inRegion(region)));
  }

  private Optional<Secret> copyOf(Secret primary, String region) {
    return regions.find(primary.arn().inRegion(region)).filter(found -> found.isReplicaOf(primary));
  }

  private void send(Link link, Transfer transfer, KmsAuthorization caller) {
    submit(link, (primary, at) -> synchronize(primary, link.region(), transfer, caller, at), delay);
    tell(ServiceEvent.REPLICATION_STARTED, link.primary(), link.region(), timeline.now());
  }

  private void tell(ServiceEvent event, SecretArn primary, String region, Instant at) {
    times.computeIfAbsent(event, ignored -> new HashMap<>()).merge(region, 1, Integer::sum);
    events.replicated(event, primary, region, at);
  }

  /** Returns how often an event has happened to transfers to a Region. */
  public int times(ServiceEvent event, String region) {
    return times.getOrDefault(event, Map.of()).getOrDefault(region, 0);
  }

  private void submit(Link link, Work work, Optional<Duration> after) {
    Optional<Instant> due = after.map(timeline.now()::plus);
    Task task = new Task(link, work, due);
    // A task that takes another's place goes to the end, so that tasks stay in order of time.
    underWay.remove(link);
    underWay.put(link, task);
    // A task without a delay runs at the next catch-up, even if the clock is set back first.
    boolean isAtOnce = after.filter(Duration::isZero).isPresent();
    due.ifPresent(
        time -> timeline.schedule(isAtOnce ? Instant.MIN : time, ignored -> becomeDue(task, time)));
  }

  private void becomeDue(Task task, Instant due) {
    task.isDue = true;
    // A later task of the link may have taken this one's place.
    if (underWay.get(task.link) == task && !isHeld(task.link)) {
      run(task, due);
    }
  }

  private void run(Task task, Instant at) {
    underWay.remove(task.link);
    // AWS deletes a replica some time after it leaves the primary's list, and leaves it stranded if
    // the primary is gone by then.
    regions.find(task.link.primary()).ifPresent(primary -> task.work.run(primary, at));
  }

  private void synchronize(
      Secret primary, String region, Transfer transfer, KmsAuthorization caller, Instant at) {
    Replica replica = primary.replica(region).orElseThrow();
    Optional<ReplicationFailure> failure =
        scriptedFailure(primary.arn(), region)
            .or(() -> new ReplicaSynchronizer(regions, primary, replica, caller, at).run(transfer));
    Optional<LocalDate> accessed = copyOf(primary, region).flatMap(Secret::lastAccessedDate);
    regions.save(primary.withReplica(replica.withStatus(outcome(failure)).accessedOn(accessed)));
    ServiceEvent event =
        failure.isPresent() ? ServiceEvent.REPLICATION_FAILED : ServiceEvent.REPLICATION_SUCCEEDED;
    tell(event, primary.arn(), region, at);
  }

  private Optional<ReplicationFailure> scriptedFailure(SecretArn primary, String region) {
    return Optional.ofNullable(scriptedFailures.get(region))
        .map(scripted -> scripted.apply(primary));
  }

  private static ReplicationStatus outcome(Optional<ReplicationFailure> failure) {
    return failure.isPresent()
        ? new ReplicationStatus.Failed(failure.get())
        : ReplicationStatus.IN_SYNC;
  }

  /** Holds all replication until it is released. */
  public void hold() {
    holdAll = true;
    exceptFromHold.clear();
  }

  /** Holds the replication to one Region until it is released. */
  public void hold(String region) {
    setHeld(region, true);
  }

  /** Ends all holds, and completes replication that is overdue. */
  public void release() {
    holdAll = false;
    exceptFromHold.clear();
    resume();
  }

  /** Completes overdue replication that neither a hold nor an outage stops any longer. */
  void resume() {
    runAll(task -> task.isDue && !isHeld(task.link));
  }

  /** Ends the hold of one Region, and completes replication to it that is overdue. */
  public void release(String region) {
    setHeld(region, false);
    runAll(task -> task.isDue && task.link.region().equals(region) && !isHeld(task.link));
  }

  /** Completes all replication that is not held, whether it is due or not. */
  public void settle() {
    runAll(task -> !isHeld(task.link));
  }

  /** Completes the replication to one Region that is not held, whether it is due or not. */
  public void settle(String region) {
    runAll(task -> task.link.region().equals(region) && !isHeld(task.link));
  }

  /**
   * Completes the replication of one primary to one Region unless it is held, whether it is due or
   * not.
   */
  public void settle(SecretArn primary, String region) {
    Link link = new Link(primary, region);
    runAll(task -> task.link.equals(link) && !isHeld(link));
  }

  /** Makes the replication of one primary to one Region wait until a test settles it. */
  public void postpone(SecretArn primary, String region) {
    // The new task, which nothing has scheduled, takes the place of the scheduled one.
    underWay.computeIfPresent(
        new Link(primary, region), (link, task) -> new Task(link, task.work, Optional.empty()));
  }

  /** Ends the replication of one primary to one Region with a failure. */
  public void fail(SecretArn primary, String region, ReplicationFailure.Reason reason) {
    underWay.remove(new Link(primary, region));
    setStatus(
        primary,
        region,
        new ReplicationStatus.Failed(ReplicationFailures.scripted(reason, primary, region)));
  }

  /** Makes every replication to the Region fail with a status message, until it is cleared. */
  public void failWith(String region, String statusMessage) {
    scriptedFailures.put(region, primary -> ReplicationFailures.scripted(statusMessage));
  }

  /** Makes every replication to the Region fail for a reason, until it is cleared. */
  public void failWith(String region, ReplicationFailure.Reason reason) {
    scriptedFailures.put(region, primary -> ReplicationFailures.scripted(reason, primary, region));
  }

  /** Ends the effect of {@link #failWith}. */
  public void clearFailure(String region) {
    scriptedFailures.remove(region);
  }

  private void runAll(Predicate<Task> condition) {
    Instant now = timeline.now();
    List.copyOf(underWay.values()).stream()
        .filter(condition)
        .sorted(Comparator.comparing(task -> task.due.orElse(Instant.MAX)))
        .forEach(task -> run(task, now));
  }

  private void setHeld(String region, boolean held) {
    if (held == holdAll) {
      exceptFromHold.remove(region);
    } else {
      exceptFromHold.add(region);
    }
  }

  private boolean isHeld(Link link) {
    return holdAll != exceptFromHold.contains(link.region())
        || regions.get(link.region()).isInOutage()
        || regions.get(link.primary().region()).isInOutage();
  }
}
