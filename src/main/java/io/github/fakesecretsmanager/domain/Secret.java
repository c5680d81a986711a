package io.github.fakesecretsmanager.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describes a secret in one Region at one moment: a standalone secret, a primary or a replica.
 *
 * <p>Immutable and thread-safe: what happens later does not show in it. {@code toString} shows no
 * secret value.
 *
 * @param kmsKeyId the key that new versions are encrypted under, as the caller named it; {@code
 *     alias/aws/secretsmanager} by default
 * @param versions all versions with their staging labels
 * @param lastAccessedDate the day of the last GetSecretValue in this Region (UTC)
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html">DescribeSecret</a>
 */
public record Secret(
    SecretArn arn,
    Metadata metadata,
    Versions versions,
    String kmsKeyId,
    ReplicationRole role,
    DeletionState deletionState,
    Instant createdDate,
    Instant lastChangedDate,
    Optional<LocalDate> lastAccessedDate) {

  /** Makes a secret without any version. */
  public static Secret create(SecretArn arn, Metadata metadata, String kmsKeyId, Instant now) {
    return new Secret(
        arn,
        metadata,
        Versions.NONE,
        kmsKeyId,
        ReplicationRole.STANDALONE,
        DeletionState.ACTIVE,
        now,
        now,
        Optional.empty());
  }

  public String name() {
    return arn.name();
  }

  public String region() {
    return arn.region();
  }

  public Optional<String> description() {
    return metadata.description();
  }

  public Map<String, String> tags() {
    return metadata.tags().asMap();
  }

  public Optional<String> resourcePolicy() {
    return metadata.resourcePolicy();
  }

  /** Returns the replicas in the order in which they were added; none unless this is a primary. */
  public List<Replica> replicas() {
    return role.replicas();
  }

  public Optional<Replica> replica(String region) {
    return role.replica(region);
  }

  public boolean isReplica() {
    return role.primaryRegion().isPresent();
  }

  public boolean isScheduledForDeletion() {
    return deletionState.deletionDate().isPresent();
  }

  /** Returns the version labelled AWSCURRENT. */
  public Optional<SecretVersion> currentVersion() {
    return versions.byLabel(StagingLabel.AWSCURRENT);
  }

  public Secret withMetadata(Metadata newMetadata, Instant now) {
    return new Secret(
        arn,
        newMetadata,
        versions,
        kmsKeyId,
        role,
        deletionState,
        createdDate,
        now,
        lastAccessedDate);
  }

  public Secret withVersions(Versions newVersions, Instant now) {
    return new Secret(
        arn,
        metadata,
        newVersions,
        kmsKeyId,
        role,
        deletionState,
        createdDate,
        now,
        lastAccessedDate);
  }

  public Secret withKmsKeyId(String newKmsKeyId, Instant now) {
    return new Secret(
        arn,
        metadata,
        versions,
        newKmsKeyId,
        role,
        deletionState,
        createdDate,
        now,
        lastAccessedDate);
  }

  public Secret withDeletionState(DeletionState newState, Instant now) {
    return new Secret(
        arn, metadata, versions, kmsKeyId, role, newState, createdDate, now, lastAccessedDate);
  }

  Secret withRole(ReplicationRole newRole) {
    return new Secret(
        arn,
        metadata,
        versions,
        kmsKeyId,
        newRole,
        deletionState,
        createdDate,
        lastChangedDate,
        lastAccessedDate);
  }

  Secret accessedOn(LocalDate date) {
    return new Secret(
        arn,
        metadata,
        versions,
        kmsKeyId,
        role,
        deletionState,
        createdDate,
        lastChangedDate,
        Optional.of(date));
  }
}
