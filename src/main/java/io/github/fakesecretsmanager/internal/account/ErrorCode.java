package io.github.fakesecretsmanager.internal.account;

/**
 * The errors that Secrets Manager answers with, as they stand on the wire.
 *
 * <p>The first group is modelled in AWS's API model; the second is common to all AWS services and
 * spells its message member differently.
 */
public enum ErrorCode {
  DECRYPTION_FAILURE("DecryptionFailure", true),
  ENCRYPTION_FAILURE("EncryptionFailure", true),
  INVALID_NEXT_TOKEN("InvalidNextTokenException", true),
  INVALID_PARAMETER("InvalidParameterException", true),
  INVALID_REQUEST("InvalidRequestException", true),
  LIMIT_EXCEEDED("LimitExceededException", true),
  MALFORMED_POLICY_DOCUMENT("MalformedPolicyDocumentException", true),
  PUBLIC_POLICY("PublicPolicyException", true),
  RESOURCE_EXISTS("ResourceExistsException", true),
  RESOURCE_NOT_FOUND("ResourceNotFoundException", true),

  ACCESS_DENIED("AccessDeniedException", false),
  INVALID_SIGNATURE("InvalidSignatureException", false),
  MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationTokenException", false),
  SERIALIZATION("SerializationException", false),
  THROTTLING("ThrottlingException", false),
  UNKNOWN_OPERATION("UnknownOperationException", false),
  UNRECOGNIZED_CLIENT("UnrecognizedClientException", false),
  VALIDATION("ValidationException", false);

  private final String wireName;
  private final boolean modelled;

  ErrorCode(String wireName, boolean modelled) {
    this.wireName = wireName;
    this.modelled = modelled;
  }

  /** Returns the name as AWS writes it, for example {@code ResourceNotFoundException}. */
  public String wireName() {
    return wireName;
  }

  /** Returns whether AWS's API model of Secrets Manager declares this error. */
  public boolean isModelled() {
    return modelled;
  }
}
