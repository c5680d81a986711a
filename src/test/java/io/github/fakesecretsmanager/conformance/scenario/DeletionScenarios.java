package io.github.fakesecretsmanager.conformance.scenario;

import static io.github.fakesecretsmanager.conformance.Place.PRIMARY;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.createSecret;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.delete;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.deleteNow;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.describe;
import static io.github.fakesecretsmanager.conformance.scenario.Requests.get;

import io.github.fakesecretsmanager.conformance.Scenario;
import io.github.fakesecretsmanager.conformance.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretResponse;

/** Deletions of secrets: their dates, their refusals, and the way back. */
final class DeletionScenarios {

  private DeletionScenarios() {}

  static List<Scenario> all() {
    return Stream.of(deletions(), scheduledDeletions()).flatMap(List::stream).toList();
  }

  private static List<Scenario> deletions() {
    return List.of(
        Scenario.of(
            "default-recovery-window",
            "When is a secret deleted by default?",
            DeletionScenarios::defaultRecoveryWindow),
        Scenario.of(
            "chosen-recovery-window",
            "When is a secret with the shortest recovery window deleted?",
            DeletionScenarios::chosenRecoveryWindow),
        Scenario.of(
            "recovery-window-out-of-range",
            "How is a recovery window outside 7 to 30 days refused?",
            DeletionScenarios::recoveryWindowOutOfRange),
        Scenario.of(
            "recovery-window-with-force",
            "How does DeleteSecret refuse a recovery window together with force?",
            DeletionScenarios::recoveryWindowWithForce),
        Scenario.of(
            "recovery-window-out-of-range-with-force",
            "Which message refuses a window outside 7 to 30 days together with force?",
            DeletionScenarios::recoveryWindowOutOfRangeWithForce),
        Scenario.of(
            "deleting-a-missing-secret",
            "How does DeleteSecret refuse a secret that does not exist?",
            DeletionScenarios::deletingAMissingSecret),
        Scenario.of(
            "forced-deletion-of-a-missing-secret",
            "What does a forced deletion return for a secret that does not exist?",
            DeletionScenarios::forcedDeletionOfAMissingSecret),
        Scenario.of(
            "forced-deletion-of-a-scheduled-secret",
            "What does a forced deletion return for a secret whose deletion is scheduled?",
            DeletionScenarios::forcedDeletionOfAScheduledSecret));
  }

  private static List<Scenario> scheduledDeletions() {
    return List.of(
        Scenario.of(
            "scheduled-secret",
            "What does DescribeSecret return while a deletion is scheduled?",
            DeletionScenarios::scheduledSecret),
        Scenario.of(
            "change-by-a-deletion",
            "Does DeleteSecret set LastChangedDate?",
            DeletionScenarios::changeByADeletion),
        Scenario.of(
            "calls-on-a-scheduled-secret",
            "How are calls on a secret refused while its deletion is scheduled?",
            DeletionScenarios::callsOnAScheduledSecret),
        Scenario.of(
            "other-calls-on-a-scheduled-secret",
            "How do the remaining operations refuse a secret whose deletion is scheduled?",
            DeletionScenarios::otherCallsOnAScheduledSecret),
        Scenario.of(
            "name-of-a-scheduled-secret",
            "How does CreateSecret refuse the name of a secret whose deletion is scheduled?",
            DeletionScenarios::nameOfAScheduledSecret),
        Scenario.of(
            "name-after-a-forced-deletion",
            "Does a secret have another ARN when it is created again after a forced deletion?",
            DeletionScenarios::nameAfterAForcedDeletion),
        Scenario.of(
            "restored-secret",
            "What does RestoreSecret return, and is the secret as it was?",
            DeletionScenarios::restoredSecret),
        Scenario.of(
            "restoring-a-secret-that-is-not-scheduled",
            "What does RestoreSecret return for a secret whose deletion is not scheduled?",
            DeletionScenarios::restoringASecretThatIsNotScheduled));
  }

  private static Function<SecretsManagerClient, DeleteSecretResponse> deleteIn(
      long days, String secretId) {
    return client -> client.deleteSecret(r -> r.secretId(secretId).recoveryWindowInDays(days));
  }

  private static Function<SecretsManagerClient, DeleteSecretResponse> forceIn(
      long days, String secretId) {
    return client ->
        client.deleteSecret(
            r -> r.secretId(secretId).recoveryWindowInDays(days).forceDeleteWithoutRecovery(true));
  }

  private static Function<SecretsManagerClient, RestoreSecretResponse> restore(String secretId) {
    return client -> client.restoreSecret(r -> r.secretId(secretId));
  }

  private static String created(Session aws) {
    String db = aws.name("db");
    aws.given("create the secret", PRIMARY, createSecret(db, "one"));
    return db;
  }

  private static String scheduled(Session aws) {
    String db = created(aws);
    aws.given("delete the secret", PRIMARY, delete(db));
    return db;
  }

