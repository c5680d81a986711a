package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.delete;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.put;

import io.github.fakesecretsmanager.conformance.Need;
import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;

/** The versions of a secret as ListSecretVersionIds shows them. */
final class VersionScenarios {

  private VersionScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of(
            "listed-versions",
            "What does ListSecretVersionIds return?",
            VersionScenarios::listedVersions),
        Scenario.of(
            "version-without-labels",
            "Is a version without labels listed?",
            VersionScenarios::versionWithoutLabels),
        Scenario.of(
            "order-of-versions",
            "In which order are versions listed?",
            VersionScenarios::orderOfVersions),
        Scenario.of(
            "versions-of-a-scheduled-secret",
            "Are versions listed while a deletion is scheduled?",
            VersionScenarios::versionsOfAScheduledSecret),
        Scenario.of(
                "key-of-a-version",
                "How does ListSecretVersionIds name the key of a version?",
                VersionScenarios::keyOfAVersion)
            .needing(Need.KMS_KEYS));
  }

  private static Function<SecretsManagerClient, ListSecretVersionIdsResponse> list(
      String secretId) {
    return client -> client.listSecretVersionIds(r -> r.secretId(secretId));
  }

  private static Function<SecretsManagerClient, ListSecretVersionIdsResponse> listAll(
      String secretId) {
    return client -> client.listSecretVersionIds(r -> r.secretId(secretId).includeDeprecated(true));
  }

  private static void listedVersions(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    aws.ask("list its versions", PRIMARY, list(db));
  }

  private static void versionWithoutLabels(Session aws) {
    String db = aws.name("db");
    aws.given(
        "create the secret",
        PRIMARY,
        client ->
            client.createSecret(
                r -> r.name(db).secretString("one").clientRequestToken(aws.token("first"))));
    for (String label : List.of("blue", "green")) {
      aws.given(
          "put the value " + label,
          PRIMARY,
          client ->
              client.putSecretValue(
                  r ->
                      r.secretId(db)
                          .secretString(label)
                          .clientRequestToken(aws.token(label))
                          .versionStages("mine")));
    }
    boolean isLeftOut =
        aws.ask("list its versions", PRIMARY, list(db), "Name")
            .filter(answer -> entries(answer, aws.token("blue")).isEmpty())
            .isPresent();
    aws.askWhether("the version without labels is left out", isLeftOut);
    boolean isListed =
        aws.ask("list also the deprecated ones", PRIMARY, listAll(db), "Name").stream()
            .flatMap(answer -> entries(answer, aws.token("blue")).stream())
            .anyMatch(version -> !version.hasVersionStages());
    aws.askWhether("it is in the longer list, without VersionStages", isListed);
  }

  private static List<SecretVersionsListEntry> entries(
      ListSecretVersionIdsResponse answer, String versionId) {
    return answer.versions().stream()
        .filter(version -> version.versionId().equals(versionId))
        .toList();
  }

  private static void orderOfVersions(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    aws.given("put a value", PRIMARY, put(db, "two"));
    aws.given("put another value", PRIMARY, put(db, "three"));
    aws.ask("list its versions", PRIMARY, listAll(db), "*.CreatedDate");
  }

  private static void versionsOfAScheduledSecret(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    aws.given("delete it", PRIMARY, delete(db));
    aws.ask("list its versions", PRIMARY, list(db), "status", "Versions");
  }

  private static void keyOfAVersion(Session aws) {
    String db = aws.name("db");
    String arn = aws.key(PRIMARY, "payments").arn();
    aws.given(
        "create the secret",
        PRIMARY,
        client -> client.createSecret(r -> r.name(db).secretString("one").kmsKeyId(arn)));
    aws.ask("list its versions", PRIMARY, list(db), "Versions");
  }
}
