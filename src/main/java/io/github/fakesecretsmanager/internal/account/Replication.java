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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Carries primaries to their replicas: what is under way, when it arrives, and what is held back.
 *
 * <p>At most one task is under way for each primary and Region. A change of the primary while one
 * is under way goes with it. Not thread-safe; guarded by the account's lock.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html">Replicate
 *     secrets across Regions</a>
 */
public final class Replication {

  private final Account account;
  private final VirtualScheduler scheduler;
  private final Optional<Duration> delay;
  private final Map<Link, Task> underWay = new LinkedHashMap<>();
  private final Map<String, String> scriptedFailures = new HashMap<>();
  private final Set<String> exceptFromHold = new HashSet<>();
  private boolean holdAll;

  Replication(Account account, VirtualScheduler scheduler, Optional<Duration> delay) {
    this.account = account;
    this.scheduler = scheduler;
    this.delay = delay;
  }

  private record Link(SecretArn primary, String region) {}

  private enum Kind {
    REPLICATE,
    REPLICATE_WITH_FORCE,
    SEND_CHANGE,
    REMOVE
  }

  /** Its identity tells a task from a later one of the same link. */
  private static final class Task {
    final Link link;
    final Kind kind;

    /** What the caller may do who started it. */
    final KmsAuthorization caller;

    /** Whether its time has come; only a hold keeps it then, be the clock set back or not. */
    boolean isDue;

    Task(Link link, Kind kind, KmsAuthorization caller) {
      this.link = link;
      this.kind = kind;
      this.caller = caller;
    }
  }

  /**
   * Starts, or starts again, replication to Regions, one row for each.
   *
   * @param targets in the order of the call
   * @return the primary with its rows {@code InProgress}
   */
  public Secret start(Secret secret, List<ReplicaTarget> targets, boolean overwrite) {
    Secret primary = secret;
    for (ReplicaTarget target : targets) {
      String region = target.region();
      Optional<LocalDate> accessed = secret.replica(region).flatMap(Replica::lastAccessedDate);
      primary =
          primary.withReplica(
              new Replica(region, target.key().text(), ReplicationStatus.IN_PROGRESS, accessed));
      submit(
          new Link(secret.arn(), region), overwrite ? Kind.REPLICATE_WITH_FORCE : Kind.REPLICATE);
    }
    account.save(primary);
    return primary;
  }

  /** Sends a change of the primary to each Region where it has a replica. */
  void primaryChanged(Secret primary) {
    for (Replica row : primary.replicas()) {
      Link link = new Link(primary.arn(), row.region());
      if (!underWay.containsKey(link) && replicaOf(primary, row.region()).isPresent()) {
        submit(link, Kind.SEND_CHANGE);
        setStatus(primary.arn(), row.region(), ReplicationStatus.IN_PROGRESS);
      }
    }
  }

  /**
   * Takes Regions off the primary's list at once; the replicas there are then deleted. Regions
   * without a replica are passed over.
   */
  public Secret remove(Secret primary, List<String> regions) {
    Secret rest = primary;
    for (String region : regions) {
      if (rest.replica(region).isPresent()) {
        rest = rest.withoutReplica(region);
        submit(new Link(primary.arn(), region), Kind.REMOVE);
      }
    }
    account.save(rest);
    return rest;
  }

  /** Cuts a replica off its primary, be it there or gone, and makes it a secret of its own. */
  public void promote(Secret replica) {
    primaryOf(replica)
        .ifPresent(
            primary -> {
              underWay.remove(new Link(primary.arn(), replica.region()));
              account.save(primary.withoutReplica(replica.region()));
            });
    account.save(replica.withRole(ReplicationRole.STANDALONE));
  }

  /** Changes what the primary shows of a replica; does nothing when it shows none. */
  public void changeRow(Secret replica, UnaryOperator<Replica> change) {
    primaryOf(replica).ifPresent(primary -> changeRow(primary, replica.region(), change));
  }

  /** Makes what the primary shows of a replica's key follow the replica. */
  public void replicaKeyChanged(Secret replica) {
    changeRow(replica, row -> row.withKmsKeyId(replica.kmsKeyId()));
  }

  private void setStatus(SecretArn primary, String region, ReplicationStatus status) {
    account
        .find(primary)
        .ifPresent(found -> changeRow(found, region, row -> row.withStatus(status)));
  }

  private void changeRow(Secret primary, String region, UnaryOperator<Replica> change) {
    primary.replica(region).map(change).ifPresent(row -> account.save(primary.withReplica(row)));
  }

  private Optional<Secret> primaryOf(Secret secret) {
    return secret
        .role()
        .primaryRegion()
        .flatMap(region -> account.find(secret.arn().inRegion(region)));
  }

