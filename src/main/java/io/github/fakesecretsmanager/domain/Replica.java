package io.github.fakesecretsmanager.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A replica as its primary sees it: an element of AWS's {@code ReplicationStatus}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param region the replica's Region
 * @param kmsKeyId the replica's key as the caller named it, {@code alias/aws/secretsmanager} by
 *     default
 * @param lastAccessedDate the day of the last GetSecretValue in the Region (UTC)
 */
public record Replica(
    String region,
    String kmsKeyId,
    ReplicationStatus status,
    Optional<LocalDate> lastAccessedDate) {

  /**
   * Returns whether the replica has a KMS key: by the name that it was given when replicating, or
   * by the id of a key that was named by its ARN.
   */
  public boolean isEncryptedWith(String keyId) {
    return KmsKeyNames.same(kmsKeyId, keyId);
  }

  /** Returns a copy with another status. */
  public Replica withStatus(ReplicationStatus newStatus) {
    return new Replica(region, kmsKeyId, newStatus, lastAccessedDate);
  }

  /** Returns a copy that names another key. */
  public Replica withKmsKeyId(String newKmsKeyId) {
    return new Replica(region, newKmsKeyId, status, lastAccessedDate);
  }

  /** Returns a copy with another date of access. */
  public Replica accessedOn(Optional<LocalDate> date) {
    return new Replica(region, kmsKeyId, status, date);
  }
}
