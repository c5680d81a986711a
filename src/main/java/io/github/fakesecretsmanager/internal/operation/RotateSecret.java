package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.RotationConfiguration;
import io.github.fakesecretsmanager.domain.RotationConfiguration.External;
import io.github.fakesecretsmanager.domain.RotationConfiguration.Item;
import io.github.fakesecretsmanager.domain.RotationSchedule;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.LambdaArn;
import io.github.fakesecretsmanager.internal.account.Rotation;
import io.github.fakesecretsmanager.internal.account.RotationFunctions;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.ConditionKey;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operation that sets how a secret rotates, turns rotation on, and starts a rotation or a test
 * of the function.
 *
 * <p>The function runs after the response is made. If it fails, this call does not fail.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html">RotateSecret</a>
 */
final class RotateSecret implements Operation<RotateSecret.Request, RotateSecret.Response> {

  record Request(
      @Required @Length(min = 1, max = 2048) SecretId secretId,
      @Nullable @Length(min = 32, max = 64) String clientRequestToken,
      @Nullable
          @Length(max = 2048)
          @WireName("RotationLambdaARN")
          @ConditionKey("secretsmanager:RotationLambdaARN")
          String rotationLambdaArn,
      @Nullable @ConditionKey("secretsmanager:ModifyRotationRules") RotationRulesType rotationRules,
      @Nullable List<ExternalSecretRotationMetadataItem> externalSecretRotationMetadata,
      @Nullable
          @Length(min = 20, max = 2048)
          @ConditionKey("secretsmanager:ExternalSecretRotationRoleArn")
          String externalSecretRotationRoleArn,
      @Nullable @ConditionKey("secretsmanager:RotateImmediately") Boolean rotateImmediately) {

    private boolean namesFunction() {
      return rotationLambdaArn != null && !rotationLambdaArn.isEmpty();
    }

    private boolean isTest() {
      return Boolean.FALSE.equals(rotateImmediately);
    }

    /**
     * Returns whether nothing runs now, as in a test of a managed secret, whose service has no
     * function to test.
     */
    private boolean onlySchedules(Secret secret) {
      return isTest() && secret.owningService().isPresent();
    }
  }

  record Response(@WireName("ARN") String arn, String name, @Nullable String versionId) {}

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public RequestQuota quota() {
    return RequestQuota.ROTATION;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Request request) {
    List<RequiredPermission> needed = new ArrayList<>();
    needed.add(RequiredPermission.onSecret(this, request.secretId()));
    if (request.externalSecretRotationRoleArn() != null) {
      needed.add(
          RequiredPermission.toPass("iam:PassRole", request.externalSecretRotationRoleArn()));
    }
    String function = request.rotationLambdaArn();
    if (function != null && !function.isEmpty()) {
      needed.add(RequiredPermission.toPass("lambda:InvokeFunction", function));
    }
    return needed;
  }

  @Override
  public Response execute(CallContext call, Request request) {
    String token =
        CallContext.requireToken(request.clientRequestToken(), ErrorCode.INVALID_PARAMETER);
    Secret secret = call.requireConfigurable(request.secretId());
    if (secret.owningService().isPresent() && request.namesFunction()) {
      throw SecretsManagerError.managedByAnotherService();
    }
    Rotation rotation = call.account().rotation();
    if (rotation.hasStarted(secret, token)) {
      return new Response(secret.arn().toString(), secret.name(), token);
    }
    RotationConfiguration configuration = configuration(secret, request);
    if (!request.onlySchedules(secret)) {
      requireFunction(rotation, configuration, secret);
    }
    if (secret.versions().byId(token).isPresent()) {
      throw SecretsManagerError.tokenInUse(ErrorCode.INVALID_REQUEST, token, secret.arn());
    }
    if (secret.pendingVersion().isPresent() && !secret.rotation().isTurnedOff()) {
      throw new SecretsManagerError(
          ErrorCode.INVALID_REQUEST,
          "A previous rotation isn't complete. That rotation will be reattempted.");
    }
    Secret configured = rotation.configure(secret, configuration);
    if (request.onlySchedules(secret)) {
      call.account().save(configured);
    } else if (request.isTest()) {
      rotation.startTest(configured, token);
    } else {
      rotation.start(configured, token, call.kmsAuthorization());
    }
    return new Response(secret.arn().toString(), secret.name(), token);
  }

  private static RotationConfiguration configuration(Secret secret, Request request) {
    RotationConfiguration before = secret.rotation();
    Optional<String> lambdaArn =
        Optional.ofNullable(request.rotationLambdaArn())
            .filter(arn -> !arn.isEmpty())
            .map(arn -> LambdaArn.requireBeside(secret.arn(), arn));
    Optional<RotationSchedule> schedule =
        Optional.ofNullable(request.rotationRules()).map(given -> given.schedule(before.rules()));
    return new RotationConfiguration(
        true,
        lambdaArn.or(before::lambdaArn),
        schedule.or(before::schedule),
        external(request, before.external()),
        before.lastRotated(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the settings of a partner's secret. A member that is left out stays as it was. */
  private static Optional<External> external(Request request, Optional<External> before) {
    Optional<List<Item>> metadata =
        Optional.ofNullable(request.externalSecretRotationMetadata())
            .map(items -> items.stream().map(ExternalSecretRotationMetadataItem::item).toList())
            .or(() -> before.flatMap(External::metadata));
    Optional<String> role =
        Optional.ofNullable(request.externalSecretRotationRoleArn())
            .or(() -> before.flatMap(External::roleArn));
    return metadata.isEmpty() && role.isEmpty()
        ? Optional.empty()
        : Optional.of(new External(metadata, role));
  }

  private static void requireFunction(
      Rotation rotation, RotationConfiguration configuration, Secret secret) {
    Optional<String> type = secret.metadata().type();
    if (rotation.functions().find(configuration, secret).isPresent()) {
      return;
    }
    if (secret.owningService().isPresent()) {
      throw RotationFunctions.notConnected(secret);
    }
    if (configuration.lambdaArn().isPresent()) {
      throw new SecretsManagerError(
          ErrorCode.ACCESS_DENIED,
          "Secrets Manager cannot invoke the specified Lambda function. Ensure that the function"
              + " policy grants access to the principal secretsmanager.amazonaws.com.");
    }
    if (configuration.external().isPresent() && type.isPresent()) {
      throw RotationFunctions.notConnected(secret);
    }
    throw SecretsManagerError.noRotationFunction();
  }
}
