package io.github.fakesecretsmanager.domain;

import java.util.Optional;

/**
 * The status of the replication to one Region.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ReplicationStatusType.html">ReplicationStatusType</a>
 */
// A default method would make the JVM initialize the interface before its records. As the interface
// needs records for its constants, two threads that start with one each would deadlock.
public sealed interface ReplicationStatus {

  /** The status while changes of the primary are on their way. */
  ReplicationStatus IN_PROGRESS = new InProgress();

  /** The status of a replica that equals its primary. */
  ReplicationStatus IN_SYNC = new InSync();

  /** {@return AWS's word for it: {@code InProgress}, {@code InSync} or {@code Failed}} */
  String name();

  /** {@return AWS's {@code StatusMessage}; empty while replication is in progress} */
  Optional<String> message();

  /** {@return why it failed; empty unless this is {@link Failed}} */
  Optional<ReplicationFailure> failure();

  /** The status while changes of the primary are on their way. */
  record InProgress() implements ReplicationStatus {

    @Override
    public String name() {
      return "InProgress";
    }

    @Override
    public Optional<String> message() {
      return Optional.empty();
    }

    @Override
    public Optional<ReplicationFailure> failure() {
      return Optional.empty();
    }
  }

  /** The status of a replica that equals its primary. */
  record InSync() implements ReplicationStatus {

    @Override
    public String name() {
      return "InSync";
    }

    @Override
    public Optional<String> message() {
      return Optional.of("Replication succeeded");
    }

    @Override
    public Optional<ReplicationFailure> failure() {
      return Optional.empty();
    }
  }

  /**
   * The status after replication has failed. Changes that arrived before the failure stay.
   *
   * @param cause why it stopped
   */
  record Failed(ReplicationFailure cause) implements ReplicationStatus {

    @Override
    public String name() {
      return "Failed";
    }

    @Override
    public Optional<String> message() {
      return Optional.of(cause.statusMessage());
    }

    @Override
    public Optional<ReplicationFailure> failure() {
      return Optional.of(cause);
    }
  }
}
