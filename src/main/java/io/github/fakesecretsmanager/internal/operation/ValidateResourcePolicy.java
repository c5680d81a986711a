package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operation that checks whether a resource policy allows everybody access or locks everybody
 * out. It stores nothing.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ValidateResourcePolicy.html">ValidateResourcePolicy</a>
 */
final class ValidateResourcePolicy
    implements Operation<ValidateResourcePolicy.Request, ValidateResourcePolicy.Response> {

  record Request(
      @Nullable @Length(min = 1, max = 2048) SecretId secretId,
      @Required @Length(min = 1, max = 20480) String resourcePolicy) {}

  record Response(Boolean policyValidationPassed, List<ValidationErrorsEntry> validationErrors) {}

  /** A check that a policy did not pass. */
  record ValidationErrorsEntry(String checkName, String errorMessage) {}

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
    return Stream.of(this, new PutResourcePolicy())
        .map(
            operation ->
                request.secretId() == null
                    ? RequiredPermission.withoutResource(operation)
                    : RequiredPermission.onSecret(operation, request.secretId()))
        .toList();
  }

  @Override
  public Response execute(CallContext call, Request request) {
    if (request.secretId() != null) {
      call.requireActive(request.secretId());
    }
    List<ValidationErrorsEntry> errors =
        call
            .policyCheck()
            .weaknesses(request.resourcePolicy(), new PutResourcePolicy().action())
            .stream()
            .map(weakness -> new ValidationErrorsEntry(weakness.checkName(), weakness.message()))
            .toList();
    return new Response(errors.isEmpty(), errors);
  }
}
