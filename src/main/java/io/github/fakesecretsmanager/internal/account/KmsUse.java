package io.github.fakesecretsmanager.internal.account;

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
import java.util.function.Function;

/**
 * The KMS keys of one Region as one caller may use them.
 *
 * <p>Not thread-safe; guarded by the account's lock.
 */
public final class KmsUse {

  private static final Set<StagingLabel> REENCRYPTED =
      Set.of(StagingLabel.AWSCURRENT, StagingLabel.AWSPREVIOUS, StagingLabel.AWSPENDING);

  private final Function<String, Optional<KmsKey>> keys;
  private final String region;
  private final KmsAuthorization caller;

  /**
   * Makes the keys of a caller.
   *
   * @param keys finds a key by each of its names
   */
  KmsUse(Function<String, Optional<KmsKey>> keys, String region, KmsAuthorization caller) {
    this.keys = keys;
    this.region = region;
    this.caller = caller;
  }

  /**
   * Returns the key for encryption in a call of the API.
   *
   * @throws SecretsManagerError AccessDeniedException when it denies one of the permissions, or the
   *     caller lacks it, EncryptionFailure when that key does not exist or is not enabled
   */
  public KmsKey requireForEncryption(
      KmsKeyId keyId, SecretArn secret, KmsPermission... permissions) {
    refusal(keyId, secret, permissions)
        .ifPresent(refusal -> refuse(refusal, SecretsManagerError::encryptionFailure));
    return keys.apply(keyId.text()).orElseThrow();
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
    boolean permitted = refusal(key.id(), secret.arn(), KmsPermission.ENCRYPT).isEmpty();
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

  /** Returns why none of a version's keys decrypts it; empty when one does. */
  Optional<KmsRefusal> decryptionRefusal(SecretVersion version, SecretArn secret) {
    Optional<KmsRefusal> newest = Optional.empty();
    List<String> arns = version.kmsKeyArns();
    for (int i = arns.size() - 1; i >= 0; i--) {
      Optional<KmsRefusal> refusal = refusal(arns.get(i), secret, KmsPermission.DECRYPT);
      if (refusal.isEmpty()) {
        return refusal;
      }
      newest = newest.or(() -> refusal);
    }
    return newest;
  }

  /** Returns why a key does not permit what is asked; empty when it does. */
  Optional<KmsRefusal> refusal(KmsKeyId keyId, SecretArn secret, KmsPermission... permissions) {
    return refusal(keyId.text(), secret, permissions);
  }

  private Optional<KmsRefusal> refusal(
      String keyName, SecretArn secret, KmsPermission... permissions) {
    Optional<KmsKey> found = keys.apply(keyName);
    return found.isPresent()
        ? refusal(found.get(), secret, permissions)
        : Optional.of(KmsRefusal.unusable(notFound(keyName)));
  }

  private Optional<KmsRefusal> refusal(KmsKey key, SecretArn secret, KmsPermission... permissions) {
    // KMS looks at the permission before it looks at the state.
    for (KmsPermission permission : permissions) {
      if (key.denied().contains(permission)) {
        return Optional.of(
            KmsRefusal.denial(
                "the KMS key %s in %s denies %s".formatted(key, region, permission.action())));
      }
      if (!caller.permits(key, region, permission, secret)) {
        return Optional.of(
            KmsRefusal.denial(
                "the caller may not %s with the KMS key %s".formatted(permission.action(), key)));
      }
    }
    return key.state() == KmsKeyState.ENABLED
        ? Optional.empty()
        : Optional.of(
            KmsRefusal.unusable("the KMS key %s in %s is %s".formatted(key, region, key.state())));
  }

  private String notFound(String keyName) {
    return ("there is no KMS key %1$s in %2$s; create one with region(\"%2$s\").createKmsKey(), or with"
            + " createKmsKey(alias)")
        .formatted(keyName, region);
  }
}
