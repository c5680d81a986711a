package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.domain.KmsKeyState;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.internal.account.KmsKey;
import io.github.fakesecretsmanager.internal.account.KmsKeys;
import io.github.fakesecretsmanager.internal.iam.Policies;
import io.github.fakesecretsmanager.internal.iam.Policy;
import io.github.fakesecretsmanager.internal.report.Redactions;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * A KMS key of the fake, with control over its state and over the permissions that it denies to
 * everybody.
 *
 * <pre>{@code
 * FakeKmsKey key = fake.region("eu-west-3").createKmsKey("alias/payments");
 * key.deny(KmsPermission.DECRYPT);
 * }</pre>
 *
 * <p>A new key is enabled and permits everything. The AWS managed key {@code
 * alias/aws/secretsmanager} can't be changed, as at AWS. Thread-safe.
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
  private final boolean isMultiRegion;

  FakeKmsKey(SecretsManagerService service, String region, KmsKey key) {
    this.service = service;
    this.region = region;
    this.id = key.id();
    this.arn = key.arn();
    this.alias = key.alias();
    this.isMultiRegion = key.isMultiRegion();
    Redactions.link(this, service);
  }

  /**
   * {@return the key id: a UUID, or {@code mrk-} and 32 hexadecimal digits for a multi-Region key}
   */
  public String id() {
    return id;
  }

  /** {@return the ARN, such as {@code arn:aws:kms:eu-west-3:123456789012:key/...}} */
  public String arn() {
    return arn;
  }

  /** {@return the alias, including {@code alias/}; empty if the key has none} */
  public Optional<String> alias() {
    return alias;
  }

  /** {@return whether this is a multi-Region key, either a primary key or a replica key} */
  public boolean isMultiRegion() {
    return isMultiRegion;
  }

  /**
   * Replicates this multi-Region primary key to a Region, as KMS's ReplicateKey does.
   *
   * <p>The replica key has the same id, and an ARN of its own Region. It starts enabled, with the
   * default key policy, without an alias, and denies nothing.
   *
   * @param region the Region of the replica key, which need not be enabled
   * @return the replica key
   * @throws IllegalArgumentException if the Region does not exist, is the key's own, belongs to
   *     another partition, or has a replica key already
   * @throws IllegalStateException if the key is a single-Region key or a replica key, is not
   *     enabled, is gone, or is managed by AWS
   */
  public FakeKmsKey replicateTo(String region) {
    Arguments.requireRegion(service, region);
    return service.locked(
        account -> {
          KmsKeys home = account.region(this.region).kmsKeys();
          KmsKey key = requireOwn(home, "replicate");
          KmsKey replica = account.region(region).kmsKeys().replicate(key, home);
          return new FakeKmsKey(service, region, replica);
        });
  }

  /**
   * Disables the key: it no longer encrypts or decrypts.
   *
   * @return this key
   * @throws IllegalStateException if the key is pending deletion or gone, or AWS manages it
   */
  public FakeKmsKey disable() {
    return change("disable", (keys, now) -> keys.disable(id));
  }

  /**
   * Enables the key.
   *
   * @return this key
   * @throws IllegalStateException if the key is pending deletion or gone, or AWS manages it
   */
  public FakeKmsKey enable() {
    return change("enable", (keys, now) -> keys.enable(id));
  }

  /**
   * Schedules the key for deletion. It is unusable at once, and gone 30 days later by the fake's
   * clock. For a multi-Region primary key, the 30 days begin when its last replica key is gone.
   *
   * @return this key
   * @throws IllegalStateException if the key is pending deletion or gone, or AWS manages it
   */
  public FakeKmsKey scheduleDeletion() {
    return change("schedule the deletion of", (keys, now) -> keys.scheduleDeletion(id, now));
  }

  /**
   * Cancels the deletion. As at AWS KMS, the key is then disabled until {@link #enable()}.
   *
   * @return this key
   * @throws IllegalStateException if the key is not pending deletion, is gone, or AWS manages it
   */
  public FakeKmsKey cancelDeletion() {
    return change(
        "cancel the deletion of",
        KmsKey::isPendingDeletion,
        "scheduleDeletion()",
        (keys, now) -> keys.cancelDeletion(id));
  }

  /**
   * Denies permissions to everybody, until they are allowed again.
   *
   * @param permissions one or more permissions, added to those denied before
   * @return this key
   * @throws IllegalArgumentException if none is given
   * @throws IllegalStateException if the key is pending deletion or gone, or AWS manages it
   */
  public FakeKmsKey deny(KmsPermission... permissions) {
    List<KmsPermission> denied = requireSome("deny", permissions);
    return change("deny permissions of", (keys, now) -> keys.deny(id, denied));
  }

  /**
   * Allows permissions that were denied.
   *
   * @param permissions one or more permissions
   * @return this key
   * @throws IllegalArgumentException if none is given
   * @throws IllegalStateException if the key is pending deletion or gone, or AWS manages it
   */
  public FakeKmsKey allow(KmsPermission... permissions) {
    List<KmsPermission> allowed = requireSome("allow", permissions);
    return change("allow permissions of", (keys, now) -> keys.allow(id, allowed));
  }

  /**
   * Sets the key policy, in place of the earlier one, as KMS's PutKeyPolicy does. Together with the
   * callers' policies, it decides who may use the key. By default, the policies of the account
   * decide.
   *
   * @param json the policy document, as you deploy it
   * @return this key
   * @throws IllegalArgumentException if the document is malformed, or has an element, a condition
   *     operator or a condition key that the fake does not know; the message has the line and the
   *     reason
   * @throws IllegalStateException if the key is pending deletion or gone, or AWS manages it
   */
  public FakeKmsKey putKeyPolicy(String json) {
    Arguments.redacting(
        service, () -> Policies.parse("the policy of " + this, Policy.Kind.KEY, json));
    return change("set the policy of", (keys, now) -> keys.setPolicy(id, json));
  }

  /**
   * {@return the state of the key; empty if it is gone, because it was deleted or the fake was
   * reset}
   */
  public Optional<KmsKeyState> state() {
    return service.locked(account -> account.region(region).kmsKeys().find(id).map(KmsKey::state));
  }

  private static List<KmsPermission> requireSome(String verb, KmsPermission... permissions) {
    String cure = "use one or more of " + Arrays.toString(KmsPermission.values());
    Arguments.requireGiven("permissions", permissions, cure);
    if (permissions.length == 0) {
      throw new IllegalArgumentException(verb + "() lacks a permission: " + cure);
    }
    for (KmsPermission permission : permissions) {
      Arguments.requireGiven("permission", permission, cure);
    }
    return List.of(permissions);
  }

  private FakeKmsKey change(String verb, BiConsumer<KmsKeys, Instant> change) {
    return change(verb, key -> !key.isPendingDeletion(), "cancelDeletion()", change);
  }

  /**
   * Changes the key, if its state allows it.
   *
   * @param cure the method that brings the key into such a state
   */
  private FakeKmsKey change(
      String verb, Predicate<KmsKey> allowed, String cure, BiConsumer<KmsKeys, Instant> change) {
    service.change(
        account -> {
          KmsKeys keys = account.region(region).kmsKeys();
          KmsKey key = requireOwn(keys, verb);
          if (!allowed.test(key)) {
            throw cannot(verb, "it is %s; call %s first".formatted(key.state(), cure));
          }
          change.accept(keys, account.now());
        });
    return this;
  }

  private KmsKey requireOwn(KmsKeys keys, String verb) {
    KmsKey key =
        keys.find(id)
            .orElseThrow(
                () ->
                    cannot(
                        verb,
                        """
                        it is deleted, or the fake was reset; create a new one with \
                        createKmsKey()"""));
    if (key.isAwsManaged()) {
      throw cannot(
          verb, "AWS manages it; create a key with createKmsKey() and give it to the secret");
    }
    return key;
  }

  private IllegalStateException cannot(String verb, String why) {
    return new IllegalStateException("can't %s the KMS key <%s>: %s".formatted(verb, arn, why));
  }

  @Override
  public String toString() {
    return alias
        .map(name -> "FakeKmsKey[" + arn + ", " + Redactions.in(service, name) + "]")
        .orElse("FakeKmsKey[" + arn + "]");
  }
}
