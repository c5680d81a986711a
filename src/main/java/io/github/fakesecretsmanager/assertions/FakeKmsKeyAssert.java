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

  /** Starts assertions on a key as it is at each assertion. */
  public FakeKmsKeyAssert(@Nullable FakeKmsKey actual) {
    super(actual, FakeKmsKeyAssert.class);
  }

  /**
   * Verifies that the key can be used.
   *
   * @throws AssertionError when it is in another state, or gone
   */
  public FakeKmsKeyAssert isEnabled() {
    return hasState(KmsKeyState.ENABLED);
  }

  /**
   * Verifies that the key is disabled.
   *
   * @throws AssertionError when it is in another state, or gone
   */
  public FakeKmsKeyAssert isDisabled() {
    return hasState(KmsKeyState.DISABLED);
  }

  /**
   * Verifies that the key is in the waiting period before its deletion.
   *
   * @throws AssertionError when it is in another state, or gone
   */
  public FakeKmsKeyAssert isPendingDeletion() {
    return hasState(KmsKeyState.PENDING_DELETION);
  }

  /**
   * Verifies that the deletion of this multi-Region primary key waits for its replica keys.
   *
   * @throws AssertionError when it is in another state, or gone
   */
  public FakeKmsKeyAssert isPendingReplicaDeletion() {
    return hasState(KmsKeyState.PENDING_REPLICA_DELETION);
  }

  /**
   * Verifies that the key is gone.
   *
   * @throws AssertionError when it exists
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
