package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.ConditionKey;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operation that schedules the deletion of a secret, or deletes it at once if forced. The
 * recovery window has 7 to 30 days, by default 30.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html">DeleteSecret</a>
 */
final class DeleteSecret implements Operation<DeleteSecret.Request, DeleteSecret.Response> {

  private static final long MIN_WINDOW_DAYS = 7;
  private static final long MAX_WINDOW_DAYS = 30;

  record Request(
      @Required @Length(min = 1, max = 2048) SecretId secretId,
      @Nullable @ConditionKey("secretsmanager:RecoveryWindowInDays") Long recoveryWindowInDays,
      @Nullable @ConditionKey("secretsmanager:ForceDeleteWithoutRecovery")
          Boolean forceDeleteWithoutRecovery) {

    private boolean isForced() {
      return Boolean.TRUE.equals(forceDeleteWithoutRecovery);
    }
  }

  record Response(@WireName("ARN") String arn, String name, Instant deletionDate) {}

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public RequestQuota quota() {
    return RequestQuota.DELETION;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Request request) {
    return List.of(RequiredPermission.onSecret(this, request.secretId()));
  }

  @Override
  public Response execute(CallContext call, Request request) {
    long window = requireWindow(request);
    Optional<SecretArn> missing = missingButForced(call, request);
    if (missing.isPresent()) {
      return response(missing.get(), call.now());
    }
    Secret secret = CallContext.requireOwn(call.require(request.secretId()));
    if (secret.isScheduledForDeletion() && !request.isForced()) {
      throw SecretsManagerError.markedForDeletion();
    }
    List<String> regions = secret.replicaRegions();
    if (!regions.isEmpty()) {
      throw SecretsManagerError.stillReplicated(secret.arn(), regions);
    }
    if (request.isForced()) {
      call.account().deletion().deleteNow(secret);
      return response(secret.arn(), call.now());
    }
    Instant deletionDate = call.now().plus(Duration.ofDays(window));
    call.account().deletion().schedule(secret, deletionDate);
    return response(secret.arn(), deletionDate);
  }

  private static long requireWindow(Request request) {
    Long window = request.recoveryWindowInDays();
    if (window == null) {
      return MAX_WINDOW_DAYS;
    }
    if (window < MIN_WINDOW_DAYS || window > MAX_WINDOW_DAYS) {
      throw SecretsManagerError.invalidParameter(
          "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
    }
    if (request.isForced()) {
      throw SecretsManagerError.invalidParameter(
          "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
    }
    return window;
  }

  /**
   * Returns the ARN to answer with if the deletion of a missing secret is forced: AWS answers as if
   * the secret had existed.
   */
  private static Optional<SecretArn> missingButForced(CallContext call, Request request) {
    if (!request.isForced() || call.region().find(request.secretId()).isPresent()) {
      return Optional.empty();
    }
    Optional<SecretArn> given = request.secretId().arn();
    if (given.isPresent()) {
      return given;
    }
    return Optional.of(
        call.account().newSecretArn(call.region().region(), request.secretId().text()));
  }

  private static Response response(SecretArn arn, Instant deletionDate) {
    return new Response(arn.toString(), arn.name(), deletionDate);
  }
}
