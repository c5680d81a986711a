package io.github.fakesecretsmanager.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.operation.constraint.Length;
import io.github.fakesecretsmanager.operation.constraint.Required;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores a resource policy on a secret, as it was given.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html">PutResourcePolicy</a>
 */
public final class PutResourcePolicy
    implements Operation<PutResourcePolicy.Request, PutResourcePolicy.Response> {

  public record Request(
      @Required @Length(min = 1, max = 2048) String secretId,
      @Required @Length(min = 1, max = 20480) String resourcePolicy,
      @Nullable Boolean blockPublicPolicy) {}

  public record Response(@Member("ARN") String arn, String name) {}

  @Override
  public Response execute(Call call, Request request) {
    Secret secret = call.requireWritable(request.secretId());
    call.policyCheck()
        .check(request.resourcePolicy(), Boolean.TRUE.equals(request.blockPublicPolicy()));
    call.account()
        .saveAndReplicate(
            secret.withMetadata(
                secret.metadata().withResourcePolicy(Optional.of(request.resourcePolicy())),
                call.now()));
    return new Response(secret.arn().toString(), secret.name());
  }
}
