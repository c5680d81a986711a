package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretValue.Binary;
import io.github.fakesecretsmanager.domain.SecretValue.Text;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.domain.StagingLabel;
import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.constraint.Items;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Matches;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.NotStored;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operation that adds a version to a secret and moves staging labels to it, AWSCURRENT unless
 * others are given.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html">PutSecretValue</a>
 */
final class PutSecretValue implements Operation<PutSecretValue.Request, PutSecretValue.Response> {

  record Request(
      @Required @Length(min = 1, max = 2048) SecretId secretId,
      @Nullable @Length(min = 32, max = 64) String clientRequestToken,
      @Nullable @Length(min = 1, max = 65536) Binary secretBinary,
      @Nullable @Length(min = 1, max = 65536) Text secretString,
      @Nullable @Items(min = 1, max = 20) List<@Length(min = 1, max = 256) String> versionStages,
      @Nullable @Length(min = 36, max = 256) @Matches("^[a-zA-Z0-9\\-]+$") @NotStored
          Text rotationToken) {}

  record Response(
      @WireName("ARN") String arn, String name, String versionId, List<String> versionStages) {}

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public RequestQuota quota() {
    return RequestQuota.CHANGES;
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
    String token = CallContext.requireToken(request.clientRequestToken());
    NewVersion version =
        NewVersion.of(call, token, request.secretString(), request.secretBinary())
            .orElseThrow(
                () ->
                    new SecretsManagerError(
                        ErrorCode.INVALID_REQUEST,
                        "You must provide either SecretString or SecretBinary."));
    Secret secret = call.requireWritable(request.secretId());
    Optional<SecretVersion> before = version.madeBefore(secret);
    if (before.isPresent()) {
      return response(secret, before.get());
    }
    Secret changed = version.addTo(secret, labels(secret, token, request.versionStages()));
    call.saveAndReplicate(changed);
    version.stored(secret, changed);
    return response(changed, changed.versions().byId(token).orElseThrow());
  }

  private static Set<StagingLabel> labels(
      Secret secret, String token, @Nullable List<String> stages) {
    Set<StagingLabel> labels = new HashSet<>();
    if (stages != null) {
      stages.forEach(stage -> labels.add(new StagingLabel(stage)));
    }
    // AWS labels the first version AWSCURRENT too, whichever labels are given. The exception is a
    // version that a rotation has created before it had a value.
    boolean first = !secret.versions().hasValues() && secret.versions().byId(token).isEmpty();
    if (labels.isEmpty() || first) {
      labels.add(StagingLabel.AWSCURRENT);
    }
    return labels;
  }

  private static Response response(Secret secret, SecretVersion version) {
    return new Response(secret.arn().toString(), secret.name(), version.id(), version.stages());
  }
}
