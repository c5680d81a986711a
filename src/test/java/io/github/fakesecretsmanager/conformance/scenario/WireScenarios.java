package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.get;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;

/** Refusals that need no secret, and the parts that all answers share. */
final class WireScenarios {

  private static final int MAX_VALUE_SIZE = 65_536;

  /** The operations whose message for an invalid name is published. */
  private static final EnumSet<OnSecret> KNOWN_TO_REFUSE_A_NAME =
      EnumSet.of(
          OnSecret.DELETE_SECRET,
          OnSecret.DESCRIBE_SECRET,
          OnSecret.GET_SECRET_VALUE,
          OnSecret.LIST_SECRET_VERSION_IDS,
          OnSecret.PUT_SECRET_VALUE,
          OnSecret.TAG_RESOURCE,
          OnSecret.UNTAG_RESOURCE,
          OnSecret.UPDATE_SECRET,
          OnSecret.VALIDATE_RESOURCE_POLICY);

  private WireScenarios() {}

  static List<Scenario> all() {
    return Stream.of(refusals(), invalidNames()).flatMap(List::stream).toList();
  }

  private static List<Scenario> refusals() {
    return List.of(
        Scenario.of(
            "missing-secret",
            "What does a call return for a secret that does not exist?",
            WireScenarios::missingSecret),
        Scenario.of(
            "request-id",
            "Does a response have a request id that is a UUID?",
            WireScenarios::requestId),
        Scenario.of(
            "missing-secret-id",
            "How is a call without a required member refused?",
            WireScenarios::missingSecretId),
        Scenario.of(
            "too-long-binary-value",
            "How is a sensitive value that is too long refused?",
            WireScenarios::tooLongBinaryValue),
        Scenario.of(
            "too-long-text-value",
            "Is the length of a text counted in bytes of UTF-8?",
            WireScenarios::tooLongTextValue),
        Scenario.of(
            "violation-in-a-list-of-texts",
            "How is an invalid element of a list of strings refused?",
            WireScenarios::violationInAListOfTexts),
        Scenario.of(
            "several-violations",
            "In which order are several violations reported?",
            WireScenarios::severalViolations));
  }

  private static List<Scenario> invalidNames() {
    return List.of(
        Scenario.of("invalid-name", "How is an invalid name refused?", WireScenarios::invalidName),
        Scenario.of(
            "invalid-name-of-other-operations",
            "How do the other operations refuse an invalid name?",
            WireScenarios::invalidNameOfOtherOperations),
        Scenario.of(
            "invalid-name-beside-a-violation",
            "Is an invalid name reported when a limit is violated too?",
            WireScenarios::invalidNameBesideAViolation));
  }

  private static void missingSecret(Session aws) {
    aws.ask("get its value", PRIMARY, get(aws.text("missing")));
  }

  private static void requestId(Session aws) {
    CreateSecretResponse answer =
        aws.given("create a secret", PRIMARY, createSecret(aws.name("db"), "one"));
    aws.askWhether(
        "the answer has a request id that is a UUID",
        answer.responseMetadata().requestId().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
  }

  private static void missingSecretId(Session aws) {
    aws.ask("get a value of no secret", PRIMARY, client -> client.getSecretValue(r -> {}));
  }

  private static void tooLongBinaryValue(Session aws) {
    SdkBytes value = SdkBytes.fromByteArray(new byte[MAX_VALUE_SIZE + 1]);
    String db = aws.name("db");
    aws.ask(
        "create the secret",
        PRIMARY,
        client -> client.createSecret(r -> r.name(db).secretBinary(value)));
  }

  private static void tooLongTextValue(Session aws) {
    String euro = "\u20ac";
    int euros = MAX_VALUE_SIZE / 3;
    String db = aws.name("db");
    aws.ask("create one of 65537 bytes", PRIMARY, createSecret(db, euro.repeat(euros) + "ab"));
    aws.ask(
        "create one of 65536 bytes", PRIMARY, createSecret(db, euro.repeat(euros) + "a"), "Name");
  }

  private static void violationInAListOfTexts(Session aws) {
    aws.ask(
        "put a value under a label without characters",
        PRIMARY,
        client ->
            client.putSecretValue(
                r ->
                    r.secretId(aws.text("missing")).secretString("one").versionStages("", "blue")));
  }

  private static void severalViolations(Session aws) {
    aws.ask(
        "list with bad size and order",
        PRIMARY,
        client -> client.listSecrets(r -> r.sortBy("size").sortOrder("up").maxResults(0)));
  }

  private static void invalidName(Session aws) {
    String invalid = aws.name("with spaces in it");
    aws.ask("create it", PRIMARY, createSecret(invalid, "one"));
    KNOWN_TO_REFUSE_A_NAME.forEach(operation -> operation.ask(aws, invalid));
  }

  private static void invalidNameOfOtherOperations(Session aws) {
    String invalid = aws.name("with spaces in it");
    EnumSet.complementOf(KNOWN_TO_REFUSE_A_NAME).forEach(operation -> operation.ask(aws, invalid));
  }

  private static void invalidNameBesideAViolation(Session aws) {
    aws.ask(
        "create it with a token that is too short",
        PRIMARY,
        client ->
            client.createSecret(
                r -> r.name(aws.name("with spaces in it")).clientRequestToken("short")));
  }
}
