package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.domain.SecretValue.Binary;
import io.github.fakesecretsmanager.domain.SecretValue.Text;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.domain.StagingLabel;
import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.ConditionKey;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operation that decrypts a version of a secret: by its id, by a staging label, or the current
 * one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html">GetSecretValue</a>
 */
final class GetSecretValue implements Operation<GetSecretValue.Request, GetSecretValue.Response> {

  record Request(
      @Required @Length(min = 1, max = 2048) SecretId secretId,
      @Nullable @Length(min = 32, max = 64) @ConditionKey("secretsmanager:VersionId")
          String versionId,
      @Nullable @Length(min = 1, max = 256) @ConditionKey("secretsmanager:VersionStage")
          String versionStage) {}

  record Response(
      @WireName("ARN") String arn,
      String name,
      String versionId,
      @Nullable Binary secretBinary,
      @Nullable Text secretString,
      @Nullable List<String> versionStages,
      Instant createdDate) {}

  @Override
  public boolean isReadOnly() {
    return true;
  }

  @Override
  public RequestQuota quota() {
    return RequestQuota.VALUES;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Request request) {
    return List.of(RequiredPermission.onSecret(this, request.secretId()));
  }

  @Override
  public boolean usesValue(Request request) {
    return true;
  }

  @Override
  public Response execute(CallContext call, Request request) {
    Secret secret = call.requireActive(request.secretId());
    SecretVersion version = requireVersion(secret, request);
    SecretValue value = version.value().orElseThrow(AssertionError::new);
    call.kmsKeys().requireDecryption(version, secret.arn());
    call.account().recordAccess(secret, version, call.today());
    return new Response(
        secret.arn().toString(),
        secret.name(),
        version.id(),
        value instanceof Binary binary ? binary : null,
        value instanceof Text text ? text : null,
        version.labels().isEmpty() ? null : version.stages(),
        version.createdDate());
  }

  private static SecretVersion requireVersion(Secret secret, Request request) {
    String id = request.versionId();
    String stage = request.versionStage();
    if (id == null) {
      StagingLabel label = stage == null ? StagingLabel.AWSCURRENT : new StagingLabel(stage);
      Optional<SecretVersion> labelled = secret.versions().byLabel(label);
      if (!hasValue(labelled)) {
        throw SecretsManagerError.secretValueNotFound(label);
      }
      return labelled.get();
    }
    Optional<SecretVersion> named = secret.versions().byId(id);
    if (!hasValue(named)) {
      throw SecretsManagerError.secretValueNotFound(id);
    }
    SecretVersion version = named.get();
    if (stage != null && !version.labels().contains(new StagingLabel(stage))) {
      throw new SecretsManagerError(
          ErrorCode.INVALID_REQUEST,
          "You provided a VersionStage that is not associated to the provided VersionId.");
    }
    return version;
  }

  /** Returns whether a version has a value; one that a rotation function is to set has none yet. */
  private static boolean hasValue(Optional<SecretVersion> version) {
    return version.isPresent() && version.get().value().isPresent();
  }
}
