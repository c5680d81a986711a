package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;

/** The types of managed external secrets, which partners of AWS rotate. */
final class PartnerTypeScenarios {

  private PartnerTypeScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of(
            "type-of-a-partner",
            "Does DescribeSecret show the Type of a partner?",
            PartnerTypeScenarios::typeOfAPartner),
        Scenario.of(
            "empty-type-takes-it-away",
            "Does UpdateSecret with an empty Type remove the type?",
            PartnerTypeScenarios::emptyTypeTakesItAway),
        Scenario.of(
            "type-of-no-partner",
            "What does CreateSecret return for a Type that no partner has?",
            PartnerTypeScenarios::typeOfNoPartner));
  }

  private static void typeOfAPartner(Session aws) {
    String db = aws.name("db");
    aws.given(
        "create the secret",
        PRIMARY,
        client -> client.createSecret(r -> r.name(db).type("MongoDBAtlasDatabaseUser")));
    aws.ask("describe it", PRIMARY, describe(db), "Type");
  }

  private static void emptyTypeTakesItAway(Session aws) {
    String db = aws.name("db");
    aws.given(
        "create the secret",
        PRIMARY,
        client -> client.createSecret(r -> r.name(db).type("MongoDBAtlasDatabaseUser")));
    aws.ask("empty its type", PRIMARY, client -> client.updateSecret(r -> r.secretId(db).type("")));
    aws.ask("describe it", PRIMARY, describe(db), "Type");
  }

  private static void typeOfNoPartner(Session aws) {
    String db = aws.name("db");
    aws.ask(
        "create the secret",
        PRIMARY,
        client -> client.createSecret(r -> r.name(db).type("NoSuchPartner")));
  }
}
