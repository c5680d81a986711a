package io.github.fakesecretsmanager.internal.account;

/**
 * The errors that Secrets Manager returns, with their names on the wire. A few occur only as faults
 * that a test asks for.
 *
 * <p>The first group is modelled in AWS's API model; the second is common to all AWS services and
 * spells its message member differently.
 */
public enum ErrorCode {
  DECRYPTION_FAILURE("DecryptionFailure", true),
  ENCRYPTION_FAILURE("EncryptionFailure", true),
  INTERNAL_SERVICE_ERROR("InternalServiceError", true, 500),
  INVALID_NEXT_TOKEN("InvalidNextTokenException", true),
  INVALID_PARAMETER("InvalidParameterException", true),
  INVALID_REQUEST("InvalidRequestException", true),
  LIMIT_EXCEEDED("LimitExceededException", true),
  MALFORMED_POLICY_DOCUMENT("MalformedPolicyDocumentException", true),
  PRECONDITION_NOT_MET("PreconditionNotMetException", true),
  PUBLIC_POLICY("PublicPolicyException", true),
  RESOURCE_EXISTS("ResourceExistsException", true),
  RESOURCE_NOT_FOUND("ResourceNotFoundException", true),

  ACCESS_DENIED("AccessDeniedException", false),
  EXPIRED_TOKEN("ExpiredTokenException", false),
  INTERNAL_FAILURE("InternalFailure", false, 500),
  INVALID_SIGNATURE("InvalidSignatureException", false),
  MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationTokenException", false),
  REQUEST_EXPIRED("RequestExpired", false),
  SERIALIZATION("SerializationException", false),
  SERVICE_UNAVAILABLE("ServiceUnavailable", false, 503),
  THROTTLING("ThrottlingException", false),
  UNKNOWN_OPERATION("UnknownOperationException", false),
  UNRECOGNIZED_CLIENT("UnrecognizedClientException", false),
  VALIDATION("ValidationException", false);

  private final String wireName;
  private final boolean modelled;
  private final int httpStatus;

  ErrorCode(String wireName, boolean modelled) {
    this(wireName, modelled, 400);
  }

  ErrorCode(String wireName, boolean modelled, int httpStatus) {
    this.wireName = wireName;
    this.modelled = modelled;
    this.httpStatus = httpStatus;
  }

  /** Returns the name as AWS writes it, for example {@code ResourceNotFoundException}. */
  public String wireName() {
    return wireName;
  }

  /** Returns whether AWS's API model of Secrets Manager declares this error. */
  public boolean isModelled() {
    return modelled;
  }

  /** Returns the HTTP status of the answer. */
  public int httpStatus() {
    return httpStatus;
  }
}
