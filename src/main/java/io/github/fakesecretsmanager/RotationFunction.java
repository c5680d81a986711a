package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.domain.RotationStep;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The Lambda function that rotates a secret: a stand-in of the test, or the real one's code.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html">Lambda
 *     rotation functions</a>
 */
@FunctionalInterface
public interface RotationFunction {

  /**
   * Runs one step of a rotation.
   *
   * <p>It runs in the thread whose call has started the rotation, has found it due, or was running
   * the one before. The fake's clock stands still meanwhile. That call throws an {@code Error} of
   * the function.
   *
   * @param secretId the ARN of the secret
   * @param clientRequestToken the id of the version that is to become current; the version exists
   *     under AWSPENDING, and has no value until the function puts one
   * @param client for the secret's Region
   * @throws Exception when the step fails: the rotation ends, and AWSPENDING stays where it is
   */
  void rotate(
      RotationStep step, String secretId, String clientRequestToken, SecretsManagerClient client)
      throws Exception;
}
