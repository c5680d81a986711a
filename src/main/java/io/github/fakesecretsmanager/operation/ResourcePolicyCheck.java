package io.github.fakesecretsmanager.operation;

/** Checks the text of a resource policy before it is stored. */
@FunctionalInterface
public interface ResourcePolicyCheck {

  /**
   * Accepts a policy or refuses it.
   *
   * @throws io.github.fakesecretsmanager.domain.SecretsManagerError
   *     MalformedPolicyDocumentException or, when the policy is public and that is to be blocked,
   *     PublicPolicyException
   */
  void check(String policy, boolean blockPublicPolicy);
}
