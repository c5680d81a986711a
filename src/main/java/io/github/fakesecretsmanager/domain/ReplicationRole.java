package io.github.fakesecretsmanager.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The role of a secret in replication: standalone, a primary, or a replica.
 *
 * <p>Immutable and thread-safe.
 */
// A default method would make the JVM initialize the interface before its records, of which it
// makes its constant: two threads that begin with one each would wait for each other.
public sealed interface ReplicationRole {

  /** Not replicated: never, or no longer. */
  ReplicationRole STANDALONE = new Standalone();

  /** Returns the replicas in the order in which they were added; none unless this is a primary. */
  List<Replica> replicas();

  /** Returns the replica in the given Region; empty unless this is a primary that has one there. */
  Optional<Replica> replica(String region);

  /** Returns the Region of the primary; empty unless this is a replica. */
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
   * @param replicas in the order in which they were added
   */
  record Primary(List<Replica> replicas) implements ReplicationRole {

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

    /** Puts a replica in the place of the Region's old one, or at the end. */
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
   * @param primary the primary's Region
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
