package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import io.github.fakesecretsmanager.domain.RotationStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The events in the audit log of what Secrets Manager does by itself. */
class ServiceEventsTest extends RotationContract {

  private List<CloudTrailEvent> serviceEvents() {
    return fake.cloudTrail().events().stream().filter(CloudTrailEvent::isServiceEvent).toList();
  }

  private List<String> names() {
    return serviceEvents().stream().map(CloudTrailEvent::eventName).toList();
  }

  private List<Instant> times() {
    return serviceEvents().stream().map(CloudTrailEvent::eventTime).toList();
  }

  @Test
  void replication_starts_and_succeeds_in_the_region_of_the_primary() {
    String arn = create("db", "s3cr3t");
    fake.replication().hold();
    replicate("db", "eu-west-3");
    clock.advance(Duration.ofSeconds(5));
    fake.replication().release();

    assertThat(names()).containsExactly("ReplicationStarted", "ReplicationSucceeded");
    assertThat(times()).containsExactly(NOW, NOW.plusSeconds(5));
    CloudTrailEvent event = serviceEvents().get(1);
    assertThat(event.eventType()).isEqualTo("AwsServiceEvent");
    assertThat(event.awsRegion()).isEqualTo("us-east-1");
    assertThat(event.requestParameters()).isEmpty();
    assertThat(event.responseElements()).isEmpty();
    assertThat(event.requestId()).isEmpty();
    assertThat(event.additionalEventData()).containsExactly(entry("SecretId", arn));
    assertThat(event)
        .hasToString("ReplicationSucceeded in us-east-1 by secretsmanager.amazonaws.com");
    assertThat(event.toJson())
        .contains(
            "\"userIdentity\":{\"accountId\":\"123456789012\","
                + "\"invokedBy\":\"secretsmanager.amazonaws.com\"}",
            "\"requestParameters\":null,\"responseElements\":null,"
                + "\"additionalEventData\":{\"SecretId\":\""
                + arn
                + "\"}",
            "\"eventType\":\"AwsServiceEvent\"")
        .doesNotContain("tlsDetails", "requestID");
  }

  @Test
  void replication_fails() {
    create("db", "s3cr3t");
    fake.replication().fail("eu-west-3", "Replication failed: the words of AWS");
    replicate("db", "eu-west-3", "eu-west-1");

    assertThat(names())
        .containsExactlyInAnyOrder(
            "ReplicationStarted",
            "ReplicationStarted",
            "ReplicationFailed",
            "ReplicationSucceeded");
  }

  @Test
  void a_new_value_is_replicated_and_a_removal_is_not() {
    create("db", "s3cr3t");
    replicate("db", "eu-west-3");
    put("db", "other");
    client.removeRegionsFromReplication(r -> r.secretId("db").removeReplicaRegions("eu-west-3"));

    assertThat(names())
        .containsExactly(
            "ReplicationStarted",
            "ReplicationSucceeded",
            "ReplicationStarted",
            "ReplicationSucceeded");
  }

  @Test
  void a_call_comes_before_the_events_it_causes() {
    create("db", "s3cr3t");
    replicate("db", "eu-west-3");

    assertThat(fake.cloudTrail().events())
        .extracting(CloudTrailEvent::eventName)
        .containsExactly(
            "CreateSecret",
            "ReplicateSecretToRegions",
            "ReplicationStarted",
            "ReplicationSucceeded");
  }

  @Test
  void a_rotation_starts_and_succeeds() {
    create("db", "s3cr3t");
    rotate("db", everyDays(30));

    assertThat(names()).containsExactly("RotationStarted", "RotationSucceeded");
    List<String> all = fake.cloudTrail().events().stream().map(CloudTrailEvent::eventName).toList();
    assertThat(all.subList(0, 3))
        .containsExactly("CreateSecret", "RotateSecret", "RotationStarted");
    assertThat(all).endsWith("UpdateSecretVersionStage", "RotationSucceeded");
  }

