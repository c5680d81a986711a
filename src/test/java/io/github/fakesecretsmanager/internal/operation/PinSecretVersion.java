package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretValue.Text;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.ConditionKey;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation that reads a value and records why, as AWS might add one day. It is the example of
 * CONTRIBUTING.md.
 */
final class PinSecretVersion
    implements Operation<PinSecretVersion.Request, PinSecretVersion.Response> {

  record Request(
      @Required @Length(min = 1, max = 2048) SecretId secretId,
      @Nullable @ConditionKey("secretsmanager:PinReason") String pinReason) {}

  record Response(@WireName("ARN") String arn, @Nullable Text secretString) {}

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public RequestQuota quota() {
    return RequestQuota.CHANGES;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Request request) {
    return List.of(
        RequiredPermission.onSecret(this, request.secretId()),
        RequiredPermission.onSecret(new GetSecretValue(), request.secretId()));
  }

  @Override
  public boolean usesValue(Request request) {
    return true;
  }

  @Override
  public Response execute(CallContext call, Request request) {
    Secret secret = call.requireWritable(request.secretId());
    GetSecretValue.Response current =
        call.nested()
            .make(new GetSecretValue(), new GetSecretValue.Request(request.secretId(), null, null));
    return new Response(secret.arn().toString(), current.secretString());
  }
}
