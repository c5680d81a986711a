package io.github.fakesecretsmanager.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells what a secret is in replication.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface ReplicationRole {

  /** Never replicated, or promoted. */
  ReplicationRole STANDALONE = new Standalone();

  /** Returns the replicas in the order in which they were added; none unless this is a primary. */
  default List<Replica> replicas() {
    return List.of();
  }

  /** Returns the Region of the primary; empty unless this is a replica. */
  default Optional<String> primaryRegion() {
    return Optional.empty();
  }

  /** Returns the replica in the given Region; empty unless this is a primary that has one there. */
  default Optional<Replica> replica(String region) {
    return replicas().stream().filter(replica -> replica.region().equals(region)).findFirst();
  }

  /** Never replicated, or promoted. */
  record Standalone() implements ReplicationRole {}

  /**
   * Replicated to other Regions. A secret whose last replica was removed stays a primary, without
   * replicas.
   */
  record Primary(List<Replica> replicas) implements ReplicationRole {
    public Primary {
      replicas = List.copyOf(replicas);
    }

    /** Puts a row in the place of the Region's old one, or at the end. */
    Primary plus(Replica added) {
      List<Replica> rows = new ArrayList<>(replicas);
      rows.replaceAll(row -> row.region().equals(added.region()) ? added : row);
      if (replica(added.region()).isEmpty()) {
        rows.add(added);
      }
      return new Primary(rows);
    }

    Primary minus(String region) {
      return new Primary(replicas.stream().filter(row -> !row.region().equals(region)).toList());
    }
  }

  /** A read-only copy of a primary in another Region. */
  record ReplicaOf(String primary) implements ReplicationRole {
    @Override
    public Optional<String> primaryRegion() {
      return Optional.of(primary);
    }
  }
}
