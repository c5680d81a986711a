package io.github.fakesecretsmanager.internal.operation;

/** A weakness that Secrets Manager checks a resource policy for. */
public enum PolicyWeakness {
  /** The policy allows everybody access, without a condition. */
  BROAD_ACCESS(
      "REFLEXIVE_PRINCIPAL_CHECK",
      "This resource policy grants broad access to your secret. Secrets Manager does not allow"
          + " creating and applying such policies in the console."),

  /** The policy denies everybody the permission to change it back. */
  LOCKOUT(
      "LOCKOUT_CHECK",
      "Your requested changes will not allow you to manage this secret in the future.");

  private final String checkName;
  private final String message;

  PolicyWeakness(String checkName, String message) {
    this.checkName = checkName;
    this.message = message;
  }

  /** Returns the name of the check in an answer. */
  public String checkName() {
    return checkName;
  }

  /** Returns the sentence of AWS's documentation. */
  public String message() {
    return message;
  }
}
