package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.domain.StagingLabel;
import io.github.fakesecretsmanager.domain.Versions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Holds the KMS keys of one Region and decides what they permit.
 *
 * <p>Not thread-safe; guarded by the account's lock.
 */
public final class KmsKeys {

  /** The waiting period that AWS KMS takes when a deletion names none. */
  private static final Duration DELETION_WAITING_PERIOD = Duration.ofDays(30);

  private static final Set<StagingLabel> REENCRYPTED =
      Set.of(StagingLabel.AWSCURRENT, StagingLabel.AWSPREVIOUS, StagingLabel.AWSPENDING);

  private final AwsRegion region;
  private final String arnPrefix;
  private final IdSource ids;
  private final VirtualScheduler scheduler;
  private final Supplier<KmsAuthorization> authorization;
  private final Map<String, KmsKey> keys = new HashMap<>();

  /** The id of a key by each name that callers may use: id, ARN, alias and the alias's ARN. */
  private final Map<String, String> idsByName = new HashMap<>();

  /**
   * Makes the keys of a Region: at first the one that AWS manages.
   *
   * @param authorization what the caller of the moment may do
   */
  KmsKeys(
      AwsRegion region,
      String accountId,
      IdSource ids,
      VirtualScheduler scheduler,
      Supplier<KmsAuthorization> authorization) {
    this.authorization = authorization;
    this.region = region;
    this.arnPrefix = "arn:" + region.partition() + ":kms:" + region.name() + ":" + accountId + ":";
    this.ids = ids;
    this.scheduler = scheduler;
    create(Optional.of(KmsKeyId.MANAGED.text()));
  }

  /**
   * Creates an enabled key that denies nothing.
   *
   * @throws IllegalArgumentException when the alias stands on another key of the Region
   */
  public KmsKey create(Optional<String> alias) {
    alias.ifPresent(this::requireFree);
    String id = ids.nextUuid();
    String arn = arnPrefix + "key/" + id;
    KmsKey key =
        new KmsKey(
            id, arn, alias, KmsKeyState.ENABLED, Optional.empty(), Set.of(), Optional.empty());
    keys.put(id, key);
    idsByName.put(id, id);
    idsByName.put(arn, id);
    alias.ifPresent(
        name -> {
          idsByName.put(name, id);
          idsByName.put(arnPrefix + name, id);
        });
    return key;
  }

  private void requireFree(String alias) {
    if (idsByName.containsKey(alias)) {
      throw new IllegalArgumentException(
          "the alias <"
              + alias
              + "> stands on another key in "
              + region.name()
              + "; get that key with kmsKey(\""
              + alias
              + "\")");
    }
  }

  /** Finds a key by its id, its ARN, its alias or its alias's ARN. */
  public Optional<KmsKey> find(String keyId) {
    return Optional.ofNullable(idsByName.get(keyId)).map(keys::get);
  }

  private void change(String id, UnaryOperator<KmsKey> change) {
    keys.computeIfPresent(id, (same, key) -> change.apply(key));
  }

  public void enable(String id) {
    change(id, key -> key.withState(KmsKeyState.ENABLED));
  }

  public void disable(String id) {
    change(id, key -> key.withState(KmsKeyState.DISABLED));
  }

  public void deny(String id, Collection<KmsPermission> permissions) {
    change(id, key -> key.denying(permissions));
  }

  public void allow(String id, Collection<KmsPermission> permissions) {
    change(id, key -> key.allowing(permissions));
  }

  /** Gives the key a policy, which then decides who may use it. */
  public void setPolicy(String id, String policy) {
    change(id, key -> key.withPolicy(policy));
  }

  /** Makes the key unusable at once, and removes it 30 days later unless that is cancelled. */
  public void scheduleDeletion(String id, Instant now) {
    Instant date = now.plus(DELETION_WAITING_PERIOD);
    change(id, key -> key.pendingDeletion(date));
    scheduler.schedule(date, due -> removeDue(id, due));
  }

  /** Keeps the key; as at AWS KMS it is then disabled. */
  public void cancelDeletion(String id) {
    disable(id);
  }

