package io.github.fakesecretsmanager.internal.operation;

import java.util.Set;

/** The check of a resource policy before it is stored. */
@FunctionalInterface
public interface ResourcePolicyCheck {

  /**
   * Returns the weaknesses of a policy.
   *
   * @param managingAction the action that must stay allowed, so that somebody can still change the
   *     policy
   * @throws io.github.fakesecretsmanager.internal.account.SecretsManagerError
   *     MalformedPolicyDocumentException if the text is not a policy
   */
  Set<PolicyWeakness> weaknesses(String policy, String managingAction);
}
