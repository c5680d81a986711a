package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.internal.account.KmsKey;
import io.github.fakesecretsmanager.internal.account.KmsKeyId;
import io.github.fakesecretsmanager.internal.account.KmsKeyState;
import io.github.fakesecretsmanager.internal.account.KmsKeys;
import io.github.fakesecretsmanager.internal.iam.Policies;
import io.github.fakesecretsmanager.internal.iam.Policy;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Steers a KMS key of the fake: its state, and what it permits to everybody.
 *
 * <p>A new key is enabled and permits all. The AWS managed key {@code alias/aws/secretsmanager}
 * can't be changed, as at AWS. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html">Key states of
 *     KMS keys</a>
 */
public final class FakeKmsKey {

  private final SecretsManagerService service;
  private final String region;
  private final String id;
  private final String arn;
  private final Optional<String> alias;

  FakeKmsKey(SecretsManagerService service, String region, KmsKey key) {
    this.service = service;
    this.region = region;
    this.id = key.id();
    this.arn = key.arn();
    this.alias = key.alias();
  }

  /** Returns the key id, a UUID. */
  public String id() {
    return id;
  }

  /** Returns the ARN, for example {@code arn:aws:kms:eu-west-3:123456789012:key/...}. */
  public String arn() {
    return arn;
  }

  /** Returns the alias, with its {@code alias/}; empty when the key was made without. */
  public Optional<String> alias() {
    return alias;
  }

  /**
   * Disables the key: nothing is encrypted or decrypted with it any more.
   *
   * @throws IllegalStateException when the key is pending deletion or gone, or AWS manages it
   */
  public FakeKmsKey disable() {
    return change("disable", false, (keys, now) -> keys.disable(id));
  }

  /**
   * Enables the key.
   *
   * @throws IllegalStateException when the key is pending deletion or gone, or AWS manages it
   */
  public FakeKmsKey enable() {
    return change("enable", false, (keys, now) -> keys.enable(id));
  }

  /**
   * Schedules the key for deletion: it is unusable at once, and gone 30 days later by the fake's
   * clock.
   *
   * @throws IllegalStateException when the key is pending deletion or gone, or AWS manages it
   */
  public FakeKmsKey scheduleDeletion() {
    return change("schedule the deletion of", false, (keys, now) -> keys.scheduleDeletion(id, now));
  }

  /**
   * Cancels the deletion; as at AWS KMS the key is then disabled, until {@link #enable()}.
   *
   * @throws IllegalStateException when the key is not pending deletion
   */
  public FakeKmsKey cancelDeletion() {
    return change("cancel the deletion of", true, (keys, now) -> keys.cancelDeletion(id));
  }

  /**
   * Denies permissions to everybody, until they are allowed again.
   *
   * @throws IllegalArgumentException when none is given
   * @throws IllegalStateException when the key is pending deletion or gone, or AWS manages it
   */
  public FakeKmsKey deny(KmsPermission... permissions) {
    List<KmsPermission> denied = requireSome("deny", permissions);
    return change("deny permissions of", false, (keys, now) -> keys.deny(id, denied));
  }

  /**
   * Allows permissions that were denied.
   *
   * @throws IllegalArgumentException when none is given
   * @throws IllegalStateException when the key is pending deletion or gone, or AWS manages it
   */
  public FakeKmsKey allow(KmsPermission... permissions) {
    List<KmsPermission> allowed = requireSome("allow", permissions);
    return change("allow permissions of", false, (keys, now) -> keys.allow(id, allowed));
  }

  /**
   * Sets the key policy, which then decides with the callers' policies who may use the key; the
   * default leaves it to the policies of the account.
   *
   * @throws IllegalArgumentException when it is malformed, or has an element, a condition operator
   *     or a condition key that the fake does not know; with the line and the reason
   * @throws IllegalStateException when the key is pending deletion or gone, or AWS manages it
   */
  public FakeKmsKey withPolicy(String json) {
    Policies.parse("the policy of " + this, Policy.Kind.KEY, json);
    return change("set the policy of", false, (keys, now) -> keys.setPolicy(id, json));
  }

  private static List<KmsPermission> requireSome(String verb, KmsPermission... permissions) {
    String cure = "; give some of " + Arrays.toString(KmsPermission.values());
    Objects.requireNonNull(permissions, () -> "permissions" + cure);
    if (permissions.length == 0) {
      throw new IllegalArgumentException(verb + "() without a permission does nothing" + cure);
    }
    for (KmsPermission permission : permissions) {
      Objects.requireNonNull(permission, () -> "permission" + cure);
    }
    return List.of(permissions);
  }

  private FakeKmsKey change(
      String verb, boolean pendingDeletion, BiConsumer<KmsKeys, Instant> change) {
    service.change(
        account -> {
          KmsKeys keys = account.region(region).kmsKeys();
          requireState(keys, verb, pendingDeletion);
          change.accept(keys, account.now());
        });
    return this;
  }

  private void requireState(KmsKeys keys, String verb, boolean pendingDeletion) {
    KmsKey key =
        keys.find(id)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "can't "
                            + verb
                            + " the KMS key <"
                            + arn
                            + ">: it is deleted, or the fake was reset; create a new one with"
                            + " createKmsKey()"));
    if (key.isAwsManaged()) {
      throw new IllegalStateException(
          "can't "
              + verb
              + " <"
              + KmsKeyId.MANAGED
              + ">: AWS manages it; create a key with createKmsKey() and give it to the secret");
    }
    if (pendingDeletion != (key.state() == KmsKeyState.PENDING_DELETION)) {
      throw new IllegalStateException(
          "can't "
              + verb
              + " the KMS key <"
              + arn
              + ">: it is "
              + key.state()
              + (pendingDeletion
                  ? "; call scheduleDeletion() first"
                  : "; call cancelDeletion() first"));
    }
  }

  @Override
  public String toString() {
    return alias
        .map(name -> "FakeKmsKey[" + arn + ", " + name + "]")
        .orElse("FakeKmsKey[" + arn + "]");
  }
}
