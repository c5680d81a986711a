package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.Session.OTHER_ACCOUNT;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.EVERYBODY;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.getPolicy;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.policy;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.putPolicy;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.statement;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.delete;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.deleteNow;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.get;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.promote;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.put;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.remove;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.replicate;
import static io.github.fakesecretsmanager.conformance.scenario.RotationRequests.rotate;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** Calls with the ARN of a secret in another account, which does not let the caller in. */
final class OtherAccountScenarios {

  private static final String POLICY =
      policy(statement("Deny", EVERYBODY, "secretsmanager:GetSecretValue"));

  private OtherAccountScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of(
            "arn-of-another-account",
            "What do GetSecretValue, DescribeSecret and PutSecretValue return for another account?",
            OtherAccountScenarios::arnOfAnotherAccount),
        Scenario.of(
            "arn-of-another-account-for-versions",
            "What do the calls about versions return for another account?",
            OtherAccountScenarios::arnOfAnotherAccountForVersions),
        Scenario.of(
            "arn-of-another-account-for-deletion",
            "What do DeleteSecret and RestoreSecret return for another account?",
            OtherAccountScenarios::arnOfAnotherAccountForDeletion),
        Scenario.of(
            "arn-of-another-account-for-tags",
            "What do TagResource and UntagResource return for another account?",
            OtherAccountScenarios::arnOfAnotherAccountForTags),
        Scenario.of(
            "arn-of-another-account-for-policies",
            "What do the calls about resource policies return for another account?",
            OtherAccountScenarios::arnOfAnotherAccountForPolicies),
        Scenario.of(
            "arn-of-another-account-for-replication",
            "What do the calls about replication return for another account?",
            OtherAccountScenarios::arnOfAnotherAccountForReplication),
        Scenario.of(
            "arn-of-another-account-for-rotation",
            "What do RotateSecret and CancelRotateSecret return for another account?",
            OtherAccountScenarios::arnOfAnotherAccountForRotation),
        Scenario.of(
            "arn-of-another-account-in-a-batch",
            "What does BatchGetSecretValue return for the ARN of another account?",
            OtherAccountScenarios::arnOfAnotherAccountInABatch));
  }

  private static void arnOfAnotherAccount(Session aws) {
    String theirs = arnOfOtherAccount(aws);
    aws.ask("get its value", PRIMARY, get(theirs));
    aws.ask("describe it", PRIMARY, describe(theirs));
    aws.ask("put a value", PRIMARY, put(theirs, "two"));
  }

  private static void arnOfAnotherAccountForVersions(Session aws) {
    String theirs = arnOfOtherAccount(aws);
    aws.ask(
        "list its versions",
        PRIMARY,
        client -> client.listSecretVersionIds(r -> r.secretId(theirs)));
    aws.ask(
        "update its value",
        PRIMARY,
        client -> client.updateSecret(r -> r.secretId(theirs).secretString("two")));
    aws.ask(
        "move a label",
        PRIMARY,
        client ->
            client.updateSecretVersionStage(
                r -> r.secretId(theirs).versionStage("blue").moveToVersionId(aws.token("one"))));
  }

  private static void arnOfAnotherAccountForDeletion(Session aws) {
    String theirs = arnOfOtherAccount(aws);
    aws.ask("delete it", PRIMARY, delete(theirs));
    aws.ask("delete it now", PRIMARY, deleteNow(theirs));
    aws.ask("restore it", PRIMARY, client -> client.restoreSecret(r -> r.secretId(theirs)));
  }

  private static void arnOfAnotherAccountForTags(Session aws) {
    String theirs = arnOfOtherAccount(aws);
    Tag team = Tag.builder().key("team").value("one").build();
    aws.ask("tag it", PRIMARY, client -> client.tagResource(r -> r.secretId(theirs).tags(team)));
    aws.ask(
        "untag it",
        PRIMARY,
        client -> client.untagResource(r -> r.secretId(theirs).tagKeys("team")));
  }

  private static void arnOfAnotherAccountForPolicies(Session aws) {
    String theirs = arnOfOtherAccount(aws);
    aws.ask("put a policy", PRIMARY, putPolicy(theirs, POLICY));
    aws.ask("get its policy", PRIMARY, getPolicy(theirs));
    aws.ask(
        "delete its policy",
        PRIMARY,
        client -> client.deleteResourcePolicy(r -> r.secretId(theirs)));
    aws.ask(
        "validate a policy",
        PRIMARY,
        client -> client.validateResourcePolicy(r -> r.secretId(theirs).resourcePolicy(POLICY)));
  }

  private static void arnOfAnotherAccountForReplication(Session aws) {
    String theirs = arnOfOtherAccount(aws);
    aws.ask("replicate it", PRIMARY, replicate(theirs, aws.region(REPLICA)));
    aws.ask("remove a replica", PRIMARY, remove(theirs, aws.region(REPLICA)));
    aws.ask("promote it", PRIMARY, promote(theirs));
  }

  private static void arnOfAnotherAccountForRotation(Session aws) {
    String theirs = arnOfOtherAccount(aws);
    aws.ask("rotate it", PRIMARY, rotate(theirs, r -> {}));
    aws.ask(
        "cancel its rotation",
        PRIMARY,
        client -> client.cancelRotateSecret(r -> r.secretId(theirs)));
  }

  private static void arnOfAnotherAccountInABatch(Session aws) {
    String theirs = arnOfOtherAccount(aws);
    aws.ask("get it", PRIMARY, client -> client.batchGetSecretValue(r -> r.secretIdList(theirs)));
  }

  /** Returns the ARN that a secret of the session would have in the other account. */
  private static String arnOfOtherAccount(Session aws) {
    return aws.given("create the secret", PRIMARY, createSecret(aws.name("db"), "one"))
        .arn()
        .replace(aws.accountId(), OTHER_ACCOUNT);
  }
}
