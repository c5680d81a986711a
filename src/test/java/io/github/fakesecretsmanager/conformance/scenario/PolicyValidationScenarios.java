package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.EVERYBODY;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.account;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.getPolicy;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.policy;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.statement;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.validate;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;

/** The answers of ValidateResourcePolicy. */
final class PolicyValidationScenarios {

  private PolicyValidationScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of(
            "validation-passes",
            "What does ValidateResourcePolicy return for an acceptable policy?",
            PolicyValidationScenarios::validationPasses),
        Scenario.of(
            "validation-stores-nothing",
            "Does ValidateResourcePolicy leave a secret without a policy?",
            PolicyValidationScenarios::validationStoresNothing),
        Scenario.of(
            "validation-of-a-public-policy",
            "What does ValidateResourcePolicy return for a policy that lets everybody in?",
            PolicyValidationScenarios::validationOfAPublicPolicy),
        Scenario.of(
            "validation-of-a-lockout",
            "What does ValidateResourcePolicy return for a policy that nobody can replace?",
            PolicyValidationScenarios::validationOfALockout),
        Scenario.of(
            "validation-of-a-malformed-policy",
            "Does ValidateResourcePolicy refuse a malformed policy, or list an error?",
            PolicyValidationScenarios::validationOfAMalformedPolicy),
        Scenario.of(
            "validation-for-a-missing-secret",
            "What does ValidateResourcePolicy return for a secret that does not exist?",
            PolicyValidationScenarios::validationForAMissingSecret));
  }

  private static void validationPasses(Session aws) {
    String db = aws.given("create the secret", PRIMARY, createSecret(aws.name("db"), "one")).arn();
    aws.ask("validate it", PRIMARY, validate(db, harmless(aws)));
  }

  private static void validationStoresNothing(Session aws) {
    String db = aws.given("create the secret", PRIMARY, createSecret(aws.name("db"), "one")).arn();
    aws.given("validate a policy", PRIMARY, validate(db, harmless(aws)));
    aws.ask("get none", PRIMARY, getPolicy(db), "ResourcePolicy");
  }

  private static void validationOfAPublicPolicy(Session aws) {
    String db = aws.given("create the secret", PRIMARY, createSecret(aws.name("db"), "one")).arn();
    String open = policy(statement("Allow", EVERYBODY, "secretsmanager:GetSecretValue"));
    aws.ask("validate it", PRIMARY, validate(db, open));
  }

  private static void validationOfALockout(Session aws) {
    String db = aws.given("create the secret", PRIMARY, createSecret(aws.name("db"), "one")).arn();
    String closed = policy(statement("Deny", EVERYBODY, "secretsmanager:PutResourcePolicy"));
    aws.ask("validate it", PRIMARY, validate(db, closed));
  }

  private static void validationOfAMalformedPolicy(Session aws) {
    String db = aws.given("create the secret", PRIMARY, createSecret(aws.name("db"), "one")).arn();
    aws.ask("validate it", PRIMARY, validate(db, "{\"Version\":\"2012-10-17\"}"));
  }

  private static void validationForAMissingSecret(Session aws) {
    aws.ask("validate it", PRIMARY, validate(aws.text("missing"), harmless(aws)));
  }

  private static String harmless(Session aws) {
    return policy(statement("Allow", account(aws.accountId()), "secretsmanager:DescribeSecret"));
  }
}
