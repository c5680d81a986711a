package io.github.fakesecretsmanager.internal.iam;

/** Says that a text is no policy, or none that the fake can evaluate, where, and why. */
public final class PolicyFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  static final String SYNTAX_ERROR = "This resource policy contains a syntax error.";
  static final String UNSUPPORTED_PRINCIPAL =
      "This resource policy contains an unsupported principal.";
  static final String INVALID_SERVICE =
      "This resource policy contains an invalid service principal.";

  private final String awsSentence;

  PolicyFormatException(int line, String reason) {
    this("line " + line + ": " + reason, SYNTAX_ERROR);
  }

  PolicyFormatException(String reason, String awsSentence) {
    super(reason);
    this.awsSentence = awsSentence;
  }

  /** Returns how Secrets Manager says it of a resource policy. */
  String awsSentence() {
    return awsSentence;
  }
}
