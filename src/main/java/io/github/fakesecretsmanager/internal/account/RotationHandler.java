package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.RotationStep;
import io.github.fakesecretsmanager.domain.SecretArn;

/**
 * A function that runs the steps of a rotation. It is called outside the account's lock and may
 * call the account.
 */
@FunctionalInterface
public interface RotationHandler {

  /** The step of a rotation to run. */
  record Event(RotationStep step, SecretArn secret, String clientRequestToken) {}

  /**
   * Runs a step.
   *
   * @throws Exception if the step fails, which ends this attempt of the rotation
   */
  void handle(Event event) throws Exception;
}
