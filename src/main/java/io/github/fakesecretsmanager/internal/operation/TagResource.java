package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.ReplicatedMetadata;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import java.util.List;

/**
 * Sets tags on a secret; a tag whose key is there gets the new value.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_TagResource.html">TagResource</a>
 */
public final class TagResource implements Operation<TagResource.Request, TagResource.Response> {

  public record Request(
      @Required @Length(min = 1, max = 2048) String secretId, @Required List<Tag> tags) {}

  public record Response() {}

  @Override
  public Response execute(CallContext call, Request request) {
    Secret secret = call.requireWritable(request.secretId());
    ReplicatedMetadata metadata = secret.metadata();
    call.saveAndReplicate(
        secret.withMetadata(
            metadata.withTags(Tag.add(metadata.tags(), request.tags())), call.now()));
    return new Response();
  }
}
