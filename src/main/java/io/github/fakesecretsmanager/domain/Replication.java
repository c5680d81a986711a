package io.github.fakesecretsmanager.domain;

import java.time.Duration;
import java.time.Instant;
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
  private final Agenda agenda;
  private final Optional<Duration> delay;
  private final Map<Link, Task> underWay = new LinkedHashMap<>();
  private final Map<String, String> scriptedFailures = new HashMap<>();
  private final Set<String> exceptFromHold = new HashSet<>();
  private boolean holdAll;

  Replication(Account account, Agenda agenda, Optional<Duration> delay) {
    this.account = account;
    this.agenda = agenda;
    this.delay = delay;
  }

  private record Link(SecretArn primary, String region) {}

  private enum Kind {
    SYNCHRONIZE,
    OVERWRITE_AND_SYNCHRONIZE,
    REMOVE
  }

  /** Its identity tells a task from a later one of the same link. */
  private static final class Task {
    final Link link;
    final Kind kind;
    final Optional<Instant> due;

    Task(Link link, Kind kind, Optional<Instant> due) {
      this.link = link;
      this.kind = kind;
      this.due = due;
    }
  }

  /**
   * Starts, or starts again, replication to Regions, one row for each.
   *
   * @param requested the Regions in the order of the call, each with the key to encrypt with
   * @return the primary with its rows {@code InProgress}
   */
  public Secret start(Secret secret, Map<String, String> requested, boolean overwrite) {
    ReplicationRole.Primary rows = new ReplicationRole.Primary(secret.replicas());
    for (Map.Entry<String, String> wanted : requested.entrySet()) {
      Replica row =
          secret
              .replica(wanted.getKey())
              .orElseGet(() -> newRow(wanted.getKey(), wanted.getValue()))
              .encryptedWith(wanted.getValue())
              .with(ReplicationStatus.IN_PROGRESS);
      rows = rows.plus(row);
      submit(
          new Link(secret.arn(), row.region()),
          overwrite ? Kind.OVERWRITE_AND_SYNCHRONIZE : Kind.SYNCHRONIZE);
    }
    Secret primary = secret.withRole(rows);
    account.save(primary);
    return primary;
  }

  private static Replica newRow(String region, String kmsKeyId) {
    return new Replica(region, kmsKeyId, ReplicationStatus.IN_PROGRESS, Optional.empty());
  }

  /** Sends a change of the primary to each Region where it has a replica. */
  void primaryChanged(Secret primary) {
    for (Replica row : primary.replicas()) {
      Link link = new Link(primary.arn(), row.region());
      if (!underWay.containsKey(link) && replicaOf(primary, row.region()).isPresent()) {
        submit(link, Kind.SYNCHRONIZE);
        setStatus(primary.arn(), row.region(), ReplicationStatus.IN_PROGRESS);
      }
    }
  }

  /**
   * Takes Regions off the primary's list at once; the replicas there are then deleted. Regions
   * without a replica are passed over.
   */
  public Secret remove(Secret primary, List<String> regions) {
    ReplicationRole.Primary rows = new ReplicationRole.Primary(primary.replicas());
    for (String region : regions) {
      if (rows.replica(region).isPresent()) {
        rows = rows.minus(region);
        submit(new Link(primary.arn(), region), Kind.REMOVE);
      }
    }
    Secret rest = primary.withRole(primary.replicas().isEmpty() ? primary.role() : rows);
    account.save(rest);
    return rest;
  }

  /** Cuts a replica off its primary, be it there or gone, and makes it a secret of its own. */
  public void promote(Secret replica) {
    primaryOf(replica)
        .ifPresent(
            primary -> {
              underWay.remove(new Link(primary.arn(), replica.region()));
              ReplicationRole.Primary rows = new ReplicationRole.Primary(primary.replicas());
              account.save(primary.withRole(rows.minus(replica.region())));
            });
    account.save(replica.withRole(ReplicationRole.STANDALONE));
  }

  /** Changes what the primary shows of a replica; does nothing when it shows none. */
  public void changeRow(Secret replica, UnaryOperator<Replica> change) {
    primaryOf(replica).ifPresent(primary -> changeRow(primary, replica.region(), change));
  }

  /** Makes what the primary shows of a replica's key follow the replica. */
  public void replicaKeyChanged(Secret replica) {
    changeRow(replica, row -> row.encryptedWith(replica.kmsKeyId()));
  }

  private void setStatus(SecretArn primary, String region, ReplicationStatus status) {
    account.find(primary).ifPresent(found -> changeRow(found, region, row -> row.with(status)));
  }

  private void changeRow(Secret primary, String region, UnaryOperator<Replica> change) {
    primary
        .replica(region)
        .map(change)
        .ifPresent(
            row ->
                account.save(
                    primary.withRole(new ReplicationRole.Primary(primary.replicas()).plus(row))));
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
    Task task = new Task(link, kind, delay.map(account.now()::plus));
    underWay.put(link, task);
    task.due.ifPresent(due -> agenda.plan(due, at -> runWhenDue(task, at)));
  }

  private void runWhenDue(Task task, Instant at) {
    // A later task of the link has taken this one's place, or it waits for its Region's release.
    if (underWay.get(task.link) == task && !isHeld(task.link.region())) {
      run(task, at);
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
            .map(ReplicationFailure::scripted)
            .or(
                () ->
                    new Synchronization(account, primary, row, at)
                        .run(task.kind == Kind.OVERWRITE_AND_SYNCHRONIZE));
    ReplicationStatus outcome =
        failure
            .<ReplicationStatus>map(ReplicationStatus.Failed::new)
            .orElse(ReplicationStatus.IN_SYNC);
    Optional<Secret> replica = replicaOf(primary, region);
    changeRow(
        primary,
        region,
        any -> row.with(outcome).accessedOn(replica.flatMap(Secret::lastAccessedDate)));
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
    runAll(this::isReleased);
  }

  /** Lets go on what goes to one Region, and finishes what was only waiting for that. */
  public void release(String region) {
    setHeld(region, false);
    runAll(task -> task.link.region().equals(region) && isReleased(task));
  }

  /** Finishes at once everything that is not held, whatever the delay. */
  public void settle() {
    runAll(task -> !isHeld(task.link.region()));
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

  private boolean isReleased(Task task) {
    Instant now = account.now();
    return !isHeld(task.link.region()) && task.due.map(due -> !due.isAfter(now)).orElse(true);
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