  @Test
  void a_scheduled_rotation_is_recorded_at_its_time() {
    create("db", "s3cr3t");
    rotate("db", everyDays(30));
    clock.advance(Duration.ofDays(45));

    assertThat(names())
        .containsExactly(
            "RotationStarted", "RotationSucceeded", "RotationStarted", "RotationSucceeded");
    assertThat(times().get(2))
        .isBetween(NOW.plus(Duration.ofDays(29)), NOW.plus(Duration.ofDays(31)));
    assertThat(times().get(3)).isEqualTo(times().get(2));
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE_SECRET, createSecret",
    "SET_SECRET, setSecret",
    "TEST_SECRET, testSecret",
    "FINISH_SECRET, finishSecret"
  })
  void a_rotation_fails_with_the_step_of_its_function(RotationStep step, String name) {
    create("db", "s3cr3t");
    broken = step;
    rotate("db", everyDays(30));

    assertThat(names()).containsExactly("RotationStarted", "RotationFailed");
    assertLambdaFailed(serviceEvents().get(1), name);
  }

  private static void assertLambdaFailed(CloudTrailEvent event, String step) {
    String sentence = "Error when executing lambda " + LAMBDA + " during " + step + " step";
    assertThat(event.errorMessage()).hasValue(sentence);
    assertThat(event.errorCode()).isEmpty();
    assertThat(event.toJson())
        .contains("\"errorMessage\":\"" + sentence + "\"")
        .doesNotContain("errorCode", "the database is down");
  }

  @Test
  void a_rotation_that_leaves_its_version_pending_fails_with_the_last_step() {
    create("db", "s3cr3t");
    deploy((step, id, token, caller) -> {});
    rotate("db", everyDays(30));

    assertThat(names()).containsExactly("RotationStarted", "RotationFailed");
    assertLambdaFailed(serviceEvents().get(1), "finishSecret");
  }

  @Test
  void a_scheduled_rotation_without_a_function_fails_without_a_step() {
    fake.region().createManagedSecret("rds", "rds!db-1a2b3c", "s3cr3t");
    clock.advance(Duration.ofDays(8));

    assertThat(names()).containsExactly("RotationFailed");
    assertThat(times().get(0)).isBefore(NOW.plus(Duration.ofDays(8)));
    assertThat(serviceEvents().get(0).errorMessage()).isEmpty();
  }

  @Test
  void the_events_of_a_rotation_have_its_secret_and_version_as_request_id() {
    String arn = create("db", "s3cr3t");
    testFunction(TOKEN);
    client.rotateSecret(r -> r.secretId("db").clientRequestToken(OTHER_TOKEN));

    assertThat(names())
        .containsExactly(
            "TestRotationStarted", "TestRotationSucceeded", "RotationStarted", "RotationSucceeded");
    assertThat(serviceEvents())
        .extracting(CloudTrailEvent::requestId)
        .containsExactly(
            Optional.of("Rotation-" + arn + "-" + TOKEN),
            Optional.of("Rotation-" + arn + "-" + TOKEN),
            Optional.of("Rotation-" + arn + "-" + OTHER_TOKEN),
            Optional.of("Rotation-" + arn + "-" + OTHER_TOKEN));
    assertThat(serviceEvents()).allMatch(event -> event.errorMessage().isEmpty());
    assertThat(serviceEvents().get(3).toJson())
        .contains("\"requestID\":\"Rotation-" + arn + "-" + OTHER_TOKEN + "\"");
  }

  @Test
  void a_rotation_that_is_cancelled_is_abandoned() {
    create("db", "s3cr3t");
    deploy((step, id, token, caller) -> caller.cancelRotateSecret(r -> r.secretId(id)));
    rotate("db", everyDays(30));

    assertThat(names()).containsExactly("RotationStarted", "RotationAbandoned");
    assertThat(serviceEvents().get(1).requestId()).isEqualTo(serviceEvents().get(0).requestId());
    assertThat(serviceEvents().get(1).errorMessage()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_rotation_is_abandoned_by_a_value_put_by_hand(boolean isByUpdate) {
    create("db", "s3cr3t");
    broken = RotationStep.SET_SECRET;
    rotate("db", everyDays(30));

    if (isByUpdate) {
      client.updateSecret(r -> r.secretId("db").secretString("other"));
    } else {
      put("db", "other");
    }
    put("db", "third");

    assertThat(names()).containsExactly("RotationStarted", "RotationFailed", "RotationAbandoned");
  }

  @Test
  void a_rotation_is_abandoned_once_by_a_value_that_is_put_while_it_runs() {
    create("db", "s3cr3t");
    deploy(
        (step, id, token, caller) -> {
          if (step == RotationStep.FINISH_SECRET) {
            caller.putSecretValue(r -> r.secretId(id).secretString("by hand"));
          }
        });

    rotate("db", everyDays(30));

    assertThat(names()).containsExactly("RotationStarted", "RotationAbandoned");
  }

  @Test
  void a_value_put_by_hand_abandons_no_completed_rotation() {
    create("db", "s3cr3t");
    rotate("db", everyDays(30));
    String current = client.getSecretValue(r -> r.secretId("db")).versionId();
    client.updateSecretVersionStage(
        r -> r.secretId("db").versionStage("AWSPENDING").moveToVersionId(current));

    put("db", "other");

    assertThat(names()).containsExactly("RotationStarted", "RotationSucceeded");
  }

  @Test
  void a_test_of_a_function_has_its_own_events() {
    create("db", "s3cr3t");
    testFunction(TOKEN);
    broken = RotationStep.TEST_SECRET;
    testFunction(OTHER_TOKEN);

    assertThat(names())
        .containsExactly(
            "TestRotationStarted",
            "TestRotationSucceeded",
            "TestRotationStarted",
            "TestRotationFailed");
    assertLambdaFailed(serviceEvents().get(3), "testSecret");
  }

  @Test
  void a_test_of_a_function_is_not_replicated() {
    create("db", "s3cr3t");
    replicate("db", "eu-west-3");

    testFunction(TOKEN);

    assertThat(names())
        .containsExactly(
            "ReplicationStarted",
            "ReplicationSucceeded",
            "TestRotationStarted",
            "TestRotationSucceeded");
  }

  private void testFunction(String token) {
    client.rotateSecret(
        r ->
            r.secretId("db")
                .clientRequestToken(token)
                .rotationLambdaARN(LAMBDA)
                .rotationRules(everyDays(30))
                .rotateImmediately(false));
  }

  @Test
  void a_deletion_starts_and_ends_with_its_window() {
    String arn = create("db", "s3cr3t");
    client.deleteSecret(r -> r.secretId("db").recoveryWindowInDays(7L));
    clock.advance(Duration.ofDays(10));

    assertThat(names()).containsExactly("StartSecretVersionDelete", "EndSecretVersionDelete");
    assertThat(times()).containsExactly(NOW, NOW.plus(Duration.ofDays(7)));
    assertThat(serviceEvents().get(1).additionalEventData()).containsEntry("SecretId", arn);
  }

  @Test
  void a_deletion_is_cancelled_by_restoring() {
    create("db", "s3cr3t");
    client.restoreSecret(r -> r.secretId("db"));
    client.deleteSecret(r -> r.secretId("db"));
    client.restoreSecret(r -> r.secretId("db"));
    clock.advance(Duration.ofDays(60));

    assertThat(names()).containsExactly("StartSecretVersionDelete", "CancelSecretVersionDelete");
  }

  @Test
  void a_forced_deletion_starts_and_ends_at_once() {
    create("db", "s3cr3t");
    create("other", "s3cr3t");
    client.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));
    client.deleteSecret(r -> r.secretId("other"));
    client.deleteSecret(r -> r.secretId("other").forceDeleteWithoutRecovery(true));

    assertThat(names())
        .containsExactly(
            "StartSecretVersionDelete",
            "EndSecretVersionDelete",
            "StartSecretVersionDelete",
            "EndSecretVersionDelete");
  }
}
