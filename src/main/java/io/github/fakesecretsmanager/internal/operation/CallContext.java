package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.Account;
import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.KmsAuthorization;
import io.github.fakesecretsmanager.internal.account.KmsUse;
import io.github.fakesecretsmanager.internal.account.RegionalStore;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The context of an operation: the account, the Region and time of the call, and the caller's
 * permissions.
 *
 * <p>It lives as long as the call, under the account's lock.
 *
 * @param kmsAuthorization the caller's permissions on KMS keys; a replication that the call starts
 *     keeps them
 */
public record CallContext(
    Account account,
    RegionalStore region,
    ResourcePolicyCheck policyCheck,
    KmsAuthorization kmsAuthorization,
    NestedCalls nested) {

  private static final long SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();

  /** Returns the time of the call. */
  Instant now() {
    return account.now();
  }

  /** Returns the day of the call in UTC. */
  LocalDate today() {
    // LocalDate.ofInstant would create the rules of its time zone again for each call.
    return LocalDate.ofEpochDay(Math.floorDiv(now().getEpochSecond(), SECONDS_OF_A_DAY));
  }

  /** Returns the Region's keys as the caller may use them. */
  KmsUse kmsKeys() {
    return new KmsUse(region.kmsKeys(), kmsAuthorization);
  }

  /** Stores a secret in its Region, and sends its changes to the replicas. */
  void saveAndReplicate(Secret secret) {
    account.saveAndReplicate(secret, kmsAuthorization);
  }

  /** Returns the secret that an id means. */
  Secret require(SecretId secretId) {
    Optional<Secret> found = region.find(secretId);
    if (found.isEmpty()) {
      throw SecretsManagerError.secretNotFound();
    }
    return found.get();
  }

  /** Returns a secret that is not scheduled for deletion. */
  Secret requireActive(SecretId secretId) {
    Secret secret = require(secretId);
    if (secret.isScheduledForDeletion()) {
      throw SecretsManagerError.markedForDeletion();
    }
    return secret;
  }

  /** Returns a secret that is not scheduled for deletion and that {@link #requireOwn} accepts. */
  Secret requireWritable(SecretId secretId) {
    return requireWritable(requireActive(secretId));
  }

  /** Requires the account's own secret, or a managed one that its service is rotating now. */
  Secret requireWritable(Secret secret) {
    return account.rotation().isInvoking(secret) ? requireNoReplica(secret) : requireOwn(secret);
  }

  /**
   * Returns a secret whose tags and rotation can be changed: neither scheduled for deletion nor a
   * replica. Another service may manage it.
   */
  Secret requireConfigurable(SecretId secretId) {
    return requireNoReplica(requireActive(secretId));
  }

  /** Requires a secret that is neither a replica nor managed by another service. */
  static Secret requireOwn(Secret secret) {
    requireNoReplica(secret);
    if (secret.owningService().isPresent()) {
      throw SecretsManagerError.managedByAnotherService();
    }
    return secret;
  }

  private static Secret requireNoReplica(Secret secret) {
    if (secret.isReplica()) {
      throw SecretsManagerError.notOnReplica();
    }
    return secret;
  }

  /** Returns the token, which the SDKs fill in and which becomes the id of a new version. */
  static String requireToken(@Nullable String clientRequestToken) {
    return requireToken(clientRequestToken, ErrorCode.INVALID_REQUEST);
  }

  static String requireToken(@Nullable String clientRequestToken, ErrorCode code) {
    if (clientRequestToken == null) {
      throw new SecretsManagerError(
          code, "You must provide a ClientRequestToken value. We recommend a UUID-type value.");
    }
    return clientRequestToken;
  }
}
