package io.github.fakesecretsmanager.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A replica as its primary sees it: an element of AWS's {@code ReplicationStatus}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param region the replica's Region, such as {@code eu-west-3}
 * @param kmsKeyId the replica's key as the caller named it, {@code alias/aws/secretsmanager} by
 *     default
 * @param status the status of replication to the Region
 * @param lastAccessedDate the day of the last GetSecretValue in the Region, in UTC; empty if there
 *     was none
 */
public record Replica(
    String region,
    String kmsKeyId,
    ReplicationStatus status,
    Optional<LocalDate> lastAccessedDate) {

  /**
   * Returns whether the replica has a KMS key, by the name that the caller gave. The id and the ARN
   * of a key are the same name.
   *
   * @param keyId the id, the ARN or the alias
   * @return whether the names are the same
   */
  public boolean isEncryptedWith(String keyId) {
    return KmsKeyNames.same(kmsKeyId, keyId);
  }

  /**
   * Returns a copy with another status.
   *
   * @param newStatus the status
   * @return the copy
   */
  public Replica withStatus(ReplicationStatus newStatus) {
    return new Replica(region, kmsKeyId, newStatus, lastAccessedDate);
  }

  /**
   * Returns a copy that names another key.
   *
   * @param newKmsKeyId the key as the caller named it
   * @return the copy
   */
  public Replica withKmsKeyId(String newKmsKeyId) {
    return new Replica(region, newKmsKeyId, status, lastAccessedDate);
  }

  /**
   * Returns a copy with another date of access.
   *
   * @param date the day in UTC; empty if it was not read
   * @return the copy
   */
  public Replica accessedOn(Optional<LocalDate> date) {
    return new Replica(region, kmsKeyId, status, date);
  }
}
