package io.github.fakesecretsmanager.junit;

/** An outcome of the replicas in a Region, in a {@link ReplicationSweep}. */
public enum ReplicaOutcome {

  /**
   * After replication has started, the first two answered DescribeSecret calls, of any secret, find
   * them {@code InProgress}. The third finds them {@code InSync}.
   */
  IN_SYNC_LATE,

  /** They are {@code Failed}, once for each reason. */
  FAILED,

  /** They never leave {@code InProgress}. */
  NEVER_IN_SYNC
}
