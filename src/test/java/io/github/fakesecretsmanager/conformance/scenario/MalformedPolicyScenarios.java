package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.EVERYBODY;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.account;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.policy;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.putPolicy;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.statement;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.statementWhen;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.validate;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.stream.Stream;

/** Texts that are not a resource policy, and their refusals. */
final class MalformedPolicyScenarios {

  private static final String GET = "secretsmanager:GetSecretValue";

  private MalformedPolicyScenarios() {}

  static List<Scenario> all() {
    return Stream.of(documents(), statements(), elements()).flatMap(List::stream).toList();
  }

  private static List<Scenario> documents() {
    return List.of(
        Scenario.of(
            "policy-that-is-not-json",
            "What does PutResourcePolicy return for a text that is not JSON?",
            MalformedPolicyScenarios::policyThatIsNotJson),
        Scenario.of(
            "policy-without-statements",
            "What does PutResourcePolicy return for a policy without statements?",
            MalformedPolicyScenarios::policyWithoutStatements),
        Scenario.of(
            "policy-with-an-empty-list-of-statements",
            "What does PutResourcePolicy return for an empty list of statements?",
            MalformedPolicyScenarios::policyWithAnEmptyListOfStatements),
        Scenario.of(
            "policy-of-an-unknown-version",
            "What does PutResourcePolicy return for a policy version that does not exist?",
            MalformedPolicyScenarios::policyOfAnUnknownVersion),
        Scenario.of(
            "policy-with-an-unknown-element",
            "What does PutResourcePolicy return for an element that policies don't have?",
            MalformedPolicyScenarios::policyWithAnUnknownElement));
  }

  private static List<Scenario> statements() {
    return List.of(
        Scenario.of(
            "statement-that-lacks-an-element",
            "Which elements does a statement need?",
            MalformedPolicyScenarios::statementThatLacksAnElement),
        Scenario.of(
            "statement-with-an-unknown-effect",
            "What does PutResourcePolicy return for an effect other than Allow and Deny?",
            MalformedPolicyScenarios::statementWithAnUnknownEffect),
        Scenario.of(
            "statement-with-an-element-and-its-opposite",
            "What does PutResourcePolicy return for Action and NotAction together?",
            MalformedPolicyScenarios::statementWithAnElementAndItsOpposite),
        Scenario.of(
            "statements-with-one-sid",
            "What does PutResourcePolicy return for two statements with one Sid?",
            MalformedPolicyScenarios::statementsWithOneSid));
  }

  private static List<Scenario> elements() {
    return List.of(
        Scenario.of(
            "action-of-no-form",
            "What does PutResourcePolicy return for an action without a service?",
            MalformedPolicyScenarios::actionOfNoForm),
        Scenario.of(
            "action-that-does-not-exist",
            "Does PutResourcePolicy accept an action that the service does not have?",
            MalformedPolicyScenarios::actionThatDoesNotExist),
        Scenario.of(
            "resource-of-no-form",
            "What does PutResourcePolicy return for a resource that is not an ARN?",
            MalformedPolicyScenarios::resourceOfNoForm),
        Scenario.of(
            "principal-of-no-form",
            "What does PutResourcePolicy return for a malformed principal?",
            MalformedPolicyScenarios::principalOfNoForm),
        Scenario.of(
            "service-principal-of-no-form",
            "What does PutResourcePolicy return for a malformed service principal?",
            MalformedPolicyScenarios::servicePrincipalOfNoForm),
        Scenario.of(
            "condition-operator-that-does-not-exist",
            "Does PutResourcePolicy accept a condition operator that does not exist?",
            MalformedPolicyScenarios::conditionOperatorThatDoesNotExist));
  }

  private static void policyThatIsNotJson(Session aws) {
    aws.ask("put it", PRIMARY, putPolicy(created(aws), "{\"Version\":\"2012-10-17\""));
  }

  private static void policyWithoutStatements(Session aws) {
    aws.ask("put it", PRIMARY, putPolicy(created(aws), "{\"Version\":\"2012-10-17\"}"));
  }

  private static void policyWithAnEmptyListOfStatements(Session aws) {
    aws.ask("put it", PRIMARY, putPolicy(created(aws), policy()));
  }

