package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;

import io.github.fakesecretsmanager.conformance.Session;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.RotateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.RotateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.RotationRulesType;

/** Calls of RotateSecret that are refused before a Lambda function would run. */
final class RotationRequests {

  private static final int ARN_SUFFIX_LENGTH = "-AbCdEf".length();

  private RotationRequests() {}

  /** Creates a secret with a value, and returns its ARN. */
  static String created(Session aws) {
    return aws.given("create the secret", PRIMARY, Requests.createSecret(aws.name("db"), "one"))
        .arn();
  }

  /** Returns the ARN of a function that does not exist, in the account and Region of a secret. */
  static String missingFunction(String secretArn) {
    String[] parts = secretArn.split(":", -1);
    // Named after the secret, so that nobody's function is invoked.
    String name = parts[6].substring(0, parts[6].length() - ARN_SUFFIX_LENGTH) + "-none";
    return "arn:%s:lambda:%s:%s:function:%s".formatted(parts[1], parts[3], parts[4], name);
  }

  static Function<SecretsManagerClient, RotateSecretResponse> rotate(
      String secretId, Consumer<RotateSecretRequest.Builder> more) {
    return client -> client.rotateSecret(r -> more.accept(r.secretId(secretId)));
  }

  /** Names a function that can't be invoked, so that even accepted rules have no effect. */
  static Function<SecretsManagerClient, RotateSecretResponse> schedule(
      String secretArn, Consumer<RotationRulesType.Builder> rules) {
    return rotate(
        secretArn, r -> r.rotationLambdaARN(missingFunction(secretArn)).rotationRules(rules));
  }
}
