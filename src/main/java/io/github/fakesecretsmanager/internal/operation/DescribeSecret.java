package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.ReplicationRole;
import io.github.fakesecretsmanager.domain.RotationConfiguration;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operation that describes a secret without its values, even while it is scheduled for
 * deletion.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html">DescribeSecret</a>
 */
final class DescribeSecret implements Operation<DescribeSecret.Request, DescribeSecret.Response> {

  record Request(@Required @Length(min = 1, max = 2048) SecretId secretId) {}

  record Response(
      @WireName("ARN") String arn,
      String name,
      @Nullable String type,
      @Nullable String description,
      @Nullable String kmsKeyId,
      @Nullable Boolean rotationEnabled,
      @Nullable @WireName("RotationLambdaARN") String rotationLambdaArn,
      @Nullable RotationRulesType rotationRules,
      @Nullable List<ExternalSecretRotationMetadataItem> externalSecretRotationMetadata,
      @Nullable String externalSecretRotationRoleArn,
      @Nullable Instant lastRotatedDate,
      Instant lastChangedDate,
      @Nullable Instant lastAccessedDate,
      @Nullable Instant deletedDate,
      @Nullable Instant nextRotationDate,
      @Nullable List<Tag> tags,
      @Nullable Map<String, List<String>> versionIdsToStages,
      @Nullable String owningService,
      Instant createdDate,
      @Nullable String primaryRegion,
      @Nullable List<ReplicationStatusType> replicationStatus) {}

  @Override
  public boolean isReadOnly() {
    return true;
  }

  @Override
  public RequestQuota quota() {
    return RequestQuota.DESCRIPTIONS;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Request request) {
    return List.of(RequiredPermission.onSecret(this, request.secretId()));
  }

  @Override
  public Response execute(CallContext call, Request request) {
    Secret secret = call.require(request.secretId());
    RotationConfiguration rotation = secret.rotation();
    return new Response(
        secret.arn().toString(),
        secret.name(),
        secret.metadata().type().orElse(null),
        secret.description().orElse(null),
        secret.givenKmsKeyId().orElse(null),
        rotationEnabled(rotation),
        rotation.lambdaArn().orElse(null),
        RotationRulesType.of(rotation),
        ExternalSecretRotationMetadataItem.list(rotation),
        roleArn(rotation),
        rotation.lastRotatedDate().orElse(null),
        secret.lastChangedDate(),
        ReplicationStatusType.midnight(secret.lastAccessedDate()),
        secret.deletionState().deletedDate().orElse(null),
        rotation.nextRotationDate().orElse(null),
        Tag.list(secret.metadata().tags()),
        stagesByVersion(secret),
        secret.owningService().orElse(null),
        secret.createdDate(),
        secret.primaryRegion().orElse(null),
        secret.role() instanceof ReplicationRole.Primary primary
            ? ReplicationStatusType.list(primary.replicas())
            : null);
  }

  /** Returns whether rotation is on; null, so left out, if it was never turned on. */
  static @Nullable Boolean rotationEnabled(RotationConfiguration rotation) {
    return rotation.isConfigured() ? rotation.isEnabled() : null;
  }

  /** Returns the role for a partner's secret; null, so left out, if none is set. */
  static @Nullable String roleArn(RotationConfiguration rotation) {
    return rotation.external().flatMap(RotationConfiguration.External::roleArn).orElse(null);
  }

  /** Returns the labels of the labelled versions; null, so left out, if no version has one. */
  static @Nullable Map<String, List<String>> stagesByVersion(Secret secret) {
    Map<String, List<String>> stages = new LinkedHashMap<>();
    for (SecretVersion version : secret.versions().labelled()) {
      stages.put(version.id(), version.stages());
    }
    return stages.isEmpty() ? null : stages;
  }
}
