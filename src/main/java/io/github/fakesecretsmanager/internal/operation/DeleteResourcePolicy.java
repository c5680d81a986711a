package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.util.List;
import java.util.Optional;

/**
 * The operation that removes the resource policy of a secret, if it has one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteResourcePolicy.html">DeleteResourcePolicy</a>
 */
final class DeleteResourcePolicy
    implements Operation<DeleteResourcePolicy.Request, DeleteResourcePolicy.Response> {

  record Request(@Required @Length(min = 1, max = 2048) SecretId secretId) {}

  record Response(@WireName("ARN") String arn, String name) {}

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public RequestQuota quota() {
    return RequestQuota.RESOURCE_POLICIES;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Request request) {
    return List.of(RequiredPermission.onSecret(this, request.secretId()));
  }

  @Override
  public Response execute(CallContext call, Request request) {
    Secret secret = call.requireWritable(request.secretId());
    if (secret.resourcePolicy().isPresent()) {
      call.saveAndReplicate(
          secret.withMetadata(secret.metadata().withResourcePolicy(Optional.empty()), call.now()));
    }
    return new Response(secret.arn().toString(), secret.name());
  }
}
