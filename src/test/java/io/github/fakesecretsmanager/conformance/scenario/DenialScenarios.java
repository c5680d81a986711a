package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Need.CALLER_WHO_CAN_BE_DENIED;
import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.EVERYBODY;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.account;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.policy;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.putPolicy;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.statement;
import static io.github.fakesecretsmanager.conformance.scenario.PolicyRequests.statementWhen;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.get;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.put;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/**
 * Calls that a resource policy denies. The secrets must stay deletable, so no policy here denies
 * DescribeSecret, DeleteSecret or a call about policies.
 */
final class DenialScenarios {

  private static final String GET = "secretsmanager:GetSecretValue";
  private static final String PUT = "secretsmanager:PutSecretValue";

  /** The hyphen and the six characters at the end of an ARN. */
  private static final int SUFFIX_LENGTH = 7;

  private DenialScenarios() {}

  static List<Scenario> all() {
    return Stream.of(sentences(), policies()).flatMap(List::stream).toList();
  }

  private static List<Scenario> sentences() {
    return List.of(
        denied(
            "denial-names-the-secret-as-passed",
            "Does a denial name an existing secret as the caller passed it?",
            DenialScenarios::denialNamesTheSecretAsPassed),
        denied(
            "denial-names-a-partial-arn",
            "Does a denial name the ARN without its suffix, as the caller passed it?",
            DenialScenarios::denialNamesAPartialArn),
        denied(
            "denial-of-other-operations",
            "Which message do operations other than GetSecretValue return when denied?",
            DenialScenarios::denialOfOtherOperations),
        denied(
            "denial-in-a-batch",
            "How does BatchGetSecretValue report a secret whose value is denied?",
            DenialScenarios::denialInABatch),
        denied(
            "limits-come-before-a-denial",
            "Is a violated limit reported before a denial?",
            DenialScenarios::limitsComeBeforeADenial),
        denied(
            "denial-comes-before-the-rest",
            "Is a denial reported before other errors of a call?",
            DenialScenarios::denialComesBeforeTheRest));
  }

  private static List<Scenario> policies() {
    return List.of(
        denied(
            "denial-of-the-account",
            "Does a denial of an account deny its callers?",
            DenialScenarios::denialOfTheAccount),
        denied(
            "not-principal-spares-the-account",
            "Does a Deny with NotPrincipal spare the callers of an account that it names?",
            DenialScenarios::notPrincipalSparesTheAccount),
        denied(
            "denial-by-staging-label",
            "Does a condition on the staging label deny only that label?",
            DenialScenarios::denialByStagingLabel),
        denied(
            "member-left-out-sets-no-condition-key",
            "Does GetSecretValue without VersionStage have the condition key of its default?",
            DenialScenarios::memberLeftOutSetsNoConditionKey),
        denied(
            "denial-by-tag",
            "Does a condition on a tag of the secret deny the call?",
            DenialScenarios::denialByTag),
        denied(
            "denial-by-primary-region",
            "Does a secret without replicas have the condition key SecretPrimaryRegion?",
            DenialScenarios::denialByPrimaryRegion));
  }

  private static Scenario denied(String name, String question, Scenario.Body body) {
    return Scenario.of(name, question, body).needing(CALLER_WHO_CAN_BE_DENIED);
  }

  private static void denialNamesTheSecretAsPassed(Session aws) {
    String db = aws.name("db");
    String arn = aws.given("create the secret", PRIMARY, createSecret(db, "one")).arn();
    deny(aws, db, statement("Deny", EVERYBODY, GET));
    aws.ask("get it by its name", PRIMARY, get(db));
    aws.ask("get it by its ARN", PRIMARY, get(arn));
  }

  private static void denialNamesAPartialArn(Session aws) {
    String arn = created(aws);
    deny(aws, arn, statement("Deny", EVERYBODY, GET));
    aws.ask("get it", PRIMARY, get(arn.substring(0, arn.length() - SUFFIX_LENGTH)));
  }

  private static void denialOfOtherOperations(Session aws) {
    String db = created(aws);
    deny(
        aws,
        db,
        statement("Deny", EVERYBODY, PUT),
        statement("Deny", EVERYBODY, "secretsmanager:UpdateSecret"),
        statement("Deny", EVERYBODY, "secretsmanager:TagResource"));
    aws.ask("put a value", PRIMARY, put(db, "two"));
    aws.ask(
        "update it",
        PRIMARY,
        client -> client.updateSecret(r -> r.secretId(db).description("one")));
    aws.ask(
        "tag it",
        PRIMARY,
        client -> client.tagResource(r -> r.secretId(db).tags(tag("team", "one"))));
    aws.ask("list its versions", PRIMARY, listVersions(db));
  }

