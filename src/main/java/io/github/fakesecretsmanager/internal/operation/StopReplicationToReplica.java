package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.util.List;

/**
 * The operation that promotes a replica to a standalone secret, with its primary's ARN in its own
 * Region. It works even if the primary is gone.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_StopReplicationToReplica.html">StopReplicationToReplica</a>
 */
final class StopReplicationToReplica
    implements Operation<StopReplicationToReplica.Request, StopReplicationToReplica.Response> {

  record Request(@Required @Length(min = 1, max = 2048) SecretId secretId) {}

  record Response(@WireName("ARN") String arn) {}

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
    Secret secret = call.requireActive(request.secretId());
    if (!secret.isReplica()) {
      throw SecretsManagerError.notOnPrimary();
    }
    call.account().replication().promote(secret);
    return new Response(secret.arn().toString());
  }
}
