package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.ReplicatedMetadata;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.ConditionKey;
import java.util.List;

/**
 * The operation that sets tags on a secret. A tag that exists gets the new value.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_TagResource.html">TagResource</a>
 */
final class TagResource implements Operation<TagResource.Request, TagResource.Response> {

  record Request(
      @Required @Length(min = 1, max = 2048) SecretId secretId,
      @Required @ConditionKey("aws:TagKeys") List<Tag> tags) {}

  record Response() {}

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public RequestQuota quota() {
    return RequestQuota.TAGS;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Request request) {
    return List.of(RequiredPermission.onSecret(this, request.secretId()));
  }

  @Override
  public Response execute(CallContext call, Request request) {
    Secret secret = call.requireConfigurable(request.secretId());
    ReplicatedMetadata metadata = secret.metadata();
    call.saveAndReplicate(
        secret.withMetadata(
            metadata.withTags(Tag.add(metadata.tags(), request.tags())), call.now()));
    return new Response();
  }
}
