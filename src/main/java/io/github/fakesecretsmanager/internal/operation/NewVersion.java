package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.domain.SecretValue.Binary;
import io.github.fakesecretsmanager.domain.SecretValue.Text;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.domain.StagingLabel;
import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.KmsKey;
import io.github.fakesecretsmanager.internal.account.KmsKeyId;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A version to be made from a value, by CreateSecret, PutSecretValue or UpdateSecret.
 *
 * @param token the version's id
 */
record NewVersion(CallContext call, String token, SecretValue value) {

  /** Returns the version for the value of a request; empty if the request has no value. */
  static Optional<NewVersion> of(
      CallContext call, String token, @Nullable Text secretString, @Nullable Binary secretBinary) {
    if (secretString != null && secretBinary != null) {
      throw SecretsManagerError.invalidParameter(
          "You can't specify both a binary secret value and a string secret value in the same"
              + " secret.");
    }
    SecretValue value = secretString == null ? secretBinary : secretString;
    return value == null ? Optional.empty() : Optional.of(new NewVersion(call, token, value));
  }

  /**
   * Returns the version that an earlier call with the same token has made, so that nothing is left
   * to do; empty if no call has.
   *
   * @throws SecretsManagerError ResourceExistsException if that version has another value
   */
  Optional<SecretVersion> madeBefore(Secret secret) {
    // A version whose value a rotation function is to set has none yet.
    Optional<SecretVersion> version =
        secret.versions().byId(token).filter(same -> same.value().isPresent());
    version.ifPresent(
        same -> {
          call.kmsKeys().requireDecryption(same, secret.arn());
          if (!same.value().equals(Optional.of(value))) {
            throw SecretsManagerError.tokenInUse(ErrorCode.RESOURCE_EXISTS, token, secret.arn());
          }
        });
    return version;
  }

  /** Returns the secret with this version added, encrypted under the secret's key. */
  Secret addTo(Secret secret, Set<StagingLabel> labels) {
    KmsKey key = call.kmsKeys().requireForEncryption(KmsKeyId.of(secret.kmsKeyId()), secret.arn());
    Instant created =
        secret.versions().byId(token).map(SecretVersion::createdDate).orElse(call.now());
    SecretVersion version = SecretVersion.of(token, value, created, labels, key.arn());
    return call.account()
        .rotation()
        .afterManualChange(
            secret.withVersions(secret.versions().plus(version), call.now()), version);
  }

  /** Notifies the rotation of a secret that this version has been stored. */
  void stored(Secret before, Secret after) {
    after
        .versions()
        .byId(token)
        .ifPresent(added -> call.account().rotation().valueStored(before, added));
  }
}
