package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.domain.ReplicationStatus;
import io.github.fakesecretsmanager.internal.report.ReplicaTable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.assertj.core.api.AssertFactory;
import org.jspecify.annotations.Nullable;

/** Assertions on an object that shows the replicas of a secret. */
public abstract class AbstractReplicationAssert<
        SELF extends AbstractReplicationAssert<SELF, ACTUAL>, ACTUAL>
    extends AbstractSecretsManagerAssert<SELF, ACTUAL> {

  protected AbstractReplicationAssert(@Nullable ACTUAL actual, Class<?> selfType) {
    super(actual, selfType);
  }

  /** Returns the replicas of the actual value, which is not null. */
  abstract List<Replica> replicas();

  /** Names the actual value, which is not null, in a message. */
  abstract String subject();

  /** Says what the actual value is, in a message on replication. */
  String state() {
    return ReplicaTable.describe(replicas());
  }

  /**
   * Goes to the replica in a Region. With soft assertions other than {@link
   * SecretsManagerSoftAssertions} use {@link #hasReplicaSatisfying}.
   *
   * @throws AssertionError when there is no replica in the Region, in any state
   */
  public final ReplicaAssert replica(String region) {
    return navigate(
        ReplicaAssert.class,
        Replica.class,
        ReplicaAssert::new,
        create -> toReplica(region, create));
  }

  private ReplicaAssert toReplica(String region, AssertFactory<Replica, ReplicaAssert> create) {
    Arguments.requireText("region", region);
    requireActual();
    Replica replica =
        find(region)
            .orElseThrow(
                () ->
                    failure(
                        "%nExpecting %s to have a replica in%n  <%s>%nbut %s",
                        subject(), region, state()));
    return extracting(actual -> replica, create).of(subject(), state(), this::redacted);
  }

  /**
   * Verifies the replica in a Region with assertions of its own.
   *
   * @throws AssertionError when there is no replica in the Region, or one of the assertions fails
   */
  public SELF hasReplicaSatisfying(String region, Consumer<ReplicaAssert> requirements) {
    Arguments.requireGiven("requirements", requirements);
    requirements.accept(toReplica(region, ReplicaAssert::new));
    return myself;
  }

  /**
   * Verifies that the replicas in the Regions given are {@code InSync}; there may be others.
   *
   * @throws AssertionError when one is missing or not in sync
   */
  public SELF isReplicatedTo(String... regions) {
    List<String> wanted = Arguments.requireRegions(regions);
    isNotNull();
    Set<String> inSync = inSync();
    if (!inSync.containsAll(wanted)) {
      throw notReplicated("to be replicated to", wanted, inSync);
    }
    return myself;
  }

  /**
   * Verifies that there are replicas in the Regions given, all {@code InSync}, and no others.
   *
   * @throws AssertionError when one is missing, not in sync, or more than was given
   */
  public SELF isReplicatedExactlyTo(String... regions) {
    Set<String> wanted = new TreeSet<>(Arguments.requireRegions(regions));
    isNotNull();
    Set<String> inSync = inSync();
    if (!inSync.equals(wanted) || replicas().size() != wanted.size()) {
      throw notReplicated("to be replicated exactly to", wanted, inSync);
    }
    return myself;
  }

  /**
   * Verifies that there are no replicas, in any state.
   *
   * @throws AssertionError when there is one
   */
  public SELF isNotReplicated() {
    isNotNull();
    if (!replicas().isEmpty()) {
      throw failure("%nExpecting %s to have no replicas%nbut %s", subject(), state());
    }
    return myself;
  }

  private AssertionError notReplicated(
      String expectation, Collection<String> wanted, Collection<String> inSync) {
    return failureWithActualExpected(
        inSync,
        wanted,
        "%nExpecting %s %s%n  <%s>%nbut %s",
        subject(),
        expectation,
        wanted,
        state());
  }

  private Optional<Replica> find(String region) {
    return replicas().stream().filter(replica -> replica.region().equals(region)).findFirst();
  }

  private Set<String> inSync() {
    Set<String> regions = new TreeSet<>();
    for (Replica replica : replicas()) {
      if (replica.status() instanceof ReplicationStatus.InSync) {
        regions.add(replica.region());
      }
    }
    return regions;
  }
}
