package io.github.fakesecretsmanager.conformance.scenario;

import java.util.function.Function;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.ValidateResourcePolicyResponse;

/** Resource policies, and the calls that put, get and check them. */
final class PolicyRequests {

  /** The principal that matches everybody. */
  static final String EVERYBODY = "\"*\"";

  private PolicyRequests() {}

  static String policy(String... statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}"
        .formatted(String.join(",", statements));
  }

  /** Returns a statement about all resources, which is the secret that it is put on. */
  static String statement(String effect, String principal, String action) {
    return """
        {"Effect":"%s","Principal":%s,"Action":"%s","Resource":"*"}\
        """
        .formatted(effect, principal, action);
  }

  /**
   * Returns a statement with a condition, such as {@code {"Bool":{"aws:SecureTransport":"true"}}}.
   */
  static String statementWhen(String condition, String effect, String principal, String action) {
    return """
        {"Effect":"%s","Principal":%s,"Action":"%s","Resource":"*","Condition":%s}\
        """
        .formatted(effect, principal, action, condition);
  }

  /** Returns the principal that matches all callers of an account. */
  static String account(String accountId) {
    return "{\"AWS\":\"%s\"}".formatted(accountId);
  }

  static Function<SecretsManagerClient, PutResourcePolicyResponse> putPolicy(
      String secretId, String policy) {
    return client -> client.putResourcePolicy(r -> r.secretId(secretId).resourcePolicy(policy));
  }

  /** Puts a policy, with BlockPublicPolicy. */
  static Function<SecretsManagerClient, PutResourcePolicyResponse> putPolicyUnlessPublic(
      String secretId, String policy) {
    return client ->
        client.putResourcePolicy(
            r -> r.secretId(secretId).resourcePolicy(policy).blockPublicPolicy(true));
  }

  static Function<SecretsManagerClient, GetResourcePolicyResponse> getPolicy(String secretId) {
    return client -> client.getResourcePolicy(r -> r.secretId(secretId));
  }

  static Function<SecretsManagerClient, ValidateResourcePolicyResponse> validate(
      String secretId, String policy) {
    return client ->
        client.validateResourcePolicy(r -> r.secretId(secretId).resourcePolicy(policy));
  }
}
