package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.WireName;
import org.jspecify.annotations.Nullable;

/**
 * Returns the resource policy of a secret, if it has one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetResourcePolicy.html">GetResourcePolicy</a>
 */
public final class GetResourcePolicy
    implements Operation<GetResourcePolicy.Request, GetResourcePolicy.Response> {

  public record Request(@Required @Length(min = 1, max = 2048) String secretId) {}

  public record Response(
      @WireName("ARN") String arn, String name, @Nullable String resourcePolicy) {}

  @Override
  public Response execute(CallContext call, Request request) {
    Secret secret = call.requireActive(request.secretId());
    return new Response(
        secret.arn().toString(), secret.name(), secret.resourcePolicy().orElse(null));
  }
}
