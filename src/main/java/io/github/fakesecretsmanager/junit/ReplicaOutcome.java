package io.github.fakesecretsmanager.junit;

/** What becomes of the replicas in a Region in a {@link ReplicationSweep}. */
public enum ReplicaOutcome {

  /**
   * They stay {@code InProgress} for the first two DescribeSecret calls that AWS answers after
   * replication has started, of any secret. The third finds them {@code InSync}.
   */
  IN_SYNC_LATE,

  /** They are {@code Failed}, once for each reason. */
  FAILED,

  /** They never leave {@code InProgress}. */
  NEVER_IN_SYNC
}
