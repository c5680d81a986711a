package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.KmsKeyState;
import io.github.fakesecretsmanager.domain.KmsPermission;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The KMS keys of one Region. A multi-Region key is related to keys of other Regions.
 *
 * <p>Not thread-safe; guarded by the account's lock.
 */
public final class KmsKeys {

  /** The waiting period that AWS KMS uses if a deletion names none. */
  private static final Duration DELETION_WAITING_PERIOD = Duration.ofDays(30);

  private final AwsRegion region;
  private final String arnPrefix;
  private final IdSource ids;
  private final Timeline timeline;
  private final Supplier<Stream<KmsKeys>> everywhere;
  private final Map<String, KmsKey> keys = new HashMap<>();

  /**
   * The ids of deleted keys. They are not used again: no other key can decrypt what a deleted key
   * has encrypted.
   */
  private final Set<String> gone = new HashSet<>();

  /** The id of a key by each name that callers may use: id, ARN, alias and the alias's ARN. */
  private final Map<String, String> idsByName = new HashMap<>();

  /**
   * Makes the keys of a Region: at first only the AWS managed key.
   *
   * @param everywhere the keys of all Regions, which may be related to keys of this Region
   */
  KmsKeys(
      AwsRegion region,
      String accountId,
      IdSource ids,
      Timeline timeline,
      Supplier<Stream<KmsKeys>> everywhere) {
    this.region = region;
    this.arnPrefix = "arn:" + region.partition() + ":kms:" + region.name() + ":" + accountId + ":";
    this.ids = ids;
    this.timeline = timeline;
    this.everywhere = everywhere;
    add(ids.nextUuid(), Optional.of(KmsKeyId.MANAGED.text()), Optional.empty());
  }

  /**
   * Creates an enabled key that denies nothing.
   *
   * @throws IllegalArgumentException if another key of the Region has the alias
   */
  public KmsKey create(Optional<String> alias) {
    return create(alias, ids.nextUuid());
  }

  /**
   * Creates an enabled multi-Region primary key that denies nothing.
   *
   * @throws IllegalArgumentException if another key of the Region has the alias
   */
  public KmsKey createMultiRegion(Optional<String> alias) {
    return create(alias, KmsKey.MULTI_REGION_PREFIX + ids.nextUuid().replace("-", ""));
  }

  /**
   * Creates an enabled key with a given id, which denies nothing. If the id starts with {@code
   * mrk-}, it is a multi-Region primary key.
   *
   * @throws IllegalArgumentException if another key of the Region has the alias, or the id belongs
   *     to another key of the account
   */
  public KmsKey create(Optional<String> alias, String id) {
    alias.ifPresent(this::requireFree);
    requireFreeId(id);
    return add(id, alias, Optional.empty());
  }

  private KmsKey add(String id, Optional<String> alias, Optional<String> primaryRegion) {
    String arn = arnPrefix + "key/" + id;
    KmsKey key = KmsKey.enabled(id, arn, alias, primaryRegion);
    keys.put(id, key);
    idsByName.put(id, id);
    idsByName.put(arn, id);
    if (alias.isPresent()) {
      idsByName.put(alias.get(), id);
      idsByName.put(arnPrefix + alias.get(), id);
    }
    return key;
  }

  private void requireFree(String alias) {
    if (idsByName.containsKey(alias)) {
      throw new IllegalArgumentException(
          "the alias <%s> belongs to another key in %s: get that key with kmsKey(\"%s\")"
              .formatted(alias, region.name(), alias));
    }
  }

  private void requireFreeId(String id) {
    everywhere
        .get()
        .filter(regional -> regional.keys.containsKey(id))
        // The primary key before its replicas, because only a primary key can be replicated.
        .min(
            Comparator.comparing(
                regional -> regional.find(id).filter(KmsKey::isReplica).isPresent()))
        .ifPresent(
            regional -> {
              throw new IllegalArgumentException(
                  "the key id <%s> belongs to another key in %s: %s"
                      .formatted(
                          id,
                          regional.region(),
                          canBeRelated(regional, id)
                              ? "replicate that key with replicateTo(\"%s\")".formatted(region())
                              : "use another id"));
            });
    if (everywhere.get().anyMatch(regional -> regional.gone.contains(id))) {
      throw new IllegalArgumentException(
          "the key id <%s> is that of a deleted key: use another id".formatted(id));
    }
  }

  private boolean canBeRelated(KmsKeys other, String id) {
    return id.startsWith(KmsKey.MULTI_REGION_PREFIX)
        && !keys.containsKey(id)
        && region.partition().equals(other.region.partition());
  }

