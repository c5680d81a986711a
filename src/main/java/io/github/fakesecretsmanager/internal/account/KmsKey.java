package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.KmsKeyState;
import io.github.fakesecretsmanager.domain.KmsPermission;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A KMS key at one moment: its names, its state, and what it denies.
 *
 * <p>Immutable and thread-safe.
 *
 * @param alias for example {@code alias/payments}; the AWS managed key has {@code
 *     alias/aws/secretsmanager}
 * @param deletionDate when the key will be removed; empty unless it is pending deletion
 * @param policy the key policy as JSON; empty for the default, by which the account's policies
 *     decide
 * @param primaryRegion the Region of the primary key; empty unless this is a replica key
 */
public record KmsKey(
    String id,
    String arn,
    Optional<String> alias,
    KmsKeyState state,
    Optional<Instant> deletionDate,
    Set<KmsPermission> denied,
    Optional<String> policy,
    Optional<String> primaryRegion) {

  /** The prefix of the ids of multi-Region keys. */
  static final String MULTI_REGION_PREFIX = "mrk-";

  public KmsKey {
    denied = Set.copyOf(denied);
  }

  /** Makes an enabled key that denies nothing. */
  static KmsKey enabled(
      String id, String arn, Optional<String> alias, Optional<String> primaryRegion) {
    return new KmsKey(
        id,
        arn,
        alias,
        KmsKeyState.ENABLED,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        primaryRegion);
  }

  /** Returns whether this is a multi-Region key: a primary key or a replica key. */
  public boolean isMultiRegion() {
    return id.startsWith(MULTI_REGION_PREFIX);
  }

  /** Returns whether this is the replica of a multi-Region primary key. */
  public boolean isReplica() {
    return primaryRegion.isPresent();
  }

  /** Returns whether the deletion of the key is scheduled. */
  public boolean isPendingDeletion() {
    return state == KmsKeyState.PENDING_DELETION || state == KmsKeyState.PENDING_REPLICA_DELETION;
  }

  /** Returns whether this is the key that AWS manages for Secrets Manager. */
  public boolean isAwsManaged() {
    return alias.map(KmsKeyId::of).filter(KmsKeyId::isManaged).isPresent();
  }

  /**
   * Returns the name under which a secret keeps this key: the alias for the AWS managed key, and
   * otherwise the name that the caller gave.
   */
  public KmsKeyId shownAs(KmsKeyId given) {
    return isAwsManaged() ? KmsKeyId.MANAGED : given;
  }

  KmsKey withState(KmsKeyState newState) {
    return new KmsKey(id, arn, alias, newState, Optional.empty(), denied, policy, primaryRegion);
  }

  KmsKey pendingDeletion(Instant date) {
    return new KmsKey(
        id,
        arn,
        alias,
        KmsKeyState.PENDING_DELETION,
        Optional.of(date),
        denied,
        policy,
        primaryRegion);
  }

  KmsKey denying(Collection<KmsPermission> permissions) {
    EnumSet<KmsPermission> all = EnumSet.copyOf(permissions);
    all.addAll(denied);
    return new KmsKey(id, arn, alias, state, deletionDate, all, policy, primaryRegion);
  }

  KmsKey allowing(Collection<KmsPermission> permissions) {
    EnumSet<KmsPermission> remaining = EnumSet.noneOf(KmsPermission.class);
    remaining.addAll(denied);
    remaining.removeAll(permissions);
    return new KmsKey(id, arn, alias, state, deletionDate, remaining, policy, primaryRegion);
  }

  KmsKey withPolicy(String newPolicy) {
    return new KmsKey(
        id, arn, alias, state, deletionDate, denied, Optional.of(newPolicy), primaryRegion);
  }

  @Override
  public String toString() {
    return alias.map(name -> arn + " (" + name + ")").orElse(arn);
  }
}
