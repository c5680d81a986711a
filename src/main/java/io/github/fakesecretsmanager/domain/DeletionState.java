package io.github.fakesecretsmanager.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Tells whether a secret is in use or waits for its deletion.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html">DeleteSecret</a>
 */
public sealed interface DeletionState {

  /** In use. */
  DeletionState ACTIVE = new Active();

  /** Returns when the recovery window ends and the secret is gone. */
  Optional<Instant> deletionDate();

  /** In use. */
  record Active() implements DeletionState {
    @Override
    public Optional<Instant> deletionDate() {
      return Optional.empty();
    }
  }

  /**
   * In its recovery window: it can't be used, its name is held, RestoreSecret brings it back.
   *
   * @param endOfRecoveryWindow when the secret is gone
   */
  record ScheduledForDeletion(Instant endOfRecoveryWindow) implements DeletionState {
    @Override
    public Optional<Instant> deletionDate() {
      return Optional.of(endOfRecoveryWindow);
    }
  }
}
