package io.github.fakesecretsmanager.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The role of a secret in replication: standalone, a primary, or a replica.
 *
 * <p>Immutable and thread-safe.
 */
// A default method would make the JVM initialize the interface before its records. As the interface
// needs records for its constant, two threads that start with one each would deadlock.
public sealed interface ReplicationRole {

  /** The role of a secret that was never replicated, or no longer is. */
  ReplicationRole STANDALONE = new Standalone();

  /** {@return the replicas in the order in which they were added; none unless this is a primary} */
  List<Replica> replicas();

  /**
   * Returns the replica in a Region.
   *
   * @param region the Region, such as {@code eu-west-3}
   * @return the replica; empty unless this is a primary that has a replica there
   */
  Optional<Replica> replica(String region);

  /** {@return the Region of the primary; empty unless this is a replica} */
  Optional<String> primaryRegion();

  /** A secret that was never replicated, whose last replica was removed, or that was promoted. */
  record Standalone() implements ReplicationRole {

    @Override
    public List<Replica> replicas() {
      return List.of();
    }

    @Override
    public Optional<Replica> replica(String region) {
      return Optional.empty();
    }

    @Override
    public Optional<String> primaryRegion() {
      return Optional.empty();
    }
  }

  /**
   * A secret that is replicated to other Regions.
   *
   * @param replicas the replicas in the order in which they were added
   */
  record Primary(List<Replica> replicas) implements ReplicationRole {

    /**
     * Creates a primary from a copy of the list.
     *
     * @param replicas the replicas in the order in which they were added
     */
    public Primary {
      replicas = List.copyOf(replicas);
    }

    @Override
    public Optional<Replica> replica(String region) {
      return replicas.stream().filter(replica -> replica.region().equals(region)).findFirst();
    }

    @Override
    public Optional<String> primaryRegion() {
      return Optional.empty();
    }

    /** Returns a copy with a replica, in place of the old one of its Region, or at the end. */
    Primary plus(Replica added) {
      List<Replica> all = new ArrayList<>(replicas);
      all.replaceAll(replica -> replica.region().equals(added.region()) ? added : replica);
      if (replica(added.region()).isEmpty()) {
        all.add(added);
      }
      return new Primary(all);
    }

    Primary minus(String region) {
      return new Primary(
          replicas.stream().filter(replica -> !replica.region().equals(region)).toList());
    }
  }

  /**
   * A read-only copy of a primary in another Region.
   *
   * @param primary the primary's Region, such as {@code us-east-1}
   */
  record ReplicaOf(String primary) implements ReplicationRole {

    @Override
    public List<Replica> replicas() {
      return List.of();
    }

    @Override
    public Optional<Replica> replica(String region) {
      return Optional.empty();
    }

    @Override
    public Optional<String> primaryRegion() {
      return Optional.of(primary);
    }
  }
}
