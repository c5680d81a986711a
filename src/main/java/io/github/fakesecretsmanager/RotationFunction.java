package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.domain.RotationStep;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Stands for the Lambda function that rotates a secret: the test's stand-in, or the real one's
 * code.
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
   * <p>It is called in the thread whose call started the rotation, or found it due, or was running
   * the one before. The fake's time stands still meanwhile. An {@code Error} goes through to that
   * call.
   *
   * @param secretId the ARN of the secret
   * @param clientRequestToken the id of the version that is to become current; it is there, under
   *     AWSPENDING, and has no value before the function puts one
   * @param client for the secret's Region
   * @throws Exception when the step fails: the rotation ends, and AWSPENDING stays where it is
   */
  void rotate(
      RotationStep step, String secretId, String clientRequestToken, SecretsManagerClient client)
      throws Exception;
}
