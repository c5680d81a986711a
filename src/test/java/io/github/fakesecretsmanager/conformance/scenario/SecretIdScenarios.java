package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.Place.REPLICA;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;

/** The ways in which a call can name a secret. */
final class SecretIdScenarios {

  /** A hyphen and six characters. */
  private static final int SUFFIX_LENGTH = 7;

  private SecretIdScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of(
            "partial-arn",
            "Is a secret found by its ARN without the suffix?",
            SecretIdScenarios::partialArn),
        Scenario.of(
            "partial-arn-of-a-name-with-six-characters-after-a-hyphen",
            "Is a secret found by its ARN without the suffix if its name seems to end in one?",
            SecretIdScenarios::partialArnOfANameWithSixCharactersAfterAHyphen),
        Scenario.of(
            "arn-of-another-region",
            "Is a secret found by an ARN of another Region?",
            SecretIdScenarios::arnOfAnotherRegion));
  }

  private static String withoutSuffix(String arn) {
    return arn.substring(0, arn.length() - SUFFIX_LENGTH);
  }

  private static void partialArn(Session aws) {
    for (String label :
        List.of("Valid/_+=.@-Name", "Valid/_+=.@-Name-a1b2", "Valid/_+=.@-Name-a1b2c3-")) {
      String arn =
          aws.given("create " + label, PRIMARY, createSecret(aws.name(label), "one")).arn();
      aws.ask("find " + label, PRIMARY, describe(withoutSuffix(arn)), "ARN", "Name");
    }
  }

  private static void partialArnOfANameWithSixCharactersAfterAHyphen(Session aws) {
    String name = aws.name("Invalid/_+=.@-Name-a1b2c3");
    String arn = aws.given("create the secret", PRIMARY, createSecret(name, "one")).arn();
    aws.ask("find it without the suffix", PRIMARY, describe(withoutSuffix(arn)));
  }

  private static void arnOfAnotherRegion(Session aws) {
    String arn = aws.given("create the secret", PRIMARY, createSecret(aws.name("db"), "one")).arn();
    aws.ask("find it from another Region", REPLICA, describe(arn));
  }
}
