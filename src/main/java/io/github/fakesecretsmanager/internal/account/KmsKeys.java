package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.KmsKeyState;
import io.github.fakesecretsmanager.domain.KmsPermission;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The KMS keys of one Region.
 *
 * <p>Not thread-safe; guarded by the account's lock.
 */
public final class KmsKeys {

  /** The waiting period that AWS KMS takes when a deletion names none. */
  private static final Duration DELETION_WAITING_PERIOD = Duration.ofDays(30);

  private final AwsRegion region;
  private final String arnPrefix;
  private final IdSource ids;
  private final Timeline timeline;
  private final Map<String, KmsKey> keys = new HashMap<>();

  /** The id of a key by each name that callers may use: id, ARN, alias and the alias's ARN. */
  private final Map<String, String> idsByName = new HashMap<>();

  /** Makes the keys of a Region: at first the one that AWS manages. */
  KmsKeys(AwsRegion region, String accountId, IdSource ids, Timeline timeline) {
    this.region = region;
    this.arnPrefix = "arn:" + region.partition() + ":kms:" + region.name() + ":" + accountId + ":";
    this.ids = ids;
    this.timeline = timeline;
    create(Optional.of(KmsKeyId.MANAGED.text()));
  }

  /**
   * Creates an enabled key that denies nothing.
   *
   * @throws IllegalArgumentException when the alias stands on another key of the Region
   */
  public KmsKey create(Optional<String> alias) {
    alias.ifPresent(this::requireFree);
    String id = ids.nextUuid();
    String arn = arnPrefix + "key/" + id;
    KmsKey key =
        new KmsKey(
            id, arn, alias, KmsKeyState.ENABLED, Optional.empty(), Set.of(), Optional.empty());
    keys.put(id, key);
    idsByName.put(id, id);
    idsByName.put(arn, id);
    alias.ifPresent(
        name -> {
          idsByName.put(name, id);
          idsByName.put(arnPrefix + name, id);
        });
    return key;
  }

  private void requireFree(String alias) {
    if (idsByName.containsKey(alias)) {
      throw new IllegalArgumentException(
          "the alias <%s> stands on another key in %s; get that key with kmsKey(\"%s\")"
              .formatted(alias, region.name(), alias));
    }
  }

  /** Finds a key by its id, its ARN, its alias or its alias's ARN. */
  public Optional<KmsKey> find(String keyId) {
    return Optional.ofNullable(idsByName.get(keyId)).map(keys::get);
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
    keys.computeIfPresent(id, (same, key) -> change.apply(key));
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

  /** Makes the key unusable at once, and removes it 30 days later unless that is cancelled. */
  public void scheduleDeletion(String id, Instant now) {
    Instant date = now.plus(DELETION_WAITING_PERIOD);
    change(id, key -> key.pendingDeletion(date));
    timeline.schedule(date, due -> removeDue(id, due));
  }

  /** Keeps the key; as at AWS KMS it is then disabled. */
  public void cancelDeletion(String id) {
    disable(id);
  }

  private void removeDue(String id, Instant date) {
    KmsKey key = keys.get(id);
    // The deletion may have been cancelled since, and scheduled again.
    if (key != null && key.deletionDate().filter(date::equals).isPresent()) {
      keys.remove(id);
      idsByName.values().removeIf(id::equals);
    }
  }
}
