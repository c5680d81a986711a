package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.ReplicatedMetadata;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.Tags;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.ConditionKey;
import java.util.List;

/**
 * The operation that removes tags from a secret by key. It skips a key that the secret lacks.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UntagResource.html">UntagResource</a>
 */
final class UntagResource implements Operation<UntagResource.Request, UntagResource.Response> {

  record Request(
      @Required @Length(min = 1, max = 2048) SecretId secretId,
      @Required @ConditionKey("aws:TagKeys") List<@Length(min = 1, max = 128) String> tagKeys) {}

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
    request.tagKeys().forEach(Tag::requireNotOfSystem);
    ReplicatedMetadata metadata = secret.metadata();
    Tags remaining = metadata.tags().minus(request.tagKeys());
    if (!remaining.equals(metadata.tags())) {
      call.saveAndReplicate(secret.withMetadata(metadata.withTags(remaining), call.now()));
    }
    return new Response();
  }
}