  private static void statementWithAnUnknownEffect(Session aws) {
    String text = allowing(aws, GET).replace("\"Allow\"", "\"AllowSomething\"");
    aws.ask("put it", PRIMARY, putPolicy(created(aws), text));
  }

  private static void policyOfAnUnknownVersion(Session aws) {
    String text = allowing(aws, GET).replace("2012-10-17", "2020-01-01");
    aws.ask("put it", PRIMARY, putPolicy(created(aws), text));
  }

  private static void policyWithAnUnknownElement(Session aws) {
    String db = created(aws);
    String text = allowing(aws, GET);
    aws.ask(
        "put it in the policy",
        PRIMARY,
        putPolicy(db, text.replace("\"Statement\"", "\"Comment\":\"one\",\"Statement\"")));
    aws.ask(
        "put it in the statement",
        PRIMARY,
        putPolicy(db, text.replace("\"Effect\"", "\"Comment\":\"one\",\"Effect\"")));
  }

  private static void statementThatLacksAnElement(Session aws) {
    String db = created(aws);
    String text = allowing(aws, GET);
    String principal = "\"Principal\":%s,".formatted(account(aws.accountId()));
    aws.ask("leave out Effect", PRIMARY, putPolicy(db, text.replace("\"Effect\":\"Allow\",", "")));
    aws.ask("leave out Principal", PRIMARY, putPolicy(db, text.replace(principal, "")));
    aws.ask(
        "leave out Action",
        PRIMARY,
        putPolicy(db, text.replace("\"Action\":\"%s\",".formatted(GET), "")));
    aws.ask("leave out Resource", PRIMARY, putPolicy(db, text.replace(",\"Resource\":\"*\"", "")));
  }

  private static void statementWithAnElementAndItsOpposite(Session aws) {
    String both =
        allowing(aws, GET)
            .replace("\"Action\"", "\"NotAction\":\"secretsmanager:TagResource\",\"Action\"");
    aws.ask("put it", PRIMARY, putPolicy(created(aws), both));
  }

  private static void statementsWithOneSid(Session aws) {
    String statement =
        statement("Allow", account(aws.accountId()), GET)
            .replace("{\"Eff", "{\"Sid\":\"One\",\"Eff");
    aws.ask("put it", PRIMARY, putPolicy(created(aws), policy(statement, statement)));
  }

  private static void actionOfNoForm(Session aws) {
    aws.ask("put it", PRIMARY, putPolicy(created(aws), allowing(aws, "GetSecretValue")));
  }

  private static void actionThatDoesNotExist(Session aws) {
    String text = allowing(aws, "secretsmanager:NoSuchAction");
    aws.ask("put it", PRIMARY, putPolicy(created(aws), text));
  }

  private static void resourceOfNoForm(Session aws) {
    String text = allowing(aws, GET).replace("\"Resource\":\"*\"", "\"Resource\":\"db\"");
    aws.ask("put it", PRIMARY, putPolicy(created(aws), text));
  }

  private static void principalOfNoForm(Session aws) {
    String db = created(aws);
    String[] parts = db.split(":", -1);
    String noName = "arn:%s:iam::%s:role".formatted(parts[1], aws.accountId());
    aws.ask(
        "put a word", PRIMARY, putPolicy(db, policy(statement("Allow", account("somebody"), GET))));
    aws.ask(
        "put an ARN without a name",
        PRIMARY,
        putPolicy(db, policy(statement("Allow", account(noName), GET))));
  }

  private static void servicePrincipalOfNoForm(Session aws) {
    String text = policy(statement("Allow", "{\"Service\":\"somebody\"}", GET));
    aws.ask("put it", PRIMARY, putPolicy(created(aws), text));
  }

  private static void conditionOperatorThatDoesNotExist(Session aws) {
    String condition = "{\"NoSuchOperator\":{\"aws:PrincipalAccount\":\"one\"}}";
    String text = policy(statementWhen(condition, "Deny", EVERYBODY, GET));
    aws.ask("validate it", PRIMARY, validate(created(aws), text));
  }

  private static String created(Session aws) {
    return aws.given("create the secret", PRIMARY, createSecret(aws.name("db"), "one")).arn();
  }

  private static String allowing(Session aws, String action) {
    return policy(statement("Allow", account(aws.accountId()), action));
  }
}
