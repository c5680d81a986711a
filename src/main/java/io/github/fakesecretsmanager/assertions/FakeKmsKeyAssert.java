package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.domain.KmsKeyState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the state of a KMS key.
 *
 * <pre>{@code
 * assertThat(fake.region().kmsKey("alias/payments")).isPendingDeletion();
 * }</pre>
 */
public class FakeKmsKeyAssert extends AbstractSecretsManagerAssert<FakeKmsKeyAssert, FakeKmsKey> {

  /**
   * Starts assertions on a KMS key. Each assertion sees the key as it is then.
   *
   * @param actual the key, or {@code null}
   */
  public FakeKmsKeyAssert(@Nullable FakeKmsKey actual) {
    super(actual, FakeKmsKeyAssert.class);
  }

  /**
   * Verifies that the key is enabled, and thus usable.
   *
   * @return this assertion object
   * @throws AssertionError if it is in another state, or deleted
   */
  public FakeKmsKeyAssert isEnabled() {
    return hasState(KmsKeyState.ENABLED);
  }

  /**
   * Verifies that the key is disabled.
   *
   * @return this assertion object
   * @throws AssertionError if it is in another state, or deleted
   */
  public FakeKmsKeyAssert isDisabled() {
    return hasState(KmsKeyState.DISABLED);
  }

  /**
   * Verifies that the key is in the waiting period before its deletion.
   *
   * @return this assertion object
   * @throws AssertionError if it is in another state, or deleted
   */
  public FakeKmsKeyAssert isPendingDeletion() {
    return hasState(KmsKeyState.PENDING_DELETION);
  }

  /**
   * Verifies that the key is a multi-Region primary key whose deletion waits for that of its
   * replica keys.
   *
   * @return this assertion object
   * @throws AssertionError if it is in another state, or deleted
   */
  public FakeKmsKeyAssert isPendingReplicaDeletion() {
    return hasState(KmsKeyState.PENDING_REPLICA_DELETION);
  }

  /**
   * Verifies that the key no longer exists: it is deleted, or the fake was reset.
   *
   * @return this assertion object
   * @throws AssertionError if it still exists, in any state
   */
  public FakeKmsKeyAssert isDeleted() {
    isNotNull();
    actual
        .state()
        .ifPresent(
            state -> {
              throw failure("%nExpecting <%s> to be deleted%nbut it is%n  <%s>", actual, state);
            });
    return this;
  }

  private FakeKmsKeyAssert hasState(KmsKeyState expected) {
    isNotNull();
    Optional<KmsKeyState> state = actual.state();
    if (!state.equals(Optional.of(expected))) {
      throw failure(
          "%nExpecting <%s> to be%n  <%s>%nbut it is%n  <%s>",
          actual, expected, state.map(KmsKeyState::toString).orElse("deleted"));
    }
    return this;
  }
}