  private Optional<Secret> replicaOf(Secret primary, String region) {
    return account.find(primary.arn().inRegion(region)).filter(copy -> isReplicaOf(copy, primary));
  }

  static boolean isReplicaOf(Secret copy, Secret primary) {
    return copy.role().primaryRegion().filter(primary.region()::equals).isPresent()
        && copy.arn().equals(primary.arn().inRegion(copy.region()));
  }

  private void submit(Link link, Kind kind) {
    Task task = new Task(link, kind, account.authorization());
    underWay.put(link, task);
    if (kind != Kind.REMOVE) {
      account.events().happened(ServiceEvent.REPLICATION_STARTED, link.primary(), account.now());
    }
    delay.ifPresent(
        time -> {
          Instant due = account.now().plus(time);
          // What takes no time is over at the next look, though the clock be set back before.
          scheduler.schedule(time.isZero() ? Instant.MIN : due, any -> becomeDue(task, due));
        });
  }

  private void becomeDue(Task task, Instant due) {
    task.isDue = true;
    // A later task of the link may have taken this one's place.
    if (underWay.get(task.link) == task && !isHeld(task.link.region())) {
      run(task, due);
    }
  }

  private void run(Task task, Instant at) {
    underWay.remove(task.link);
    // AWS deletes the replica some time after its row, and leaves it stranded when the primary is
    // gone by then.
    account.find(task.link.primary()).ifPresent(primary -> run(task, primary, at));
  }

  private void run(Task task, Secret primary, Instant at) {
    String region = task.link.region();
    if (task.kind == Kind.REMOVE) {
      replicaOf(primary, region).ifPresent(account::delete);
      return;
    }
    Replica row = primary.replica(region).orElseThrow();
    Optional<ReplicationFailure> failure =
        Optional.ofNullable(scriptedFailures.get(region))
            .map(ReplicationFailures::scripted)
            .or(
                () ->
                    account.as(
                        task.caller,
                        () ->
                            new ReplicaSynchronizer(account, primary, row, at)
                                .run(
                                    task.kind != Kind.SEND_CHANGE,
                                    task.kind == Kind.REPLICATE_WITH_FORCE)));
    ReplicationStatus outcome =
        failure
            .<ReplicationStatus>map(ReplicationStatus.Failed::new)
            .orElse(ReplicationStatus.IN_SYNC);
    Optional<Secret> replica = replicaOf(primary, region);
    changeRow(
        primary,
        region,
        any -> row.withStatus(outcome).accessedOn(replica.flatMap(Secret::lastAccessedDate)));
    account
        .events()
        .happened(
            failure.isPresent()
                ? ServiceEvent.REPLICATION_FAILED
                : ServiceEvent.REPLICATION_SUCCEEDED,
            primary.arn(),
            at);
  }

  /** Keeps everything back until it is released. */
  public void hold() {
    holdAll = true;
    exceptFromHold.clear();
  }

  /** Keeps back what goes to one Region until it is released. */
  public void hold(String region) {
    setHeld(region, true);
  }

  /** Lets everything go on, and finishes what was only waiting for that. */
  public void release() {
    holdAll = false;
    exceptFromHold.clear();
    runAll(task -> task.isDue && !isHeld(task.link.region()));
  }

  /** Lets go on what goes to one Region, and finishes what was only waiting for that. */
  public void release(String region) {
    setHeld(region, false);
    runAll(task -> task.isDue && task.link.region().equals(region) && !isHeld(region));
  }

  /** Finishes at once everything that is not held, whatever the delay. */
  public void settle() {
    runAll(task -> !isHeld(task.link.region()));
  }

  /** Finishes at once what goes to one Region unless that is held, whatever the delay. */
  public void settle(String region) {
    runAll(task -> task.link.region().equals(region) && !isHeld(region));
  }

  /** Finishes at once what goes out from one primary and is not held, whatever the delay. */
  public void settle(SecretArn primary) {
    runAll(task -> task.link.primary().equals(primary) && !isHeld(task.link.region()));
  }

  /** Makes every replication to the Region fail with a status message, until it is cleared. */
  public void failWith(String region, String statusMessage) {
    scriptedFailures.put(region, statusMessage);
  }

  /** Takes back what {@link #failWith} said. */
  public void clearFailure(String region) {
    scriptedFailures.remove(region);
  }

  private void runAll(Predicate<Task> condition) {
    Instant now = account.now();
    List.copyOf(underWay.values()).stream().filter(condition).forEach(task -> run(task, now));
  }

  private void setHeld(String region, boolean held) {
    if (held == holdAll) {
      exceptFromHold.remove(region);
    } else {
      exceptFromHold.add(region);
    }
  }

  private boolean isHeld(String region) {
    return holdAll != exceptFromHold.contains(region);
  }
}
