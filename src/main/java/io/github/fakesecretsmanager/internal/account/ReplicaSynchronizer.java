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
 * Makes the replica in one Region what its primary is now, or says why it can't.
 *
 * <p>When only a change is sent, a version that has arrived is not sent again: then only new
 * versions need the KMS keys. A first replication keeps the versions that could be carried over,
 * though others failed; one that finds a secret there changes it wholly or not at all.
 */
final class ReplicaSynchronizer {

  private final KmsKeys primaryKeys;
  private final RegionalStore target;
  private final Account account;
  private final Secret primary;
  private final Replica row;
  private final Instant at;
  private final Optional<KmsKey> key;

  ReplicaSynchronizer(Account account, Secret primary, Replica row, Instant at) {
    this.account = account;
    this.primaryKeys = account.region(primary.region()).kmsKeys();
    this.target = account.region(row.region());
    this.primary = primary;
    this.row = row;
    this.at = at;
    this.key = target.kmsKeys().find(row.kmsKeyId());
  }

  /**
   * Returns why it failed; empty when the replica is in sync.
   *
   * @param anew whether versions that have arrived are sent again, under the key that the row names
   * @param overwrite whether an ordinary secret of the same name is replaced
   */
  Optional<ReplicationFailure> run(boolean anew, boolean overwrite) {
    if (!target.isEnabled()) {
      return Optional.of(ReplicationFailures.regionNotEnabled(row.region()));
    }
    Optional<Secret> there = target.findByName(primary.name());
    Optional<Secret> replica = there.filter(found -> Replication.isReplicaOf(found, primary));
    if (there.isPresent() && replica.isEmpty()) {
      Optional<ReplicationFailure> collision = collision(there.get(), overwrite);
      if (collision.isPresent()) {
        return collision;
      }
    }
    // What is replaced goes only when all of the replica is there.
    boolean wholly = there.isPresent();
    return carryOver(replica, anew, wholly);
  }

  private Optional<ReplicationFailure> collision(Secret there, boolean overwrite) {
    Optional<String> otherPrimary = there.role().primaryRegion();
    if (otherPrimary.isPresent()) {
      return Optional.of(
          ReplicationFailures.replicatedWithDifferentArn(there.arn(), otherPrimary.get()));
    }
    if (there.isScheduledForDeletion()) {
      return Optional.of(ReplicationFailures.scheduledForDeletion(there.arn()));
    }
    if (!overwrite) {
      return Optional.of(ReplicationFailures.nameExists(there.arn()));
    }
    List<String> regions = there.replicaRegions();
    return regions.isEmpty()
        ? Optional.empty()
        : Optional.of(ReplicationFailures.hasReplicas(there.arn(), regions));
  }

  private Optional<ReplicationFailure> carryOver(
      Optional<Secret> replica, boolean anew, boolean wholly) {
    boolean sendsAll = anew || replica.filter(old -> old.kmsKeyId().equals(keyName())).isEmpty();
    Versions arrived = replica.map(Secret::versions).orElse(Versions.NONE);
    List<SecretVersion> carried = new ArrayList<>();
    Optional<ReplicationFailure> failure = Optional.empty();
    for (SecretVersion version : primary.versions().all()) {
      Optional<SecretVersion> old = arrived.byId(version.id());
      if (old.isPresent() && (!sendsAll || !version.isLabelled())) {
        carried.add(old.get().withLabels(version.labels()));
      } else if (version.isLabelled() && version.value().isPresent()) {
        Optional<KmsRefusal> refusal =
            primaryKeys.decryptionRefusal(version, primary.arn()).or(this::encryptionRefusal);
        if (refusal.isPresent()) {
          failure = failure.or(() -> refusal.map(ReplicationFailures::kms));
        } else {
          carried.add(
              version
                  .encryptedUnder(List.of(key.orElseThrow().arn()))
                  .accessedOn(old.flatMap(SecretVersion::lastAccessedDate)));
        }
      }
    }
    if (!primary.versions().hasValues() && sendsAll) {
      failure = encryptionRefusal().map(ReplicationFailures::kms);
    }
    if (failure.isEmpty() || (!wholly && !carried.isEmpty())) {
      account.save(copy(replica, Versions.of(carried)));
    }
    return failure;
  }

  private Optional<KmsRefusal> encryptionRefusal() {
    return target
        .kmsKeys()
        .refusal(
            KmsKeyId.of(row.kmsKeyId()),
            primary.arn().inRegion(row.region()),
            KmsPermission.GENERATE_DATA_KEY,
            KmsPermission.ENCRYPT);
  }

  /** Returns how the replica shows its key. */
  private String keyName() {
    KmsKeyId named = KmsKeyId.of(row.kmsKeyId());
    return key.map(found -> found.shownAs(named)).orElse(named).text();
  }

  private Secret copy(Optional<Secret> replica, Versions versions) {
    return new Secret(
        primary.arn().inRegion(row.region()),
        primary.metadata(),
        versions,
        keyName(),
        new ReplicationRole.ReplicaOf(primary.region()),
        DeletionState.ACTIVE,
        replica.map(Secret::createdDate).orElse(at),
        at,
        replica.flatMap(Secret::lastAccessedDate),
        RotationConfiguration.NONE,
        Optional.empty());
  }
}
