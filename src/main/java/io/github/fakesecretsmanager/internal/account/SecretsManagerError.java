package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.RotationStep;
import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.domain.StagingLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The refusal of a call as AWS writes it: an error code and AWS's own sentence.
 *
 * <p>Every sentence of AWS that several rules need is built here and nowhere else.
 */
public final class SecretsManagerError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public SecretsManagerError(ErrorCode code, @Nullable String message) {
    // This is an answer, not a fault: a stack trace would cost more than the whole call.
    super(message, null, false, false);
    this.code = code;
  }

  /** Returns AWS's code of the error. */
  public ErrorCode code() {
    return code;
  }

  public static SecretsManagerError invalidParameter(String message) {
    return new SecretsManagerError(ErrorCode.INVALID_PARAMETER, message);
  }

  public static SecretsManagerError secretNotFound() {
    return new SecretsManagerError(
        ErrorCode.RESOURCE_NOT_FOUND, "Secrets Manager can't find the specified secret.");
  }

  public static SecretsManagerError secretValueNotFound(StagingLabel label) {
    return new SecretsManagerError(
        ErrorCode.RESOURCE_NOT_FOUND,
        "Secrets Manager can't find the specified secret value for staging label: " + label.name());
  }

  public static SecretsManagerError secretValueNotFound(String versionId) {
    return new SecretsManagerError(
        ErrorCode.RESOURCE_NOT_FOUND,
        "Secrets Manager can't find the specified secret value for VersionId: " + versionId);
  }

  public static SecretsManagerError secretExists(String name) {
    return new SecretsManagerError(
        ErrorCode.RESOURCE_EXISTS,
        "The operation failed because the secret " + name + " already exists.");
  }

  public static SecretsManagerError tokenInUse(ErrorCode code, String token, SecretArn arn) {
    return new SecretsManagerError(
        code,
        ("You can't use ClientRequestToken %s because that value is already in use for a version"
                + " of secret %s.")
            .formatted(token, arn));
  }

  public static SecretsManagerError markedForDeletion() {
    return new SecretsManagerError(
        ErrorCode.INVALID_REQUEST,
        "You can't perform this operation on the secret because it was marked for deletion.");
  }

  /** Returns the refusal of a name whose secret was deleted without recovery a moment ago. */
  static SecretsManagerError wasDeleted() {
    return new SecretsManagerError(
        ErrorCode.INVALID_REQUEST,
        "You can't perform this operation on the secret because it was deleted.");
  }

  public static SecretsManagerError nameScheduledForDeletion() {
    return new SecretsManagerError(ErrorCode.INVALID_REQUEST, NAME_SCHEDULED_FOR_DELETION);
  }

  static final String NAME_SCHEDULED_FOR_DELETION =
      "You can't create this secret because a secret with this name is already scheduled for"
          + " deletion.";

  public static SecretsManagerError notOnReplica() {
    return invalidParameter(
        "Operation not permitted on a replica secret. Call must be made in primary secret's"
            + " region.");
  }

  public static SecretsManagerError notOnPrimary() {
    return invalidParameter(
        "Operation not permitted on a primary secret. Call must be made in replica secret's"
            + " region.");
  }

  public static SecretsManagerError stillReplicated(SecretArn arn, List<String> regions) {
    return invalidParameter(stillReplicatedSentence(arn, regions));
  }

  static String stillReplicatedSentence(SecretArn arn, List<String> regions) {
    return "You can't delete secret " + arn + " that still has replica regions " + regions + ".";
  }

  public static SecretsManagerError managedByAnotherService() {
    return new SecretsManagerError(
        ErrorCode.INVALID_REQUEST,
        "The secret is managed by another service, and you must use that service to update it.");
  }

  public static SecretsManagerError noRotationFunction() {
    return new SecretsManagerError(
        ErrorCode.INVALID_REQUEST,
        "No Lambda rotation function ARN is associated with this secret.");
  }

  static String lambdaFailedSentence(String lambdaArn, RotationStep step) {
    return "Error when executing lambda " + lambdaArn + " during " + step.eventName() + " step";
  }

  public static SecretsManagerError quotaExceeded() {
    return new SecretsManagerError(
        ErrorCode.LIMIT_EXCEEDED,
        "The request failed because it would exceed one of the Secrets Manager quotas.");
  }

  public static SecretsManagerError invalidNextToken() {
    return new SecretsManagerError(ErrorCode.INVALID_NEXT_TOKEN, "The NextToken value is invalid.");
  }

  public static SecretsManagerError invalidReplicaRegion() {
    return invalidParameter("Invalid replica region.");
  }

  static final String KMS_ACCESS_DENIED = "Access to KMS is not allowed";

  public static SecretsManagerError kmsAccessDenied() {
    return new SecretsManagerError(ErrorCode.ACCESS_DENIED, KMS_ACCESS_DENIED);
  }

  /** Returns the refusal of a key that a call names but the Region does not have. */
  static SecretsManagerError invalidKmsKey(KmsRefusal refusal) {
    return invalidParameter(
        "The operation failed because of an invalid KMS key: " + refusal.sentence());
  }

  static SecretsManagerError encryptionFailure(KmsRefusal refusal, String requestId) {
    return new SecretsManagerError(
        ErrorCode.ENCRYPTION_FAILURE, kmsFailure("encrypt", refusal, requestId));
  }

  static SecretsManagerError decryptionFailure(KmsRefusal refusal, String requestId) {
    return new SecretsManagerError(
        ErrorCode.DECRYPTION_FAILURE, kmsFailure("decrypt", refusal, requestId));
  }

  /** Returns the sentence for an error of KMS, as the AWS SDK inside Secrets Manager writes it. */
  private static String kmsFailure(String verb, KmsRefusal refusal, String requestId) {
    return ("Secrets Manager can't %s the secret value: %s (Service: AWSKMS; Status Code: 400; Error"
            + " Code: %s; Request ID: %s; Proxy: null)")
        .formatted(verb, refusal.sentence(), refusal.kind().error(), requestId);
  }
}
