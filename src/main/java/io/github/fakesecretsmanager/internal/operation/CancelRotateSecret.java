package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operation that turns the rotation of a secret off, and cancels one that is under way. The
 * rules stay, and so does AWSPENDING.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CancelRotateSecret.html">CancelRotateSecret</a>
 */
final class CancelRotateSecret
    implements Operation<CancelRotateSecret.Request, CancelRotateSecret.Response> {

  record Request(@Required @Length(min = 1, max = 2048) SecretId secretId) {}

  /**
   * The answer.
   *
   * @param versionId the version that a rotation has left incomplete; null if no rotation has
   */
  record Response(@WireName("ARN") String arn, String name, @Nullable String versionId) {}

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public RequestQuota quota() {
    return RequestQuota.ROTATION;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Request request) {
    return List.of(RequiredPermission.onSecret(this, request.secretId()));
  }

  @Override
  public Response execute(CallContext call, Request request) {
    Secret secret = call.requireConfigurable(request.secretId());
    if (!secret.rotation().isConfigured()) {
      throw SecretsManagerError.noRotationFunction();
    }
    if (secret.rotation().isEnabled()) {
      call.account().rotation().cancel(secret);
    }
    return new Response(
        secret.arn().toString(),
        secret.name(),
        secret.pendingVersion().map(SecretVersion::id).orElse(null));
  }
}