  private static void defaultRecoveryWindow(Session aws) {
    aws.ask("delete the secret", PRIMARY, delete(created(aws)));
  }

  private static void chosenRecoveryWindow(Session aws) {
    aws.ask("delete the secret", PRIMARY, deleteIn(7, created(aws)), "DeletionDate");
  }

  private static void recoveryWindowOutOfRange(Session aws) {
    String db = created(aws);
    aws.ask("delete it in 6 days", PRIMARY, deleteIn(6, db));
    aws.ask("delete it in 31 days", PRIMARY, deleteIn(31, db));
  }

  private static void recoveryWindowWithForce(Session aws) {
    aws.ask("delete the secret", PRIMARY, forceIn(7, created(aws)));
  }

  private static void recoveryWindowOutOfRangeWithForce(Session aws) {
    aws.ask("delete the secret", PRIMARY, forceIn(6, created(aws)));
  }

  private static void deletingAMissingSecret(Session aws) {
    aws.ask("delete what is not there", PRIMARY, delete(aws.name("missing")));
  }

  private static void forcedDeletionOfAMissingSecret(Session aws) {
    aws.ask("delete what is not there", PRIMARY, deleteNow(aws.name("missing")));
  }

  private static void forcedDeletionOfAScheduledSecret(Session aws) {
    aws.ask("delete it by force", PRIMARY, deleteNow(scheduled(aws)));
  }

  private static void scheduledSecret(Session aws) {
    aws.ask(
        "describe it",
        PRIMARY,
        describe(scheduled(aws)),
        "status",
        "DeletedDate",
        "DeletionDate",
        "VersionIdsToStages");
  }

  private static void changeByADeletion(Session aws) {
    aws.ask("describe it", PRIMARY, describe(scheduled(aws)), "LastChangedDate");
  }

  private static void callsOnAScheduledSecret(Session aws) {
    String db = scheduled(aws);
    OnSecret.GET_SECRET_VALUE.ask(aws, db);
    OnSecret.PUT_SECRET_VALUE.ask(aws, db);
    OnSecret.UPDATE_SECRET.ask(aws, db);
    OnSecret.TAG_RESOURCE.ask(aws, db);
    OnSecret.UNTAG_RESOURCE.ask(aws, db);
  }

  private static void otherCallsOnAScheduledSecret(Session aws) {
    String db = scheduled(aws);
    OnSecret.DELETE_SECRET.ask(aws, db);
    OnSecret.ROTATE_SECRET.ask(aws, db);
    OnSecret.CANCEL_ROTATE_SECRET.ask(aws, db);
    OnSecret.UPDATE_SECRET_VERSION_STAGE.ask(aws, db);
    OnSecret.GET_RESOURCE_POLICY.ask(aws, db);
    OnSecret.PUT_RESOURCE_POLICY.ask(aws, db);
    OnSecret.DELETE_RESOURCE_POLICY.ask(aws, db);
    OnSecret.VALIDATE_RESOURCE_POLICY.ask(aws, db);
    OnSecret.REPLICATE_SECRET_TO_REGIONS.ask(aws, db);
    OnSecret.REMOVE_REGIONS_FROM_REPLICATION.ask(aws, db);
    OnSecret.STOP_REPLICATION_TO_REPLICA.ask(aws, db);
  }

  private static void nameOfAScheduledSecret(Session aws) {
    aws.ask("create it again", PRIMARY, createSecret(scheduled(aws), "two"));
  }

  private static void nameAfterAForcedDeletion(Session aws) {
    String db = aws.name("db");
    String first = aws.given("create the secret", PRIMARY, createSecret(db, "one")).arn();
    aws.given("delete it by force", PRIMARY, deleteNow(db));
    aws.await(PRIMARY, client -> isCreated(client, db), isCreated -> isCreated);
    Optional<DescribeSecretResponse> again = aws.ask("describe it", PRIMARY, describe(db), "Name");
    aws.askWhether(
        "its ARN is another than before", again.filter(it -> !it.arn().equals(first)).isPresent());
  }

  /** Creates a secret, unless its predecessor still holds the name. */
  private static boolean isCreated(SecretsManagerClient client, String name) {
    try {
      return createSecret(name, "two").apply(client).name().equals(name);
    } catch (InvalidRequestException | ResourceExistsException e) {
      return false;
    }
  }

  private static void restoredSecret(Session aws) {
    String db = scheduled(aws);
    aws.ask("restore it", PRIMARY, restore(db));
    aws.ask("describe it", PRIMARY, describe(db), "DeletedDate");
    aws.ask("get its value", PRIMARY, get(db), "SecretString");
  }

  private static void restoringASecretThatIsNotScheduled(Session aws) {
    aws.ask("restore it", PRIMARY, restore(created(aws)));
  }
}
