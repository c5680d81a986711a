package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.json.PrettyJson;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operation that returns the resource policy of a secret, if it has one, in AWS's own form.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetResourcePolicy.html">GetResourcePolicy</a>
 */
final class GetResourcePolicy
    implements Operation<GetResourcePolicy.Request, GetResourcePolicy.Response> {

  record Request(@Required @Length(min = 1, max = 2048) SecretId secretId) {}

  record Response(@WireName("ARN") String arn, String name, @Nullable String resourcePolicy) {}

  @Override
  public boolean isReadOnly() {
    return true;
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
    Secret secret = call.requireActive(request.secretId());
    return new Response(
        secret.arn().toString(),
        secret.name(),
        secret.resourcePolicy().map(PrettyJson::of).orElse(null));
  }
}
