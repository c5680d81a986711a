package io.github.fakesecretsmanager.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the replica in one Region what its primary is now, or says why it can't.
 *
 * <p>A version that has arrived is not sent again: only new versions, or all of them under a new
 * key, need the KMS keys. A first replication keeps the versions that could be carried over, though
 * others failed; a later one changes the replica wholly or not at all.
 */
final class Synchronization {

  private final KmsKeys primaryKeys;
  private final RegionalStore target;
  private final Account account;
  private final Secret primary;
  private final Replica row;
  private final Instant at;

  Synchronization(Account account, Secret primary, Replica row, Instant at) {
    this.account = account;
    this.primaryKeys = account.region(primary.region()).kmsKeys();
    this.target = account.region(row.region());
    this.primary = primary;
    this.row = row;
    this.at = at;
  }

  /** Returns why it failed; empty when the replica is in sync. */
  Optional<ReplicationFailure> run(boolean overwrite) {
    if (!target.isEnabled()) {
      return Optional.of(ReplicationFailure.regionNotEnabled(row.region()));
    }
    Optional<Secret> there = target.findByName(primary.name());
    Optional<Secret> replica = there.filter(found -> Replication.isReplicaOf(found, primary));
    if (there.isPresent() && replica.isEmpty()) {
      Optional<ReplicationFailure> collision = collision(there.get(), overwrite);
      if (collision.isPresent()) {
        return collision;
      }
    }
    return carryOver(replica);
  }

  private Optional<ReplicationFailure> collision(Secret there, boolean overwrite) {
    Optional<String> otherPrimary = there.role().primaryRegion();
    if (otherPrimary.isPresent()) {
      return Optional.of(ReplicationFailure.replicatedWithDifferentArn(there, otherPrimary.get()));
    }
    if (there.isScheduledForDeletion()) {
      return Optional.of(ReplicationFailure.scheduledForDeletion(there));
    }
    if (!overwrite) {
      return Optional.of(ReplicationFailure.nameExists(there));
    }
    List<String> regions = there.replicas().stream().map(Replica::region).toList();
    return regions.isEmpty()
        ? Optional.empty()
        : Optional.of(ReplicationFailure.hasReplicas(there, regions));
  }

  private Optional<ReplicationFailure> carryOver(Optional<Secret> replica) {
    boolean sameKey = replica.filter(old -> old.kmsKeyId().equals(row.kmsKeyId())).isPresent();
    Versions arrived = replica.map(Secret::versions).orElse(Versions.NONE);
    List<SecretVersion> carried = new ArrayList<>();
    Optional<ReplicationFailure> failure = Optional.empty();
    for (SecretVersion version : primary.versions().all()) {
      Optional<SecretVersion> old = arrived.byId(version.id());
      if (old.isPresent() && (sameKey || !version.isLabelled())) {
        carried.add(old.get().withLabels(version.labels()));
      } else if (version.isLabelled()) {
        Optional<KmsRefusal> refusal =
            primaryKeys.decryptionRefusal(version).or(this::encryptionRefusal);
        if (refusal.isPresent()) {
          failure = failure.or(() -> refusal.map(ReplicationFailure::kms));
        } else {
          carried.add(version.encryptedUnder(List.of(targetKey().arn())));
        }
      }
    }
    if (primary.versions().isEmpty() && !sameKey) {
      failure = encryptionRefusal().map(ReplicationFailure::kms);
    }
    boolean usable = failure.isEmpty() || (replica.isEmpty() && !carried.isEmpty());
    if (usable) {
      account.save(copy(replica, Versions.of(carried)));
    }
    return failure;
  }

  private Optional<KmsRefusal> encryptionRefusal() {
    return target
        .kmsKeys()
        .refusal(row.kmsKeyId(), KmsPermission.GENERATE_DATA_KEY, KmsPermission.ENCRYPT);
  }

  private KmsKey targetKey() {
    return target.kmsKeys().find(row.kmsKeyId()).orElseThrow();
  }

  private Secret copy(Optional<Secret> replica, Versions versions) {
    return new Secret(
        primary.arn().inRegion(row.region()),
        primary.metadata(),
        versions,
        row.kmsKeyId(),
        new ReplicationRole.ReplicaOf(primary.region()),
        DeletionState.ACTIVE,
        replica.map(Secret::createdDate).orElse(at),
        at,
        replica.flatMap(Secret::lastAccessedDate));
  }
}
