package io.github.fakesecretsmanager.internal.iam;

/** Thrown if a text is not a policy, or not one that the fake can evaluate. */
public final class PolicyFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  static final String SYNTAX_ERROR = "This resource policy contains a syntax error.";
  static final String UNSUPPORTED_PRINCIPAL =
      "This resource policy contains an unsupported principal.";
  static final String INVALID_SERVICE =
      "This resource policy contains an invalid service principal.";

  private final String awsSentence;

  PolicyFormatException(int line, String reason) {
    this(line, reason, SYNTAX_ERROR);
  }

  PolicyFormatException(int line, String reason, String awsSentence) {
    super("line " + line + ": " + reason);
    this.awsSentence = awsSentence;
  }

  /** Makes the exception for a text that is not JSON. */
  PolicyFormatException(String message) {
    super(message);
    this.awsSentence = SYNTAX_ERROR;
  }

  /** Returns the sentence with which Secrets Manager refuses such a resource policy. */
  String awsSentence() {
    return awsSentence;
  }
}
