package io.github.fakesecretsmanager.junit;

/** The outcomes that a {@link ReplicationSweep} tries for the replicas in a Region. */
public enum ReplicaOutcome {

  /**
   * The replicas are in sync late. After replication has started, the first two answered
   * DescribeSecret calls, of any secret, find them {@code InProgress}. The third finds them {@code
   * InSync}.
   */
  IN_SYNC_LATE,

  /** The replicas are {@code Failed}, in one run for each reason. */
  FAILED,

  /** The replicas never leave {@code InProgress}. */
  NEVER_IN_SYNC
}
