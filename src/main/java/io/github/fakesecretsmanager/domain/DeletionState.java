package io.github.fakesecretsmanager.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of a secret: in use, or scheduled for deletion.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html">DeleteSecret</a>
 */
// Without default methods, so that its records can be initialized before it; see ReplicationStatus.
public sealed interface DeletionState {

  /** The state of a secret in use. */
  DeletionState ACTIVE = new Active();

  /** {@return when the recovery window ends and the secret is gone; empty while it is in use} */
  Optional<Instant> deletionDate();

  /**
   * {@return when DeleteSecret was called, which is AWS's DeletedDate; empty while it is in use}
   */
  Optional<Instant> deletedDate();

  /** The state of a secret in use. */
  record Active() implements DeletionState {
    @Override
    public Optional<Instant> deletionDate() {
      return Optional.empty();
    }

    @Override
    public Optional<Instant> deletedDate() {
      return Optional.empty();
    }
  }

  /**
   * The state of a secret in its recovery window. It can't be used, its name is held, and
   * RestoreSecret brings it back.
   *
   * @param timeOfRequest when DeleteSecret was called, by the fake's clock
   * @param endOfRecoveryWindow when the secret is gone
   */
  record ScheduledForDeletion(Instant timeOfRequest, Instant endOfRecoveryWindow)
      implements DeletionState {
    @Override
    public Optional<Instant> deletionDate() {
      return Optional.of(endOfRecoveryWindow);
    }

    @Override
    public Optional<Instant> deletedDate() {
      return Optional.of(timeOfRequest);
    }
  }
}
