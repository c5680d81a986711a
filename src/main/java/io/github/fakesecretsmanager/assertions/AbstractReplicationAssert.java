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

/**
 * Assertions on the replicas of a secret; see {@link SecretAssert} and {@link
 * ReplicationStatusAssert} for examples.
 *
 * @param <SELF> the type of these assertions, which fluent methods return
 * @param <ACTUAL> the type of the actual value
 */
public abstract class AbstractReplicationAssert<
        SELF extends AbstractReplicationAssert<SELF, ACTUAL>, ACTUAL>
    extends AbstractSecretsManagerAssert<SELF, ACTUAL> {

  /**
   * Starts assertions on an object that shows the replicas of a secret.
   *
   * @param actual the object, or {@code null}
   * @param selfType the type of these assertions
   */
  protected AbstractReplicationAssert(@Nullable ACTUAL actual, Class<?> selfType) {
    super(actual, selfType);
  }

  /** Returns the replicas of the actual value, which is not null. */
  abstract List<Replica> replicas();

  /** Returns what messages call the actual value, which is not null. */
  abstract String subject();

  /** Returns the replication of the actual value as messages show it. */
  String state() {
    return ReplicaTable.describe(replicas());
  }

  /**
   * Verifies that the secret has a replica in a Region, in any state, and starts assertions on it.
   *
   * <p>With soft assertions that do not implement {@link SecretsManagerSoftAssertionsProvider}, use
   * {@link #hasReplicaSatisfying}.
   *
   * @param region the replica's Region, such as {@code eu-west-3}
   * @return assertions on the replica
   * @throws IllegalArgumentException if the Region is empty
   * @throws AssertionError if the secret has no replica in the Region
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
   * Verifies that the secret has a replica in a Region, in any state, and that it meets
   * requirements.
   *
   * @param region the replica's Region, such as {@code eu-west-3}
   * @param requirements the assertions to make on the replica
   * @return this assertion object
   * @throws IllegalArgumentException if the Region is empty
   * @throws AssertionError if the secret has no replica in the Region, or an assertion of the
   *     requirements fails
   */
  public SELF hasReplicaSatisfying(String region, Consumer<ReplicaAssert> requirements) {
    Arguments.requireGiven("requirements", requirements);
    requirements.accept(toReplica(region, ReplicaAssert::new));
    return myself;
  }

  /**
   * Verifies that the secret has a replica in each given Region, all with the status {@code
   * InSync}. It may have other replicas.
   *
   * @param regions one or more Regions, such as {@code eu-west-3}, in any order
   * @return this assertion object
   * @throws IllegalArgumentException if no Region is given, or one is empty
   * @throws AssertionError if a replica is missing or not in sync
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
   * Verifies that the secret has a replica in each given Region, all with the status {@code
   * InSync}, and no others. For no replicas at all, use {@link #isNotReplicated()}.
   *
   * @param regions one or more Regions, such as {@code eu-west-3}, in any order
   * @return this assertion object
   * @throws IllegalArgumentException if no Region is given, or one is empty
   * @throws AssertionError if a replica is missing or not in sync, or the secret has a replica in
   *     another Region
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
   * Verifies that the secret has no replicas, in any state.
   *
   * @return this assertion object
   * @throws AssertionError if the secret has a replica
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
