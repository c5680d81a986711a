package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.put;
import static io.github.fakesecretsmanager.conformance.scenario.RotationRequests.created;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;

/** The label AWSPENDING of a secret that does not rotate, when other values are put. */
final class PendingLabelScenarios {

  private static final String LABELS = "VersionIdsToStages";

  private PendingLabelScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of(
            "pending-goes-with-a-new-value",
            "Does a new current value take AWSPENDING off another version?",
            PendingLabelScenarios::pendingGoesWithANewValue),
        Scenario.of(
            "pending-goes-with-an-update",
            "Does UpdateSecret with a value take AWSPENDING off another version?",
            PendingLabelScenarios::pendingGoesWithAnUpdate),
        Scenario.of(
            "pending-stays-with-a-custom-label",
            "Does a value under a custom label leave AWSPENDING in place?",
            PendingLabelScenarios::pendingStaysWithACustomLabel),
        Scenario.of(
            "pending-goes-from-the-current-version",
            "Does AWSPENDING leave the current version when a new one is put?",
            PendingLabelScenarios::pendingGoesFromTheCurrentVersion));
  }

  private static void pendingGoesWithANewValue(Session aws) {
    String db = created(aws);
    aws.given("put a pending value", PRIMARY, putUnder("AWSPENDING", db, "two"));
    aws.given("put a value", PRIMARY, put(db, "three"));
    aws.ask("describe it", PRIMARY, describe(db), LABELS);
  }

  private static void pendingGoesWithAnUpdate(Session aws) {
    String db = created(aws);
    aws.given("put a pending value", PRIMARY, putUnder("AWSPENDING", db, "two"));
    aws.given(
        "update its value",
        PRIMARY,
        client -> client.updateSecret(r -> r.secretId(db).secretString("three")));
    aws.ask("describe it", PRIMARY, describe(db), LABELS);
  }

  private static void pendingStaysWithACustomLabel(Session aws) {
    String db = created(aws);
    aws.given("put a pending value", PRIMARY, putUnder("AWSPENDING", db, "two"));
    aws.given("put a value under a label", PRIMARY, putUnder("blue", db, "three"));
    aws.ask("describe it", PRIMARY, describe(db), LABELS);
  }

  private static void pendingGoesFromTheCurrentVersion(Session aws) {
    String db = aws.name("db");
    String first =
        aws.given("create the secret", PRIMARY, Requests.createSecret(db, "one")).versionId();
    String second =
        aws.given("put a pending value", PRIMARY, putUnder("AWSPENDING", db, "two")).versionId();
    aws.given(
        "make it current",
        PRIMARY,
        client ->
            client.updateSecretVersionStage(
                r ->
                    r.secretId(db)
                        .versionStage("AWSCURRENT")
                        .moveToVersionId(second)
                        .removeFromVersionId(first)));
    aws.ask("describe both labels", PRIMARY, describe(db), LABELS);
    aws.given("put a value", PRIMARY, put(db, "three"));
    aws.ask("describe it", PRIMARY, describe(db), LABELS);
  }

  private static Function<SecretsManagerClient, PutSecretValueResponse> putUnder(
      String label, String secretId, String value) {
    return client ->
        client.putSecretValue(r -> r.secretId(secretId).secretString(value).versionStages(label));
  }
}
