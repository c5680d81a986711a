package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.ReplicatedMetadata;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.Tags;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import java.util.List;

/**
 * Removes tags from a secret by key; a key that is not there is passed over.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UntagResource.html">UntagResource</a>
 */
public final class UntagResource
    implements Operation<UntagResource.Request, UntagResource.Response> {

  public record Request(
      @Required @Length(min = 1, max = 2048) String secretId,
      @Required List<@Length(min = 1, max = 128) String> tagKeys) {}

  public record Response() {}

  @Override
  public Response execute(CallContext call, Request request) {
    Secret secret = call.requireWritable(request.secretId());
    ReplicatedMetadata metadata = secret.metadata();
    Tags rest = metadata.tags().minus(request.tagKeys());
    if (!rest.equals(metadata.tags())) {
      call.saveAndReplicate(secret.withMetadata(metadata.withTags(rest), call.now()));
    }
    return new Response();
  }
}
