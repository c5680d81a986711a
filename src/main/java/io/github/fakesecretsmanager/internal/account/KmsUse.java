package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.KmsKeyState;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.domain.StagingLabel;
import io.github.fakesecretsmanager.domain.Versions;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The KMS keys of one Region as one caller may use them.
 *
 * <p>Not thread-safe; guarded by the account's lock.
 */
public final class KmsUse {

  private static final Set<StagingLabel> REENCRYPTED =
      Set.of(StagingLabel.AWSCURRENT, StagingLabel.AWSPREVIOUS, StagingLabel.AWSPENDING);

  private final KmsKeys keys;
  private final KmsAuthorization caller;

  /** Makes the keys of a Region as a caller may use them. */
  public KmsUse(KmsKeys keys, KmsAuthorization caller) {
    this.keys = keys;
    this.caller = caller;
  }

  /**
   * Returns the key that a call names for a secret, after trying it as AWS does.
   *
   * @throws SecretsManagerError AccessDeniedException if the key denies a needed permission, the
   *     caller lacks it, or the key is another service's; InvalidParameterException if no key of
   *     the Region has the name; EncryptionFailure if the key is not enabled
   */
  public KmsKey requireGiven(KmsKeyId keyId, SecretArn secret) {
    Optional<KmsRefusal> refusal =
        refusal(keyId, secret, KmsPermission.GENERATE_DATA_KEY, KmsPermission.DECRYPT);
    if (refusal.isPresent()) {
      throw refusal.get().kind() == KmsRefusal.Kind.NOT_FOUND
          ? SecretsManagerError.invalidKmsKey(refusal.get())
          : encryptionError(refusal.get());
    }
    return keys.find(keyId.text()).orElseThrow();
  }

  /**
   * Returns a secret's own key, to encrypt a new version.
   *
   * @throws SecretsManagerError AccessDeniedException if the key denies encryption or the caller
   *     lacks the permission; EncryptionFailure if the key is gone or not enabled
   */
  public KmsKey requireForEncryption(KmsKeyId keyId, SecretArn secret) {
    Optional<KmsRefusal> refusal = refusal(keyId, secret, KmsPermission.GENERATE_DATA_KEY);
    if (refusal.isPresent()) {
      throw encryptionError(refusal.get());
    }
    return keys.find(keyId.text()).orElseThrow();
  }

  private SecretsManagerError encryptionError(KmsRefusal refusal) {
    return refusal.isDenial()
        ? SecretsManagerError.kmsAccessDenied()
        : SecretsManagerError.encryptionFailure(refusal, keys.nextRequestId());
  }

  /**
   * Checks that at least one of a version's keys decrypts it.
   *
   * @throws SecretsManagerError AccessDeniedException if the newest key denies decryption;
   *     DecryptionFailure if that key is gone or not enabled
   */
  public void requireDecryption(SecretVersion version, SecretArn secret) {
    Optional<KmsRefusal> refusal = decryptionRefusal(version, secret);
    if (refusal.isPresent()) {
      throw refusal.get().isDenial()
          ? SecretsManagerError.kmsAccessDenied()
          : SecretsManagerError.decryptionFailure(refusal.get(), keys.nextRequestId());
    }
  }

  /**
   * Encrypts versions under a new key too, if their old key and the new one permit it.
   *
   * <p>As at AWS, this is done only for versions labelled AWSCURRENT, AWSPREVIOUS or AWSPENDING.
   * Versions with other labels keep their key.
   */
  public Versions reencrypt(Secret secret, KmsKey key) {
    boolean permitted = refusal(key.id(), secret.arn(), KmsPermission.ENCRYPT).isEmpty();
    return secret
        .versions()
        .mapLabelled(
            version ->
                permitted
                        && version.value().isPresent()
                        && !Collections.disjoint(version.labels(), REENCRYPTED)
                        && decryptionRefusal(version, secret.arn()).isEmpty()
                    ? version.alsoEncryptedUnder(key.arn())
                    : version);
  }

  /** Returns why none of a version's keys decrypts it; empty if one does. */
  Optional<KmsRefusal> decryptionRefusal(SecretVersion version, SecretArn secret) {
    Optional<KmsRefusal> newest = Optional.empty();
    List<String> arns = version.kmsKeyArns();
    for (int i = arns.size() - 1; i >= 0; i--) {
      Optional<KmsRefusal> refusal = refusal(arns.get(i), secret, KmsPermission.DECRYPT);
      if (refusal.isEmpty()) {
        return Optional.empty();
      }
      newest = newest.or(() -> refusal);
    }
    return newest;
  }

  /** Returns why a key does not give all of these permissions; empty if it does. */
  Optional<KmsRefusal> refusal(KmsKeyId keyId, SecretArn secret, KmsPermission... permissions) {
    return refusal(keyId.text(), secret, permissions);
  }

  private Optional<KmsRefusal> refusal(
      String keyName, SecretArn secret, KmsPermission... permissions) {
    Optional<KmsKey> found = keys.find(keyName);
    return found.isPresent()
        ? refusal(found.get(), secret, permissions)
        : Optional.of(keys.missing(keyName));
  }

  private Optional<KmsRefusal> refusal(KmsKey key, SecretArn secret, KmsPermission... permissions) {
    // KMS checks the permission before the state.
    for (KmsPermission permission : permissions) {
      if (key.denied().contains(permission)) {
        return Optional.of(
            KmsRefusal.denial(
                "the KMS key %s in %s denies %s"
                    .formatted(key, keys.region(), permission.action())));
      }
      if (!caller.permits(key, keys.region(), permission, secret)) {
        return Optional.of(
            KmsRefusal.denial(
                "the caller lacks %s on the KMS key %s".formatted(permission.action(), key)));
      }
    }
    return key.state() == KmsKeyState.ENABLED
        ? Optional.empty()
        : Optional.of(KmsRefusal.unusable(key, keys.region()));
  }
}