  private void removeDue(String id, Instant date) {
    KmsKey key = keys.get(id);
    // The deletion may have been cancelled since, and scheduled anew.
    if (key != null && key.deletionDate().filter(date::equals).isPresent()) {
      keys.remove(id);
      idsByName.values().removeIf(id::equals);
    }
  }

  /**
   * Returns the key for encryption in a call of the API.
   *
   * @throws SecretsManagerError AccessDeniedException when it denies one of the permissions, or the
   *     caller has it not, EncryptionFailure when there is no such key or it is not enabled
   */
  public KmsKey requireForEncryption(
      KmsKeyId keyId, SecretArn secret, KmsPermission... permissions) {
    refusal(keyId, secret, permissions)
        .ifPresent(refusal -> refuse(refusal, SecretsManagerError::encryptionFailure));
    return find(keyId.text()).orElseThrow();
  }

  /**
   * Checks that one of the keys that a version is encrypted under decrypts it.
   *
   * @throws SecretsManagerError AccessDeniedException when the newest key denies it,
   *     DecryptionFailure when that key is gone or not enabled
   */
  public void requireDecryption(SecretVersion version, SecretArn secret) {
    decryptionRefusal(version, secret)
        .ifPresent(refusal -> refuse(refusal, SecretsManagerError::decryptionFailure));
  }

  /**
   * Encrypts versions under a new key too, where their old key and the new one permit it.
   *
   * <p>As at AWS, only those labelled AWSCURRENT, AWSPREVIOUS or AWSPENDING: custom labels stay on
   * the key they have.
   */
  public Versions reencrypt(Secret secret, KmsKey key) {
    boolean permitted =
        refusal(KmsKeyId.of(key.id()), secret.arn(), KmsPermission.ENCRYPT).isEmpty();
    return secret
        .versions()
        .map(
            version ->
                permitted
                        && version.value().isPresent()
                        && !Collections.disjoint(version.labels(), REENCRYPTED)
                        && decryptionRefusal(version, secret.arn()).isEmpty()
                    ? version.alsoEncryptedUnder(key.arn())
                    : version);
  }

  private static void refuse(KmsRefusal refusal, Function<String, SecretsManagerError> failure) {
    throw refusal.isDenial()
        ? SecretsManagerError.kmsAccessDenied()
        : failure.apply(refusal.detail());
  }

  /** Says why no key of the version's decrypts it; empty when one does. */
  Optional<KmsRefusal> decryptionRefusal(SecretVersion version, SecretArn secret) {
    Optional<KmsRefusal> newest = Optional.empty();
    List<String> arns = version.kmsKeyArns();
    for (int i = arns.size() - 1; i >= 0; i--) {
      Optional<KmsRefusal> refusal =
          refusal(KmsKeyId.of(arns.get(i)), secret, KmsPermission.DECRYPT);
      if (refusal.isEmpty()) {
        return refusal;
      }
      newest = newest.or(() -> refusal);
    }
    return newest;
  }

  /** Says why a key does not permit what is asked; empty when it does. */
  Optional<KmsRefusal> refusal(KmsKeyId keyId, SecretArn secret, KmsPermission... permissions) {
    Optional<KmsKey> found = find(keyId.text());
    if (found.isEmpty()) {
      return Optional.of(new KmsRefusal(false, notFound(keyId)));
    }
    KmsKey key = found.get();
    // KMS looks at the permission before it looks at the state.
    for (KmsPermission permission : permissions) {
      if (key.denied().contains(permission)) {
        return Optional.of(
            new KmsRefusal(
                true,
                "the KMS key " + key + " in " + region.name() + " denies " + permission.action()));
      }
      if (!authorization.get().permits(key, region.name(), permission, secret)) {
        return Optional.of(
            new KmsRefusal(
                true, "the caller may not " + permission.action() + " with the KMS key " + key));
      }
    }
    return key.state() == KmsKeyState.ENABLED
        ? Optional.empty()
        : Optional.of(
            new KmsRefusal(
                false, "the KMS key " + key + " in " + region.name() + " is " + key.state()));
  }

  private String notFound(KmsKeyId keyId) {
    return "there is no KMS key "
        + keyId
        + " in "
        + region.name()
        + "; create one with region(\""
        + region.name()
        + "\").createKmsKey(), or with createKmsKey(alias)";
  }
}
