package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.domain.RotationStep;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The Lambda function that rotates a secret: a stand-in of the test, or the code of the real one.
 *
 * <pre>{@code
 * RotationFunction function =
 *     (step, secretId, token, caller) -> {
 *       if (step == RotationStep.TEST_SECRET) {
 *         caller.getSecretValue(r -> r.secretId(secretId).versionId(token));
 *       }
 *     };
 * }</pre>
 *
 * <p>A fake runs one rotation at a time, so it calls the function from one thread at a time.
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
   * the previous rotation. The fake's clock stands still meanwhile. If the function throws an
   * {@code Error}, that call throws it.
   *
   * @param step the step to run
   * @param secretId the ARN of the secret
   * @param clientRequestToken the id of the version that is to become current; the version exists
   *     under AWSPENDING, and has no value until the function puts one
   * @param client the administrator's client for the secret's Region
   * @throws Exception if the step fails: the rotation ends, and AWSPENDING stays where it is
   */
  void rotate(
      RotationStep step, String secretId, String clientRequestToken, SecretsManagerClient client)
      throws Exception;
}
