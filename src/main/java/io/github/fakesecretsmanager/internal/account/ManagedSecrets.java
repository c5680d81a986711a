package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.ReplicatedMetadata;
import io.github.fakesecretsmanager.domain.RotationConfiguration;
import io.github.fakesecretsmanager.domain.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets that other AWS services manage: how they are marked, and how they rotate from the
 * start.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/service-linked-secrets.html">Secrets
 *     managed by other services</a>
 */
public final class ManagedSecrets {

  private static final String TAG = "aws:secretsmanager:owningService";

  /** The days between rotations of the services that rotate their secrets from the start. */
  private static final Map<String, Long> DAYS_BETWEEN_ROTATIONS = Map.of("rds", 7L);

  private final Regions regions;
  private final Rotation rotation;

  ManagedSecrets(Regions regions, Rotation rotation) {
    this.regions = regions;
    this.rotation = rotation;
  }

  /** Stores a new secret as one that a service manages. */
  public Secret handOver(Secret secret, String service) {
    ReplicatedMetadata metadata = secret.metadata();
    Secret managed =
        secret
            .withOwningService(service)
            .withMetadata(
                metadata.withTags(metadata.tags().plus(Map.of(TAG, service))),
                secret.lastChangedDate());
    Secret rotating =
        Optional.ofNullable(DAYS_BETWEEN_ROTATIONS.get(service))
            .map(days -> rotation.configure(managed, RotationConfiguration.everyDays(days)))
            .orElse(managed);
    regions.save(rotating);
    return rotating;
  }
}
