package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.domain.StagingLabel;
import io.github.fakesecretsmanager.domain.Versions;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.ConditionKey;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operation that attaches a staging label to a version of a secret, moves it to another, or
 * removes it.
 *
 * <p>When AWSCURRENT moves, AWSPREVIOUS moves to the version that had it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html">UpdateSecretVersionStage</a>
 */
final class UpdateSecretVersionStage
    implements Operation<UpdateSecretVersionStage.Request, UpdateSecretVersionStage.Response> {

  record Request(
      @Required @Length(min = 1, max = 2048) SecretId secretId,
      @Required @Length(min = 1, max = 256) @ConditionKey("secretsmanager:VersionStage")
          String versionStage,
      @Nullable @Length(min = 32, max = 64) String removeFromVersionId,
      @Nullable @Length(min = 32, max = 64) String moveToVersionId) {}

  record Response(@WireName("ARN") String arn, String name) {}

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
  public Response execute(CallContext call, Request request) {
    String from = request.removeFromVersionId();
    String to = request.moveToVersionId();
    if (from == null && to == null) {
      throw SecretsManagerError.invalidParameter(
          "You must specify RemoveFromVersionId, MoveToVersionId, or both.");
    }
    Secret secret = call.requireWritable(request.secretId());
    StagingLabel label = new StagingLabel(request.versionStage());
    Versions before = secret.versions();
    Optional<String> holder = before.byLabel(label).map(SecretVersion::id);
    if (from != null) {
      requireHolder(before, label, holder, from);
    }
    Versions after;
    if (to != null) {
      requireTarget(before, label, holder, from, to);
      after = before.withLabelOn(label, to);
    } else if (label.equals(StagingLabel.AWSCURRENT)) {
      throw SecretsManagerError.invalidParameter(
          "You can only move staging label AWSCURRENT to a different secret version. It can\u2019t be"
              + " completely removed.");
    } else {
      after = before.withoutLabel(label);
    }
    if (!after.equals(before)) {
      call.saveAndReplicate(secret.withVersions(after, call.now()));
    }
    return new Response(secret.arn().toString(), secret.name());
  }

  private static void requireHolder(
      Versions versions, StagingLabel label, Optional<String> holder, String from) {
    requireVersion(versions, from);
    if (!holder.equals(Optional.of(from))) {
      throw SecretsManagerError.invalidParameter(
          "When you move staging label "
              + label
              + ", if you specify RemoveFromVersionId, it must be set to the version that currently"
              + " has the staging label "
              + label
              + ".");
    }
  }

  private static void requireTarget(
      Versions versions,
      StagingLabel label,
      Optional<String> holder,
      @Nullable String from,
      String to) {
    SecretVersion target = requireVersion(versions, to);
    if (from == null && holder.isPresent() && !holder.get().equals(to)) {
      throw SecretsManagerError.invalidParameter(
          "The parameter RemoveFromVersionId can't be empty. Staging label "
              + label
              + " is currently attached to version "
              + holder.get()
              + ", so you must explicitly reference that version in RemoveFromVersionId.");
    }
    if (label.equals(StagingLabel.AWSCURRENT) && target.value().isEmpty()) {
      throw SecretsManagerError.secretValueNotFound(to);
    }
  }

  private static SecretVersion requireVersion(Versions versions, String id) {
    return versions.byId(id).orElseThrow(() -> SecretsManagerError.secretValueNotFound(id));
  }
}
