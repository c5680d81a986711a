package io.github.fakesecretsmanager.internal.operation;

import java.util.Set;

/** Checks the text of a resource policy before it is stored. */
@FunctionalInterface
public interface ResourcePolicyCheck {

  /**
   * Returns the weaknesses of a policy.
   *
   * @param managingAction without which nobody can remove the policy
   * @throws io.github.fakesecretsmanager.internal.account.SecretsManagerError
   *     MalformedPolicyDocumentException when it is none
   */
  Set<PolicyWeakness> weaknesses(String policy, String managingAction);
}
