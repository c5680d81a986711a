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
 * <p>Immutable and thread-safe: later changes do not show in it. {@code toString} shows no secret
 * value.
 *
 * @param arn the ARN, which names the secret's own Region
 * @param metadata the description, tags, resource policy and type
 * @param versions all versions with their staging labels
 * @param givenKmsKeyId the key that new versions are encrypted under, as the caller named it; empty
 *     if the caller named none
 * @param role the role in replication: standalone, a primary or a replica
 * @param deletionState whether it is in use or scheduled for deletion
 * @param createdDate when it was created in this Region, by the fake's clock
 * @param lastChangedDate when it was last changed, by the fake's clock
 * @param lastAccessedDate the day of the last GetSecretValue in this Region, in UTC; empty if it
 *     was never read
 * @param rotation how it rotates; never configured for a replica, as its primary rotates
 * @param owningService the AWS service that manages it, such as {@code rds}; empty if the account
 *     manages it
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

  /**
   * Creates a standalone secret without a version.
   *
   * @param arn the ARN
   * @param metadata the description, tags, resource policy and type
   * @param givenKmsKeyId the key as the caller named it; empty for {@link #DEFAULT_KMS_KEY_ID}
   * @param now the date of creation
   * @return the secret
   */
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

  /** {@return the name, which is the same in all Regions that the secret is replicated to} */
  public String name() {
    return arn.name();
  }

  /** {@return the name of the secret's own Region} */
  public String region() {
    return arn.region();
  }

  /**
   * {@return the key that new versions are encrypted under, as the caller named it; {@link
   * #DEFAULT_KMS_KEY_ID} if the caller named none}
   */
  public String kmsKeyId() {
    return givenKmsKeyId.orElse(DEFAULT_KMS_KEY_ID);
  }

  /** {@return the description; empty if it has none} */
  public Optional<String> description() {
    return metadata.description();
  }

  /** {@return the tags by key, in the order in which they were set} */
  public Map<String, String> tags() {
    return metadata.tags().asMap();
  }

  /**
   * {@return the resource policy exactly as it was put; empty if it has none} GetResourcePolicy
   * returns the same JSON in AWS's own form.
   */
  public Optional<String> resourcePolicy() {
    return metadata.resourcePolicy();
  }

  /** {@return the replicas in the order in which they were added; none unless this is a primary} */
  public List<Replica> replicas() {
    return role.replicas();
  }

  /** {@return the Regions of the replicas in the order in which they were added} */
  public List<String> replicaRegions() {
    return replicas().stream().map(Replica::region).toList();
  }

  /**
   * Returns the replica in a Region.
   *
   * @param region the Region, such as {@code eu-west-3}
   * @return the replica; empty unless this is a primary that has a replica there
   */
  public Optional<Replica> replica(String region) {
    return role.replica(region);
  }

  /** {@return whether this is a primary with replicas, in any state} */
  public boolean isPrimary() {
    return !replicas().isEmpty();
  }

  /** {@return whether this is a replica of a primary in another Region} */
  public boolean isReplica() {
    return role.primaryRegion().isPresent();
  }

  /**
   * Returns whether this is the replica of a primary in its Region.
   *
   * @param primary a secret of another Region
   * @return whether this is its replica
   */
  public boolean isReplicaOf(Secret primary) {
    return role.primaryRegion().filter(primary.region()::equals).isPresent()
        && arn.equals(primary.arn().inRegion(region()));
  }

  /**
   * {@return the Region of the primary, which may be this secret's own; empty if it is standalone}
   */
  public Optional<String> primaryRegion() {
    return role instanceof ReplicationRole.Primary ? Optional.of(region()) : role.primaryRegion();
  }

  /** {@return whether the secret is in its recovery window} */
  public boolean isScheduledForDeletion() {
    return deletionState.deletionDate().isPresent();
  }

  /** {@return the version labelled AWSCURRENT; empty if the secret has no value yet} */
  public Optional<SecretVersion> currentVersion() {
    return versions.byLabel(StagingLabel.AWSCURRENT);
  }

  /**
   * {@return the current value if it is a {@code SecretString}; empty if it is binary or missing}
   */
  public Optional<String> stringValue() {
    return currentVersion()
        .flatMap(SecretVersion::value)
        .filter(SecretValue.Text.class::isInstance)
        .map(value -> ((SecretValue.Text) value).text());
  }

  /**
   * {@return the version that a rotation has not completed: labelled AWSPENDING, and not current}
   */
  public Optional<SecretVersion> pendingVersion() {
    return versions
        .byLabel(StagingLabel.AWSPENDING)
        .filter(pending -> !pending.labels().contains(StagingLabel.AWSCURRENT));
  }

  /**
   * Returns whether the secret has a KMS key: by the name that the caller gave, or by the ARN or
   * the id of a key that the current version is encrypted under.
   *
   * @param keyId the id, the ARN or the alias
   * @return whether the secret has that key
   */
  public boolean isEncryptedWith(String keyId) {
    List<String> arns = currentVersion().map(SecretVersion::kmsKeyArns).orElse(List.of());
    return KmsKeyNames.same(kmsKeyId(), keyId)
        || arns.stream().anyMatch(arn -> KmsKeyNames.same(arn, keyId));
  }

  /**
   * Returns a copy with other metadata.
   *
   * @param newMetadata the metadata
   * @param now the date of the change
   * @return the copy
   */
  public Secret withMetadata(ReplicatedMetadata newMetadata, Instant now) {
    return changed(now, draft -> draft.metadata = newMetadata);
  }

  /**
   * Returns a copy with other versions.
   *
   * @param newVersions the versions
   * @param now the date of the change
   * @return the copy
   */
  public Secret withVersions(Versions newVersions, Instant now) {
    return changed(now, draft -> draft.versions = newVersions);
  }

  /**
   * Returns a copy with another key.
   *
   * @param newKmsKeyId the key as the caller named it; empty for the default without its name
   * @param now the date of the change
   * @return the copy
   */
  public Secret withGivenKmsKeyId(Optional<String> newKmsKeyId, Instant now) {
    return changed(now, draft -> draft.givenKmsKeyId = newKmsKeyId);
  }

  /**
   * Returns a copy that rotates in another way.
   *
   * @param newRotation the rotation
   * @param now the date of the change
   * @return the copy
   */
  public Secret withRotation(RotationConfiguration newRotation, Instant now) {
    return changed(now, draft -> draft.rotation = newRotation);
  }

  /**
   * Returns a copy in another deletion state.
   *
   * @param newState the state
   * @param now the date of the change
   * @return the copy
   */
  public Secret withDeletionState(DeletionState newState, Instant now) {
    return changed(now, draft -> draft.deletionState = newState);
  }

  /**
   * Returns a copy that an AWS service manages.
   *
   * @param service the service, such as {@code rds}
   * @return the copy
   */
  public Secret withOwningService(String service) {
    return copy(draft -> draft.owningService = Optional.of(service));
  }

  /**
   * Returns a copy with another role in replication. {@code lastChangedDate} stays.
   *
   * @param newRole the role
   * @return the copy
   */
  public Secret withRole(ReplicationRole newRole) {
    return copy(draft -> draft.role = newRole);
  }

  /**
   * Returns a primary with a replica, in place of the one in its Region or after the others.
   *
   * @param replica the replica
   * @return the copy
   */
  public Secret withReplica(Replica replica) {
    return withRole(new ReplicationRole.Primary(replicas()).plus(replica));
  }

  /**
   * Returns a copy without the replica in a Region. Without its last replica it is standalone.
   *
   * @param region the Region of the replica, such as {@code eu-west-3}
   * @return the copy
   */
  public Secret withoutReplica(String region) {
    ReplicationRole.Primary remaining = new ReplicationRole.Primary(replicas()).minus(region);
    return withRole(remaining.replicas().isEmpty() ? ReplicationRole.STANDALONE : remaining);
  }

  /**
   * Returns a copy that was last changed at a time.
   *
   * @param now the date of the change
   * @return the copy
   */
  public Secret changedAt(Instant now) {
    return changed(now, unchanged -> {});
  }

  /**
   * Returns a copy in which a version was read.
   *
   * @param date the day in UTC
   * @param version the version that was read
   * @return the copy
   */
  public Secret accessedOn(LocalDate date, SecretVersion version) {
    Optional<LocalDate> day = Optional.of(date);
    return copy(
        draft -> {
          draft.versions = versions.replace(version.accessedOn(day));
          draft.lastAccessedDate = day;
        });
  }

  /**
   * Returns a copy without the pruned versions. {@code lastChangedDate} stays.
   *
   * @param kept the remaining versions
   * @return the copy
   */
  public Secret withoutPrunedVersions(Versions kept) {
    return copy(draft -> draft.versions = kept);
  }

  private Secret changed(Instant now, Consumer<Draft> change) {
    Draft draft = new Draft(this);
    draft.lastChangedDate = now;
    change.accept(draft);
    return draft.toSecret(arn, createdDate);
  }

  private Secret copy(Consumer<Draft> change) {
    return changed(lastChangedDate, change);
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

  /**
   * {@return the ARN, the Region, the role and the number of versions} No value is shown, nor a
   * text that could quote one.
   */
  @Override
  public String toString() {
    String kind =
        primaryRegion()
            .map(region -> isReplica() ? "replica of " + region : "primary")
            .orElse("standalone");
    return "Secret[%s in %s, %s, %s versions]".formatted(arn, region(), kind, versions.size());
  }
}
