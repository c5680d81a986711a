package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.KmsPermission;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Describes a KMS key at one moment: who it is, its state, and what it denies.
 *
 * <p>Immutable and thread-safe.
 *
 * @param alias for example {@code alias/payments}; the AWS managed key has {@code
 *     alias/aws/secretsmanager}
 * @param deletionDate when the key is gone; empty unless it is pending deletion
 * @param policy the key policy as JSON; empty for the default, by which the account's policies
 *     decide
 */
public record KmsKey(
    String id,
    String arn,
    Optional<String> alias,
    KmsKeyState state,
    Optional<Instant> deletionDate,
    Set<KmsPermission> denied,
    Optional<String> policy) {

  /** The alias of the AWS managed key, which every Region has and which encrypts by default. */
  public static final String MANAGED_ALIAS = "alias/aws/secretsmanager";

  public KmsKey {
    denied = Set.copyOf(denied);
  }

  /** Tells whether this is the key that AWS manages for Secrets Manager. */
  public boolean isAwsManaged() {
    return alias.filter(MANAGED_ALIAS::equals).isPresent();
  }

  /**
   * Returns what a secret keeps of the name a caller gave this key: AWS's own goes by its alias.
   */
  public String shownAs(String given) {
    return isAwsManaged() ? MANAGED_ALIAS : given;
  }

  KmsKey withState(KmsKeyState newState) {
    return new KmsKey(id, arn, alias, newState, Optional.empty(), denied, policy);
  }

  KmsKey pendingDeletion(Instant date) {
    return new KmsKey(
        id, arn, alias, KmsKeyState.PENDING_DELETION, Optional.of(date), denied, policy);
  }

  KmsKey denying(Collection<KmsPermission> permissions) {
    EnumSet<KmsPermission> all = EnumSet.copyOf(permissions);
    all.addAll(denied);
    return new KmsKey(id, arn, alias, state, deletionDate, all, policy);
  }

  KmsKey allowing(Collection<KmsPermission> permissions) {
    EnumSet<KmsPermission> rest = EnumSet.noneOf(KmsPermission.class);
    rest.addAll(denied);
    rest.removeAll(permissions);
    return new KmsKey(id, arn, alias, state, deletionDate, rest, policy);
  }

  KmsKey withPolicy(String newPolicy) {
    return new KmsKey(id, arn, alias, state, deletionDate, denied, Optional.of(newPolicy));
  }

  @Override
  public String toString() {
    return alias.map(name -> arn + " (" + name + ")").orElse(arn);
  }
}
