package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.ConditionKey;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operation that attaches a resource policy to a secret, as the caller wrote it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html">PutResourcePolicy</a>
 */
final class PutResourcePolicy
    implements Operation<PutResourcePolicy.Request, PutResourcePolicy.Response> {

  record Request(
      @Required @Length(min = 1, max = 2048) SecretId secretId,
      @Required @Length(min = 1, max = 20480) String resourcePolicy,
      @Nullable @ConditionKey("secretsmanager:BlockPublicPolicy") Boolean blockPublicPolicy) {}

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
    Set<PolicyWeakness> weaknesses =
        call.policyCheck().weaknesses(request.resourcePolicy(), action());
    if (Boolean.TRUE.equals(request.blockPublicPolicy())
        && weaknesses.contains(PolicyWeakness.BROAD_ACCESS)) {
      throw new SecretsManagerError(
          ErrorCode.PUBLIC_POLICY,
          "You can't attach a resource-based policy that allows broad access to the secret.");
    }
    call.saveAndReplicate(
        secret.withMetadata(
            secret.metadata().withResourcePolicy(Optional.of(request.resourcePolicy())),
            call.now()));
    return new Response(secret.arn().toString(), secret.name());
  }
}