  private static void denialInABatch(Session aws) {
    String db = created(aws);
    deny(aws, db, statement("Deny", EVERYBODY, GET));
    aws.ask("get it", PRIMARY, client -> client.batchGetSecretValue(r -> r.secretIdList(db)));
  }

  private static void limitsComeBeforeADenial(Session aws) {
    String db = created(aws);
    deny(aws, db, statement("Deny", EVERYBODY, PUT));
    aws.ask(
        "put a value with a short token",
        PRIMARY,
        client ->
            client.putSecretValue(
                r -> r.secretId(db).secretString("two").clientRequestToken("short")));
  }

  private static void denialComesBeforeTheRest(Session aws) {
    String db = created(aws);
    deny(aws, db, statement("Deny", EVERYBODY, "secretsmanager:*Value"));
    aws.ask("put no value", PRIMARY, client -> client.putSecretValue(r -> r.secretId(db)));
    aws.ask("get a label that is not there", PRIMARY, getUnder("blue", db));
  }

  private static void denialOfTheAccount(Session aws) {
    String db = created(aws);
    deny(aws, db, statement("Deny", account(aws.accountId()), GET));
    aws.ask("get it", PRIMARY, get(db));
  }

  private static void notPrincipalSparesTheAccount(Session aws) {
    String db = created(aws);
    String others =
        statement("Deny", account(aws.accountId()), GET).replace("Principal", "NotPrincipal");
    deny(aws, db, others);
    aws.ask("get it", PRIMARY, get(db), "SecretString");
  }

  private static void denialByStagingLabel(Session aws) {
    String db = created(aws);
    aws.given("put a value", PRIMARY, put(db, "two"));
    denyWhen(aws, db, "{\"StringEquals\":{\"secretsmanager:VersionStage\":\"AWSPREVIOUS\"}}");
    aws.ask("get the previous value", PRIMARY, getUnder("AWSPREVIOUS", db));
    aws.ask("get the current value", PRIMARY, getUnder("AWSCURRENT", db), "SecretString");
  }

  private static void memberLeftOutSetsNoConditionKey(Session aws) {
    String db = created(aws);
    denyWhen(aws, db, "{\"StringEquals\":{\"secretsmanager:VersionStage\":\"AWSCURRENT\"}}");
    aws.ask("get it", PRIMARY, get(db), "SecretString");
  }

  private static void denialByTag(Session aws) {
    String db = created(aws);
    denyWhen(aws, db, "{\"StringEquals\":{\"secretsmanager:ResourceTag/team\":\"one\"}}");
    aws.ask("get it", PRIMARY, get(db), "SecretString");
    aws.given(
        "tag it",
        PRIMARY,
        client -> client.tagResource(r -> r.secretId(db).tags(tag("team", "one"))));
    aws.await(PRIMARY, client -> isDenied(client, get(db)), denied -> denied);
    aws.ask("get it with the tag", PRIMARY, get(db));
  }

  private static void denialByPrimaryRegion(Session aws) {
    String db = created(aws);
    denyWhen(aws, db, "{\"Null\":{\"secretsmanager:SecretPrimaryRegion\":\"true\"}}");
    aws.ask("get it", PRIMARY, get(db));
  }

  private static String created(Session aws) {
    return aws.given("create the secret", PRIMARY, createSecret(aws.name("db"), "one")).arn();
  }

  private static void denyWhen(Session aws, String secretId, String condition) {
    deny(aws, secretId, statementWhen(condition, "Deny", EVERYBODY, GET));
  }

  /**
   * Puts a policy, and waits until it is in effect. Its last statement denies ListSecretVersionIds,
   * and this method waits for that denial: the other statements may not deny anything.
   */
  private static void deny(Session aws, String secretId, String... statements) {
    String[] all = Arrays.copyOf(statements, statements.length + 1);
    all[statements.length] = statement("Deny", EVERYBODY, "secretsmanager:ListSecretVersionIds");
    aws.given("put a policy", PRIMARY, putPolicy(secretId, policy(all)));
    aws.await(PRIMARY, client -> isDenied(client, listVersions(secretId)), denied -> denied);
  }

  private static boolean isDenied(
      SecretsManagerClient client, Function<SecretsManagerClient, ?> call) {
    try {
      Object ignored = call.apply(client);
      return false;
    } catch (SecretsManagerException e) {
      if (e.awsErrorDetails().errorCode().equals("AccessDeniedException")) {
        return true;
      }
      throw e;
    }
  }

  private static Function<SecretsManagerClient, ListSecretVersionIdsResponse> listVersions(
      String secretId) {
    return client -> client.listSecretVersionIds(r -> r.secretId(secretId));
  }

  private static Function<SecretsManagerClient, GetSecretValueResponse> getUnder(
      String label, String secretId) {
    return client -> client.getSecretValue(r -> r.secretId(secretId).versionStage(label));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
