package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.WireName;

/**
 * Promotes a replica to a standalone secret, with its primary's ARN but for the Region; it works
 * also when the primary is gone.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_StopReplicationToReplica.html">StopReplicationToReplica</a>
 */
public final class StopReplicationToReplica
    implements Operation<StopReplicationToReplica.Request, StopReplicationToReplica.Response> {

  public record Request(@Required @Length(min = 1, max = 2048) String secretId) {}

  public record Response(@WireName("ARN") String arn) {}

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
