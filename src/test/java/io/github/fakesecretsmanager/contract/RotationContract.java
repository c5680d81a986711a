package io.github.fakesecretsmanager.contract;

import io.github.fakesecretsmanager.RotationFunction;
import io.github.fakesecretsmanager.domain.RotationAttempt;
import io.github.fakesecretsmanager.domain.RotationStep;
import io.github.fakesecretsmanager.support.Calls;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.RotationRulesType;

/** A test with a rotation function like AWS's templates, deployed under {@link #LAMBDA}. */
abstract class RotationContract extends Contract {

  static final String LAMBDA = Calls.LAMBDA;

  static final String INCOMPLETE =
      "A previous rotation isn't complete. That rotation will be reattempted.";

  /** The events that the function has received. */
  final List<RotationStep> steps = new ArrayList<>();

  /** The step at which the function fails; none by default. */
  RotationStep broken;

  @BeforeEach
  void deploy_the_function() {
    fake.rotation().deployFunction(LAMBDA, this::rotate);
  }

  void rotate(RotationStep step, String id, String token, SecretsManagerClient caller) {
    steps.add(step);
    if (step == broken) {
      throw new IllegalStateException("the database is down");
    }
    if (step == RotationStep.CREATE_SECRET) {
      createSecret(id, token, caller);
    } else if (step == RotationStep.TEST_SECRET) {
      caller.getSecretValue(r -> r.secretId(id).versionId(token).versionStage("AWSPENDING"));
    } else if (step == RotationStep.FINISH_SECRET) {
      finishSecret(id, token, caller);
    }
  }

  private static void createSecret(String id, String token, SecretsManagerClient caller) {
    try {
      caller.getSecretValue(r -> r.secretId(id).versionId(token).versionStage("AWSPENDING"));
    } catch (ResourceNotFoundException e) {
      String password = caller.getRandomPassword().randomPassword();
      caller.putSecretValue(
          r ->
              r.secretId(id)
                  .clientRequestToken(token)
                  .secretString(password)
                  .versionStages("AWSPENDING"));
    }
  }

  private static void finishSecret(String id, String token, SecretsManagerClient caller) {
    String current = caller.getSecretValue(r -> r.secretId(id)).versionId();
    caller.updateSecretVersionStage(
        r ->
            r.secretId(id)
                .versionStage("AWSCURRENT")
                .moveToVersionId(token)
                .removeFromVersionId(current));
    caller.updateSecretVersionStage(
        r -> r.secretId(id).versionStage("AWSPENDING").removeFromVersionId(token));
  }

  static RotationRulesType everyDays(long days) {
    return RotationRulesType.builder().automaticallyAfterDays(days).build();
  }

  static RotationRulesType schedule(String expression) {
    return RotationRulesType.builder().scheduleExpression(expression).build();
  }

  /** Rotates the secret with the function, and then by the rules. */
  void rotate(String id, RotationRulesType rules) {
    client.rotateSecret(r -> r.secretId(id).rotationLambdaARN(LAMBDA).rotationRules(rules));
  }

  RotationAttempt lastAttempt() {
    List<RotationAttempt> attempts = fake.rotation().attempts();
    return attempts.get(attempts.size() - 1);
  }

  /** Deploys a function that does only what is given. */
  void deploy(RotationFunction function) {
    fake.rotation().deployFunction(LAMBDA, function);
  }
}
