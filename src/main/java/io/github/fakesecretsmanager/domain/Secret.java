package io.github.fakesecretsmanager.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A secret in one Region at one moment: a standalone secret, a primary or a replica.
 *
 * <p>Immutable and thread-safe: what happens later does not show in it. {@code toString} shows no
 * secret value.
 *
 * @param versions all versions with their staging labels
 * @param givenKmsKeyId the key that new versions are encrypted under, as the caller named it; empty
 *     when none was named
 * @param lastAccessedDate the day of the last GetSecretValue in this Region (UTC)
 * @param rotation how it rotates; a replica does not, its primary does
 * @param owningService the AWS service that manages it, for example {@code rds}; empty for a secret
 *     of the account's own
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html">DescribeSecret</a>
 */
public record Secret(
    SecretArn arn,
    ReplicatedMetadata metadata,
    Versions versions,
    Optional<String> givenKmsKeyId,
    ReplicationRole role,
    DeletionState deletionState,
    Instant createdDate,
    Instant lastChangedDate,
    Optional<LocalDate> lastAccessedDate,
    RotationConfiguration rotation,
    Optional<String> owningService) {

  /** The alias of the key that AWS manages for Secrets Manager, which encrypts by default. */
  public static final String DEFAULT_KMS_KEY_ID = "alias/aws/secretsmanager";

  /** Makes a secret without any version. */
  public static Secret create(
      SecretArn arn, ReplicatedMetadata metadata, Optional<String> givenKmsKeyId, Instant now) {
    return new Secret(
        arn,
        metadata,
        Versions.NONE,
        givenKmsKeyId,
        ReplicationRole.STANDALONE,
        DeletionState.ACTIVE,
        now,
        now,
        Optional.empty(),
        RotationConfiguration.NONE,
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

  /**
   * Returns the key that new versions are encrypted under, as the caller named it; {@link
   * #DEFAULT_KMS_KEY_ID} when none was named.
   */
  public String kmsKeyId() {
    return givenKmsKeyId.orElse(DEFAULT_KMS_KEY_ID);
  }

  /** Returns the description; empty when there is none. */
  public Optional<String> description() {
    return metadata.description();
  }

  /** Returns the tags by key, in the order in which they were set. */
  public Map<String, String> tags() {
    return metadata.tags().asMap();
  }

  /**
   * Returns the resource policy as it was put, to the letter; empty when there is none.
   *
   * <p>GetResourcePolicy answers the same JSON in AWS's own form.
   */
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

  /** Returns the replica in a Region; empty unless this is a primary that has one there. */
  public Optional<Replica> replica(String region) {
    return role.replica(region);
  }

  /** Returns whether this is a primary with replicas, in whatever state they are. */
  public boolean isPrimary() {
    return !replicas().isEmpty();
  }

  /** Returns whether this is a replica of a primary in another Region. */
  public boolean isReplica() {
    return role.primaryRegion().isPresent();
  }

  /** Returns whether this is the replica of a primary in its Region. */
  public boolean isReplicaOf(Secret primary) {
    return role.primaryRegion().filter(primary.region()::equals).isPresent()
        && arn.equals(primary.arn().inRegion(region()));
  }

  /**
   * Returns the Region of the primary, which may be this secret's own; empty when it is standalone.
   */
  public Optional<String> primaryRegion() {
    return role instanceof ReplicationRole.Primary ? Optional.of(region()) : role.primaryRegion();
  }

  /** Returns whether the secret is in its recovery window. */
  public boolean isScheduledForDeletion() {
    return deletionState.deletionDate().isPresent();
  }

  /** Returns the version labelled AWSCURRENT; empty when the secret has no value yet. */
  public Optional<SecretVersion> currentVersion() {
    return versions.byLabel(StagingLabel.AWSCURRENT);
  }

  /**
   * Returns the current value if it is a {@code SecretString}; empty if it is binary or there is
   * none.
   */
  public Optional<String> stringValue() {
    return currentVersion()
        .flatMap(SecretVersion::value)
        .filter(SecretValue.Text.class::isInstance)
        .map(value -> ((SecretValue.Text) value).text());
  }

  /**
   * Returns the version that a rotation has not completed: labelled AWSPENDING, and not the current
   * one.
   */
  public Optional<SecretVersion> pendingVersion() {
    return versions
        .byLabel(StagingLabel.AWSPENDING)
        .filter(pending -> !pending.labels().contains(StagingLabel.AWSCURRENT));
  }

  /**
   * Returns whether the secret has a KMS key: by the name that it was given when set, or by the ARN
   * or the id of one that the current version is encrypted under.
   */
  public boolean isEncryptedWith(String keyId) {
    List<String> arns = currentVersion().map(SecretVersion::kmsKeyArns).orElse(List.of());
    return KmsKeyNames.same(kmsKeyId(), keyId)
        || arns.stream().anyMatch(arn -> KmsKeyNames.same(arn, keyId));
  }

  /** Returns a copy with other metadata, changed at a time. */
  public Secret withMetadata(ReplicatedMetadata newMetadata, Instant now) {
    return changed(now, draft -> draft.metadata = newMetadata);
  }

  /** Returns a copy with other versions, changed at a time. */
  public Secret withVersions(Versions newVersions, Instant now) {
    return changed(now, draft -> draft.versions = newVersions);
  }

  /** Returns a copy with another key, changed at a time; empty for the default without its name. */
  public Secret withGivenKmsKeyId(Optional<String> newKmsKeyId, Instant now) {
    return changed(now, draft -> draft.givenKmsKeyId = newKmsKeyId);
  }

  /** Returns a copy that rotates otherwise, changed at a time. */
  public Secret withRotation(RotationConfiguration newRotation, Instant now) {
    return changed(now, draft -> draft.rotation = newRotation);
  }

  /** Returns a copy in another deletion state, changed at a time. */
  public Secret withDeletionState(DeletionState newState, Instant now) {
    return changed(now, draft -> draft.deletionState = newState);
  }

  /** Returns a copy that an AWS service manages, for example {@code rds}. */
  public Secret withOwningService(String service) {
    return copy(draft -> draft.owningService = Optional.of(service));
  }

  /** Returns a copy with another role in replication; {@code lastChangedDate} stays. */
  public Secret withRole(ReplicationRole newRole) {
    return copy(draft -> draft.role = newRole);
  }

  /** Returns a primary whose replica in that Region is the one given. */
  public Secret withReplica(Replica replica) {
    return withRole(new ReplicationRole.Primary(replicas()).plus(replica));
  }

  /** Returns a copy without a replica in the Region; without its last one it is standalone. */
  public Secret withoutReplica(String region) {
    ReplicationRole.Primary remaining = new ReplicationRole.Primary(replicas()).minus(region);
    return withRole(remaining.replicas().isEmpty() ? ReplicationRole.STANDALONE : remaining);
  }

  /** Returns a copy that was last changed at a time. */
  public Secret changedAt(Instant now) {
    return copy(draft -> draft.lastChangedDate = now);
  }

  /** Returns a copy whose given version was read on a day (UTC). */
  public Secret accessedOn(LocalDate date, SecretVersion version) {
    Optional<LocalDate> day = Optional.of(date);
    return copy(
        draft -> {
          draft.versions = versions.replace(version.accessedOn(day));
          draft.lastAccessedDate = day;
        });
  }

  /** Returns a copy without the pruned versions; {@code lastChangedDate} stays. */
  public Secret withoutPrunedVersions(Versions kept) {
    return copy(draft -> draft.versions = kept);
  }

  private Secret changed(Instant now, Consumer<Draft> change) {
    return copy(change.andThen(draft -> draft.lastChangedDate = now));
  }

  private Secret copy(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.toSecret(arn, createdDate);
  }

  /** The components of a copy that may differ from the original's, by name. */
  private static final class Draft {

    private ReplicatedMetadata metadata;
    private Versions versions;
    private Optional<String> givenKmsKeyId;
    private ReplicationRole role;
    private DeletionState deletionState;
    private Instant lastChangedDate;
    private Optional<LocalDate> lastAccessedDate;
    private RotationConfiguration rotation;
    private Optional<String> owningService;

    Draft(Secret original) {
      this.metadata = original.metadata;
      this.versions = original.versions;
      this.givenKmsKeyId = original.givenKmsKeyId;
      this.role = original.role;
      this.deletionState = original.deletionState;
      this.lastChangedDate = original.lastChangedDate;
      this.lastAccessedDate = original.lastAccessedDate;
      this.rotation = original.rotation;
      this.owningService = original.owningService;
    }

    Secret toSecret(SecretArn arn, Instant createdDate) {
      return new Secret(
          arn,
          metadata,
          versions,
          givenKmsKeyId,
          role,
          deletionState,
          createdDate,
          lastChangedDate,
          lastAccessedDate,
          rotation,
          owningService);
    }
  }

  /** Returns what tells the secret from others; no value, and nothing that could quote one. */
  @Override
  public String toString() {
    String kind =
        primaryRegion()
            .map(region -> isReplica() ? "replica of " + region : "primary")
            .orElse("standalone");
    return "Secret[%s in %s, %s, %s versions]".formatted(arn, region(), kind, versions.size());
  }
}
