package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.util.List;

/**
 * The operation that cancels the scheduled deletion of a secret, if it is scheduled.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RestoreSecret.html">RestoreSecret</a>
 */
final class RestoreSecret implements Operation<RestoreSecret.Request, RestoreSecret.Response> {

  record Request(@Required @Length(min = 1, max = 2048) SecretId secretId) {}

  record Response(@WireName("ARN") String arn, String name) {}

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public RequestQuota quota() {
    return RequestQuota.RESTORE;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Request request) {
    return List.of(RequiredPermission.onSecret(this, request.secretId()));
  }

  @Override
  public Response execute(CallContext call, Request request) {
    Secret secret = CallContext.requireOwn(call.require(request.secretId()));
    if (secret.isScheduledForDeletion()) {
      call.account().deletion().cancel(secret);
    }
    return new Response(secret.arn().toString(), secret.name());
  }
}
