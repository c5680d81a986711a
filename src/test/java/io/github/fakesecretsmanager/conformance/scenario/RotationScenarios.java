package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.Session.OTHER_ACCOUNT;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;
import static io.github.fakesecretsmanager.conformance.scenario.RotationRequests.created;
import static io.github.fakesecretsmanager.conformance.scenario.RotationRequests.missingFunction;
import static io.github.fakesecretsmanager.conformance.scenario.RotationRequests.rotate;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.stream.Stream;

/** Refusals of RotateSecret and CancelRotateSecret that need no Lambda function. */
final class RotationScenarios {

  private static final String[] ROTATION_MEMBERS = {
    "RotationEnabled",
    "RotationLambdaARN",
    "RotationRules",
    "LastRotatedDate",
    "NextRotationDate",
    "VersionIdsToStages"
  };

  private RotationScenarios() {}

  static List<Scenario> all() {
    return Stream.of(withoutFunction(), withFunction()).flatMap(List::stream).toList();
  }

  private static List<Scenario> withoutFunction() {
    return List.of(
        Scenario.of(
            "rotating-without-a-function",
            "What does RotateSecret return when no function was ever given?",
            RotationScenarios::rotatingWithoutAFunction),
        Scenario.of(
            "rotation-test-without-a-function",
            "Does RotateSecret without RotateImmediately need a function too?",
            RotationScenarios::rotationTestWithoutAFunction),
        Scenario.of(
            "rotating-with-an-empty-function-arn",
            "Does an empty RotationLambdaARN count as none?",
            RotationScenarios::rotatingWithAnEmptyFunctionArn),
        Scenario.of(
            "cancelling-rotation-never-turned-on",
            "What does CancelRotateSecret return when rotation was never turned on?",
            RotationScenarios::cancellingRotationNeverTurnedOn),
        Scenario.of(
            "function-is-checked-before-pending",
            "Is a missing function reported before a leftover AWSPENDING?",
            RotationScenarios::functionIsCheckedBeforePending));
  }

  private static List<Scenario> withFunction() {
    return List.of(
        Scenario.of(
            "function-that-cannot-be-invoked",
            "What does RotateSecret return for a function that does not exist?",
            RotationScenarios::functionThatCannotBeInvoked),
        Scenario.of(
            "function-with-an-alias",
            "May the function's ARN end in a version or an alias?",
            RotationScenarios::functionWithAnAlias),
        Scenario.of(
            "function-of-another-account",
            "May the function be in another account?",
            RotationScenarios::functionOfAnotherAccount),
        Scenario.of(
            "function-of-another-region",
            "What does RotateSecret return for a function of another Region?",
            RotationScenarios::functionOfAnotherRegion),
        Scenario.of(
            "function-arn-of-no-form",
            "What does RotateSecret return for a malformed function ARN?",
            RotationScenarios::functionArnOfNoForm));
  }

  private static void rotatingWithoutAFunction(Session aws) {
    String db = created(aws);
    aws.ask("rotate it", PRIMARY, rotate(db, r -> {}));
    aws.ask("describe it", PRIMARY, describe(db), ROTATION_MEMBERS);
  }

  private static void rotationTestWithoutAFunction(Session aws) {
    String db = created(aws);
    aws.ask(
        "test its rotation",
        PRIMARY,
        rotate(
            db,
            r ->
                r.rotateImmediately(false).rotationRules(days -> days.automaticallyAfterDays(7L))));
  }

  private static void rotatingWithAnEmptyFunctionArn(Session aws) {
    String db = created(aws);
    aws.ask("rotate it with no name", PRIMARY, rotate(db, r -> r.rotationLambdaARN("")));
  }

  private static void functionThatCannotBeInvoked(Session aws) {
    String db = created(aws);
    aws.ask(
        "rotate it",
        PRIMARY,
        rotate(
            db,
            r ->
                r.rotationLambdaARN(missingFunction(db))
                    .rotationRules(rules -> rules.automaticallyAfterDays(1L))));
    aws.ask("describe it", PRIMARY, describe(db), ROTATION_MEMBERS);
  }

  private static void functionWithAnAlias(Session aws) {
    String db = created(aws);
    aws.ask(
        "rotate it with an alias",
        PRIMARY,
        rotate(db, r -> r.rotationLambdaARN(missingFunction(db) + ":live")));
    aws.ask(
        "rotate it with a version",
        PRIMARY,
        rotate(db, r -> r.rotationLambdaARN(missingFunction(db) + ":1")));
  }

  private static void functionOfAnotherAccount(Session aws) {
    String db = created(aws);
    String function = missingFunction(db).replace(aws.accountId(), OTHER_ACCOUNT);
    aws.ask("rotate it", PRIMARY, rotate(db, r -> r.rotationLambdaARN(function)));
  }

  private static void functionOfAnotherRegion(Session aws) {
    String db = created(aws);
    String function = missingFunction(db).replace(aws.region(PRIMARY), aws.region(REPLICA));
    aws.ask("rotate it", PRIMARY, rotate(db, r -> r.rotationLambdaARN(function)));
  }

  private static void functionArnOfNoForm(Session aws) {
    String db = created(aws);
    String function = missingFunction(db).replace(":function:", ":");
    aws.ask("rotate it", PRIMARY, rotate(db, r -> r.rotationLambdaARN(function)));
  }

  private static void cancellingRotationNeverTurnedOn(Session aws) {
    String db = created(aws);
    aws.ask(
        "cancel its rotation", PRIMARY, client -> client.cancelRotateSecret(r -> r.secretId(db)));
  }

  private static void functionIsCheckedBeforePending(Session aws) {
    String db = created(aws);
    aws.given(
        "put a pending value",
        PRIMARY,
        client ->
            client.putSecretValue(
                r -> r.secretId(db).secretString("two").versionStages("AWSPENDING")));
    aws.ask("rotate it without a function", PRIMARY, rotate(db, r -> {}));
    aws.ask(
        "rotate it with a function that is not there",
        PRIMARY,
        rotate(db, r -> r.rotationLambdaARN(missingFunction(db))));
  }
}
