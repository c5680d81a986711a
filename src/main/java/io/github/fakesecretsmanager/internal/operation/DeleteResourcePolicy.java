package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.util.Optional;

/**
 * Removes the resource policy of a secret; does nothing when it has none.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteResourcePolicy.html">DeleteResourcePolicy</a>
 */
public final class DeleteResourcePolicy
    implements Operation<DeleteResourcePolicy.Request, DeleteResourcePolicy.Response> {

  public record Request(@Required @Length(min = 1, max = 2048) String secretId) {}

  public record Response(@WireName("ARN") String arn, String name) {}

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
