package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.DeletionState;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.domain.ReplicationRole;
import io.github.fakesecretsmanager.domain.RotationConfiguration;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.domain.Versions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One attempt to make the replica in a Region match its primary.
 *
 * <p>If only a change is sent, versions that have arrived are not sent again, so only new versions
 * need the KMS keys. A first replication keeps the versions that have arrived, even if others
 * failed. If the Region has a secret of that name, the attempt changes it completely or not at all.
 */
final class ReplicaSynchronizer {

  private final Regions regions;
  private final Secret primary;
  private final Replica replica;
  private final Instant at;
  private final KmsUse primaryKeys;
  private final RegionalStore target;
  private final KmsUse targetKeys;
  private final Optional<KmsKey> key;

  /** The secret in the target that has the primary's name. */
  private final Optional<Secret> existing;

  /** That secret, if it is the replica. */
  private final Optional<Secret> copy;

  ReplicaSynchronizer(
      Regions regions, Secret primary, Replica replica, KmsAuthorization caller, Instant at) {
    this.regions = regions;
    this.primary = primary;
    this.replica = replica;
    this.at = at;
    this.primaryKeys = new KmsUse(regions.get(primary.region()).kmsKeys(), caller);
    this.target = regions.get(replica.region());
    this.targetKeys = new KmsUse(target.kmsKeys(), caller);
    this.key = target.kmsKeys().find(replica.kmsKeyId());
    this.existing = target.findByName(primary.name());
    this.copy = existing.filter(found -> found.isReplicaOf(primary));
  }

  /** Makes the attempt, and returns why it failed; empty if the replica is in sync. */
  Optional<ReplicationFailure> run(Transfer transfer) {
    if (!target.isEnabled()) {
      return Optional.of(ReplicationFailures.regionNotEnabled(replica.region()));
    }
    return existing
        .filter(found -> copy.isEmpty())
        .flatMap(other -> collision(other, transfer))
        .or(() -> carryOver(transfer.sendsAll() || !hasKeyOfCopy()));
  }

  private static Optional<ReplicationFailure> collision(Secret other, Transfer transfer) {
    Optional<String> otherPrimary = other.role().primaryRegion();
    if (otherPrimary.isPresent()) {
      return Optional.of(
          ReplicationFailures.replicatedWithDifferentArn(other.arn(), otherPrimary.get()));
    }
    if (other.isScheduledForDeletion()) {
      return Optional.of(ReplicationFailures.scheduledForDeletion(other.arn()));
    }
    if (!transfer.overwrites()) {
      return Optional.of(ReplicationFailures.nameExists(other.arn()));
    }
    List<String> regions = other.replicaRegions();
    return regions.isEmpty()
        ? Optional.empty()
        : Optional.of(ReplicationFailures.hasReplicas(other.arn(), regions));
  }

  private boolean hasKeyOfCopy() {
    return copy.filter(found -> found.kmsKeyId().equals(keyName())).isPresent();
  }

  private Optional<ReplicationFailure> carryOver(boolean sendsAll) {
    // AWS tries the key even if it has nothing to encrypt yet.
    Optional<KmsRefusal> refusal =
        sendsAll && !primary.versions().hasValues() ? encryptionRefusal() : Optional.empty();
    Versions arrived = copy.map(Secret::versions).orElse(Versions.NONE);
    List<SecretVersion> carried = new ArrayList<>();
    // A version without a label is not sent; if it arrived earlier, it stays as it is.
    for (SecretVersion version : primary.versions().labelled()) {
      Optional<SecretVersion> before = arrived.byId(version.id());
      if (!isSent(version, before, sendsAll)) {
        before.map(kept -> kept.withLabels(version.labels())).ifPresent(carried::add);
        continue;
      }
      Optional<KmsRefusal> refused = refusal(version);
      if (refused.isEmpty()) {
        carried.add(encrypted(version, before));
      }
      refusal = refusal.or(() -> refused);
    }
    // An existing secret is replaced only if every version has arrived.
    if (refusal.isEmpty() || (existing.isEmpty() && !carried.isEmpty())) {
      regions.save(withVersions(arrived.following(primary.versions(), carried)));
    }
    return refusal.map(ReplicationFailures::kms);
  }

  /**
   * Returns whether a labelled version is sent. The replica keeps other versions as they arrived.
   */
  private static boolean isSent(
      SecretVersion version, Optional<SecretVersion> before, boolean sendsAll) {
    return version.value().isPresent() && (sendsAll || before.isEmpty());
  }

  private Optional<KmsRefusal> refusal(SecretVersion version) {
    return primaryKeys.decryptionRefusal(version, primary.arn()).or(this::encryptionRefusal);
  }

  private Optional<KmsRefusal> encryptionRefusal() {
    return targetKeys.refusal(
        KmsKeyId.of(replica.kmsKeyId()),
        primary.arn().inRegion(replica.region()),
        KmsPermission.GENERATE_DATA_KEY,
        KmsPermission.ENCRYPT);
  }

  private SecretVersion encrypted(SecretVersion version, Optional<SecretVersion> before) {
    return version
        .encryptedUnder(List.of(key.orElseThrow().arn()))
        .accessedOn(before.flatMap(SecretVersion::lastAccessedDate));
  }

  /** Returns the name under which the replica shows its key. */
  private String keyName() {
    KmsKeyId named = KmsKeyId.of(replica.kmsKeyId());
    return key.map(found -> found.shownAs(named)).orElse(named).text();
  }

  private Secret withVersions(Versions versions) {
    return new Secret(
        primary.arn().inRegion(replica.region()),
        primary.metadata().carriedOver(),
        versions,
        Optional.of(keyName()),
        new ReplicationRole.ReplicaOf(primary.region()),
        DeletionState.ACTIVE,
        copy.map(Secret::createdDate).orElse(at),
        primary.lastChangedDate(),
        copy.flatMap(Secret::lastAccessedDate),
        RotationConfiguration.NONE,
        Optional.empty());
  }
}
