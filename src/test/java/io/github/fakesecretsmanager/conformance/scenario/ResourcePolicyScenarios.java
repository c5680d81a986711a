package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.EVERYBODY;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.account;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.getPolicy;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.policy;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.putPolicy;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.putPolicyUnlessPublic;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.statement;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.statementWhen;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DeleteResourcePolicyResponse;

/** Resource policies that are put, read and deleted, and public ones that are refused. */
final class ResourcePolicyScenarios {

  private static final String DESCRIBE = "secretsmanager:DescribeSecret";

  private ResourcePolicyScenarios() {}

  static List<Scenario> all() {
    return Stream.of(stored(), open()).flatMap(List::stream).toList();
  }

  private static List<Scenario> stored() {
    return List.of(
        Scenario.of(
            "policy-is-answered-in-its-own-form",
            "How does GetResourcePolicy format a policy that was put on one line?",
            ResourcePolicyScenarios::policyIsAnsweredInItsOwnForm),
        Scenario.of(
            "policy-with-numbers-and-escapes",
            "Does GetResourcePolicy keep the digits of numbers, and write out escaped letters?",
            ResourcePolicyScenarios::policyWithNumbersAndEscapes),
        Scenario.of(
            "secret-without-a-policy",
            "What does GetResourcePolicy return for a secret without one?",
            ResourcePolicyScenarios::secretWithoutAPolicy),
        Scenario.of(
            "policy-is-put-and-deleted",
            "What do PutResourcePolicy and DeleteResourcePolicy return?",
            ResourcePolicyScenarios::policyIsPutAndDeleted),
        Scenario.of(
            "policy-that-is-not-there-is-deleted",
            "What does DeleteResourcePolicy return for a secret without a policy?",
            ResourcePolicyScenarios::policyThatIsNotThereIsDeleted),
        Scenario.of(
            "policy-replaces-the-one-before",
            "Does PutResourcePolicy replace an existing policy?",
            ResourcePolicyScenarios::policyReplacesTheOneBefore),
        Scenario.of(
            "policy-sets-last-changed-date",
            "Do PutResourcePolicy and DeleteResourcePolicy set LastChangedDate?",
            ResourcePolicyScenarios::policySetsLastChangedDate));
  }

  private static List<Scenario> open() {
    return List.of(
        Scenario.of(
            "public-policy-is-accepted",
            "Is a policy that lets everybody in accepted?",
            ResourcePolicyScenarios::publicPolicyIsAccepted),
        Scenario.of(
            "public-policy-is-blocked",
            "What does PutResourcePolicy with BlockPublicPolicy return for a public policy?",
            ResourcePolicyScenarios::publicPolicyIsBlocked),
        Scenario.of(
            "policy-for-a-source-is-not-public",
            "Does BlockPublicPolicy accept everybody under a condition on the source?",
            ResourcePolicyScenarios::policyForASourceIsNotPublic),
        Scenario.of(
            "policy-for-a-caller-is-not-public",
            "Does BlockPublicPolicy accept everybody under a condition on the caller's account?",
            ResourcePolicyScenarios::policyForACallerIsNotPublic),
        Scenario.of(
            "policies-that-are-not-public",
            "Does BlockPublicPolicy accept policies that deny everybody, or allow one account?",
            ResourcePolicyScenarios::policiesThatAreNotPublic));
  }

  private static void policyIsAnsweredInItsOwnForm(Session aws) {
    String db = created(aws);
    String sent =
        """
        {"Version":"2012-10-17","Statement":[\
        {"Sid":"One","Effect":"Allow","Principal":{"AWS":"arn:%s:iam::%s:root"},\
        "Action":["secretsmanager:DescribeSecret","secretsmanager:GetSecretValue"],"Resource":"*"},\
        {"Effect":"Allow","Principal":{"AWS":"arn:%1$s:iam::%2$s:root"},\
        "Action":"secretsmanager:TagResource","Resource":"*"}]}\
        """
            .formatted(db.split(":", -1)[1], aws.accountId());
    aws.given("put a policy", PRIMARY, putPolicy(db, sent));
    aws.ask("get it", PRIMARY, getPolicy(db), "ResourcePolicy");
  }

  private static void policyWithNumbersAndEscapes(Session aws) {
    String db = created(aws);
    String sent =
        """
        {"Version":"2012-10-17","Statement":[{"Sid":"\\u0041llow","Effect":"Allow",\
        "Principal":"\\u002a","Action":"secretsmanager:DeleteSecret","Resource":"*",\
        "Condition":{"StringEquals":{"aws:PrincipalAccount":"%s"},\
        "NumericGreaterThan":{"secretsmanager:RecoveryWindowInDays":7.50}}}]}\
        """
            .formatted(aws.accountId());
    aws.given("put a policy", PRIMARY, putPolicy(db, sent));
    aws.ask("get it", PRIMARY, getPolicy(db), "ResourcePolicy");
  }

