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

  /** Returns the name, which is the same in all Regions that the secret is replicated to. */
  public String name() {
    return arn.name();
  }

  /** Returns the name of the secret's own Region. */
  public String region() {
    return arn.region();
  }

  /** Returns the description; empty when there is none. */
  public Optional<String> description() {
    return metadata.description();
  }

  /** Returns the tags by key, in the order in which they were set. */
  public Map<String, String> tags() {
    return metadata.tags().asMap();
  }

  /** Returns the resource policy as it was put; empty when there is none. */
  public Optional<String> resourcePolicy() {
    return metadata.resourcePolicy();
  }

  /** Returns the replicas in the order in which they were added; none unless this is a primary. */
  public List<Replica> replicas() {
    return role.replicas();
  }

  /** Returns the Regions of the replicas in the order in which they were added. */
  public List<String> replicaRegions() {
    return replicas().stream().map(Replica::region).toList();
  }

  /** Returns the replica in a Region; empty when this is no primary or has none there. */
  public Optional<Replica> replica(String region) {
    return role.replica(region);
  }

  /** Tells whether this is a replica of a primary in another Region. */
  public boolean isReplica() {
    return role.primaryRegion().isPresent();
  }

  /** Tells whether the secret is in its recovery window. */
  public boolean isScheduledForDeletion() {
    return deletionState.deletionDate().isPresent();
  }

  /** Returns the version labelled AWSCURRENT; empty when the secret has no value yet. */
  public Optional<SecretVersion> currentVersion() {
    return versions.byLabel(StagingLabel.AWSCURRENT);
  }

  public Secret withMetadata(Metadata newMetadata, Instant now) {
    return copy(newMetadata, versions, kmsKeyId, role, deletionState, now, lastAccessedDate);
  }

  public Secret withVersions(Versions newVersions, Instant now) {
    return copy(metadata, newVersions, kmsKeyId, role, deletionState, now, lastAccessedDate);
  }

  public Secret withKmsKeyId(String newKmsKeyId, Instant now) {
    return copy(metadata, versions, newKmsKeyId, role, deletionState, now, lastAccessedDate);
  }

  public Secret withDeletionState(DeletionState newState, Instant now) {
    return copy(metadata, versions, kmsKeyId, role, newState, now, lastAccessedDate);
  }

  Secret withRole(ReplicationRole newRole) {
    return copy(
        metadata, versions, kmsKeyId, newRole, deletionState, lastChangedDate, lastAccessedDate);
  }

  /** Makes this a primary whose replica in a Region is the one given. */
  Secret withReplica(Replica replica) {
    return withRole(new ReplicationRole.Primary(replicas()).plus(replica));
  }

  /** Takes the replica in a Region off the primary, which stays one. */
  Secret withoutReplica(String region) {
    return withRole(new ReplicationRole.Primary(replicas()).minus(region));
  }

  Secret accessedOn(LocalDate date) {
    return copy(
        metadata, versions, kmsKeyId, role, deletionState, lastChangedDate, Optional.of(date));
  }

  private Secret copy(
      Metadata newMetadata,
      Versions newVersions,
      String newKmsKeyId,
      ReplicationRole newRole,
      DeletionState newState,
      Instant changed,
      Optional<LocalDate> accessed) {
    return new Secret(
        arn,
        newMetadata,
        newVersions,
        newKmsKeyId,
        newRole,
        newState,
        createdDate,
        changed,
        accessed);
  }
}
