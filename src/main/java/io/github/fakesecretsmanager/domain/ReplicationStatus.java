package io.github.fakesecretsmanager.domain;

import java.util.Optional;

/**
 * Tells how far the replication to one Region has come.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ReplicationStatusType.html">ReplicationStatusType</a>
 */
public sealed interface ReplicationStatus {

  /** Changes of the primary are on their way. */
  ReplicationStatus IN_PROGRESS = new InProgress();

  /** The replica is as the primary is. */
  ReplicationStatus IN_SYNC = new InSync();

  /** Returns AWS's word for it: {@code InProgress}, {@code InSync} or {@code Failed}. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** Returns AWS's {@code StatusMessage}; there is none while replication is in progress. */
  Optional<String> message();

  /** Returns why it failed; empty unless this is {@link Failed}. */
  default Optional<ReplicationFailure> failure() {
    return Optional.empty();
  }

  /** Changes of the primary are on their way. */
  record InProgress() implements ReplicationStatus {
    @Override
    public Optional<String> message() {
      return Optional.empty();
    }
  }

  /** The replica is as the primary is. */
  record InSync() implements ReplicationStatus {
    @Override
    public Optional<String> message() {
      return Optional.of("Replication succeeded");
    }
  }

  /** Replication stopped; what had arrived before stays. */
  record Failed(ReplicationFailure cause) implements ReplicationStatus {
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