  private static void secretWithoutAPolicy(Session aws) {
    aws.ask("get it", PRIMARY, getPolicy(created(aws)), "ARN", "Name", "ResourcePolicy");
  }

  private static void policyIsPutAndDeleted(Session aws) {
    String db = created(aws);
    aws.ask("put a policy", PRIMARY, putPolicy(db, ownAccountMay(aws, DESCRIBE)));
    aws.ask("delete it", PRIMARY, deletePolicy(db));
    aws.ask("get none", PRIMARY, getPolicy(db), "ResourcePolicy");
  }

  private static void policyThatIsNotThereIsDeleted(Session aws) {
    aws.ask("delete it", PRIMARY, deletePolicy(created(aws)));
  }

  private static void policyReplacesTheOneBefore(Session aws) {
    String db = created(aws);
    String replacement =
        policy(
            statementWhen(
                "{\"StringEquals\":{\"aws:PrincipalAccount\":\"%s\"}}".formatted(aws.accountId()),
                "Allow",
                EVERYBODY,
                "secretsmanager:TagResource"));
    aws.given("put a policy", PRIMARY, putPolicy(db, ownAccountMay(aws, DESCRIBE)));
    aws.given("put another", PRIMARY, putPolicy(db, replacement));
    aws.ask("get it", PRIMARY, getPolicy(db), "ResourcePolicy");
  }

  private static void policySetsLastChangedDate(Session aws) {
    String db = created(aws);
    aws.given("put a policy", PRIMARY, putPolicy(db, ownAccountMay(aws, DESCRIBE)));
    aws.ask("describe it", PRIMARY, describe(db), "LastChangedDate");
    aws.given("delete the policy", PRIMARY, deletePolicy(db));
    aws.ask("describe it without", PRIMARY, describe(db), "LastChangedDate");
  }

  private static void publicPolicyIsAccepted(Session aws) {
    String db = created(aws);
    String open = policy(statement("Allow", EVERYBODY, DESCRIBE));
    aws.ask("put a policy", PRIMARY, putPolicy(db, open));
    aws.ask("get it", PRIMARY, getPolicy(db), "ResourcePolicy");
  }

  private static void publicPolicyIsBlocked(Session aws) {
    String db = created(aws);
    String open = policy(statement("Allow", EVERYBODY, DESCRIBE));
    String alsoOpen = policy(statement("Allow", account("*"), DESCRIBE));
    aws.ask("let everybody in", PRIMARY, putPolicyUnlessPublic(db, open));
    aws.ask("let every account in", PRIMARY, putPolicyUnlessPublic(db, alsoOpen));
  }

  private static void policyForASourceIsNotPublic(Session aws) {
    putUnlessPublic(aws, "aws:SourceAccount");
  }

  private static void policyForACallerIsNotPublic(Session aws) {
    putUnlessPublic(aws, "aws:PrincipalAccount");
  }

  private static void putUnlessPublic(Session aws, String conditionKey) {
    String db = created(aws);
    String condition =
        "{\"StringEquals\":{\"%s\":\"%s\"}}".formatted(conditionKey, aws.accountId());
    String limited = policy(statementWhen(condition, "Allow", EVERYBODY, DESCRIBE));
    aws.ask("put a policy", PRIMARY, putPolicyUnlessPublic(db, limited));
  }

  private static void policiesThatAreNotPublic(Session aws) {
    String db = created(aws);
    String closed = policy(statement("Deny", EVERYBODY, "secretsmanager:TagResource"));
    aws.ask("deny everybody", PRIMARY, putPolicyUnlessPublic(db, closed));
    aws.ask("allow one account", PRIMARY, putPolicyUnlessPublic(db, ownAccountMay(aws, DESCRIBE)));
  }

  private static String created(Session aws) {
    return aws.given("create the secret", PRIMARY, createSecret(aws.name("db"), "one")).arn();
  }

  private static String ownAccountMay(Session aws, String action) {
    return policy(statement("Allow", account(aws.accountId()), action));
  }

  private static Function<SecretsManagerClient, DeleteResourcePolicyResponse> deletePolicy(
      String secretId) {
    return client -> client.deleteResourcePolicy(r -> r.secretId(secretId));
  }
}
