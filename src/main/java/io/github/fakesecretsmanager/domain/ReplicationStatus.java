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
// A default method would make the JVM initialize the interface before its records, of which it
// makes its constants: two threads that begin with one each would wait for each other.
public sealed interface ReplicationStatus {

  /** Changes of the primary are on their way. */
  ReplicationStatus IN_PROGRESS = new InProgress();

  /** The replica is as the primary is. */
  ReplicationStatus IN_SYNC = new InSync();

  /** Returns AWS's word for it: {@code InProgress}, {@code InSync} or {@code Failed}. */
  String name();

  /** Returns AWS's {@code StatusMessage}; empty while replication is in progress. */
  Optional<String> message();

  /** Returns why it failed; empty unless this is {@link Failed}. */
  Optional<ReplicationFailure> failure();

  /** Changes of the primary are on their way. */
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

  /** The replica is as the primary is. */
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
   * Replication stopped; what had arrived before stays.
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