  /**
   * Creates the replica of a multi-Region primary key: enabled, without an alias, under the default
   * key policy.
   *
   * @param home the keys of the Region that the primary key is in
   * @throws IllegalStateException if the key is not a multi-Region primary key, or not enabled
   * @throws IllegalArgumentException if this Region is the key's own, belongs to another partition,
   *     or already has a replica key
   */
  public KmsKey replicate(KmsKey primary, KmsKeys home) {
    refusal(primary)
        .ifPresent(
            why -> {
              throw new IllegalStateException(
                  "can't replicate the KMS key <%s>: %s".formatted(primary.arn(), why));
            });
    if (home == this || !region.partition().equals(home.region.partition())) {
      throw cantReplicateHere(primary, "use another Region of the same partition");
    }
    if (keys.containsKey(primary.id())) {
      throw cantReplicateHere(
          primary,
          "the Region already has a replica key; get it with region(\"%s\").kmsKey(\"%s\")"
              .formatted(region(), primary.id()));
    }
    return add(primary.id(), Optional.empty(), Optional.of(home.region()));
  }

  /** Returns why a key can't be replicated to another Region; empty if it can. */
  private static Optional<String> refusal(KmsKey key) {
    if (!key.isMultiRegion()) {
      return Optional.of("it is a single-Region key; create one with createMultiRegionKmsKey()");
    }
    if (key.isReplica()) {
      return Optional.of(
          "it is a replica key; replicate its primary key, region(\"%s\").kmsKey(\"%s\")"
              .formatted(key.primaryRegion().orElseThrow(), key.id()));
    }
    return key.state() == KmsKeyState.ENABLED
        ? Optional.empty()
        : Optional.of(
            "it is %s; call %s first"
                .formatted(
                    key.state(),
                    key.isPendingDeletion() ? "cancelDeletion() and enable()" : "enable()"));
  }

  private IllegalArgumentException cantReplicateHere(KmsKey primary, String cure) {
    return new IllegalArgumentException(
        "can't replicate the KMS key <%s> to <%s>: %s".formatted(primary.arn(), region(), cure));
  }

  /** Finds a key by its id, its ARN, its alias or its alias's ARN. */
  public Optional<KmsKey> find(String keyId) {
    return Optional.ofNullable(keys.get(idsByName.get(keyId)));
  }

  String region() {
    return region.name();
  }

  /** Returns why a name that leads to no key can't be used. */
  KmsRefusal missing(String keyId) {
    return new MissingKmsKey(keyId, region.name(), arnPrefix).refusal();
  }

  /** Returns the id of a request that Secrets Manager makes to KMS. */
  String nextRequestId() {
    return ids.nextUuid();
  }

  private void change(String id, UnaryOperator<KmsKey> change) {
    keys.computeIfPresent(id, (ignored, key) -> change.apply(key));
  }

  public void enable(String id) {
    change(id, key -> key.withState(KmsKeyState.ENABLED));
  }

  public void disable(String id) {
    change(id, key -> key.withState(KmsKeyState.DISABLED));
  }

  public void deny(String id, Collection<KmsPermission> permissions) {
    change(id, key -> key.denying(permissions));
  }

  public void allow(String id, Collection<KmsPermission> permissions) {
    change(id, key -> key.allowing(permissions));
  }

  /** Gives the key a policy, which then decides who may use it. */
  public void setPolicy(String id, String policy) {
    change(id, key -> key.withPolicy(policy));
  }

  /**
   * Makes the key unusable at once, and removes it 30 days later unless the deletion is cancelled.
   * For a multi-Region primary key, the 30 days begin when its last replica key is gone.
   */
  public void scheduleDeletion(String id, Instant now) {
    if (hasReplicas(id)) {
      change(id, key -> key.withState(KmsKeyState.PENDING_REPLICA_DELETION));
    } else {
      beginWaitingPeriod(id, now);
    }
  }

  private boolean hasReplicas(String id) {
    return everywhere
        .get()
        .flatMap(regional -> Optional.ofNullable(regional.keys.get(id)).stream())
        .anyMatch(key -> key.primaryRegion().filter(region()::equals).isPresent());
  }

  private void beginWaitingPeriod(String id, Instant now) {
    Instant date = now.plus(DELETION_WAITING_PERIOD);
    change(id, key -> key.pendingDeletion(date));
    timeline.schedule(date, due -> removeDue(id, due));
  }

  /** Cancels the deletion. As at AWS KMS, the key is then disabled. */
  public void cancelDeletion(String id) {
    disable(id);
  }

  private void removeDue(String id, Instant date) {
    KmsKey key = keys.get(id);
    // The deletion may have been cancelled since, and scheduled again.
    if (key != null && key.deletionDate().filter(date::equals).isPresent()) {
      keys.remove(id);
      gone.add(id);
      idsByName.values().removeIf(id::equals);
      everywhere.get().forEach(regional -> regional.replicaRemoved(id, date));
    }
  }

  /** Begins the waiting period of a primary key that has waited for its last replica key. */
  private void replicaRemoved(String id, Instant date) {
    KmsKey primary = keys.get(id);
    if (primary != null
        && primary.state() == KmsKeyState.PENDING_REPLICA_DELETION
        && !hasReplicas(id)) {
      beginWaitingPeriod(id, date);
    }
  }
}
