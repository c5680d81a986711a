package io.github.fakesecretsmanager.contract;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeOutage;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.ReplicationMode;
import io.github.fakesecretsmanager.domain.RotationStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** An outage that begins while replication or a rotation is under way. */
class OutageMidwayTest extends RotationContract {

  private static final String PRIMARY = "us-east-1";

  /** A function whose first step ends with an outage of the secret's Region. */
  private static final String STRUCK = LAMBDA + "-struck";

  private final List<RotationStep> struckSteps = new ArrayList<>();
  private FakeOutage outage;

  /** Leaves a rotation with one of its steps done. */
  private void interruptRotation() {
    fake.region().createSecret("db", "one");
    fake.rotation()
        .deployFunction(
            STRUCK,
            (step, id, token, caller) -> {
              struckSteps.add(step);
              rotate(step, id, token, caller);
              if (step == RotationStep.CREATE_SECRET) {
                outage = fake.region(PRIMARY).beginOutage();
              }
            });
    rotateWith(client, STRUCK);
  }

  private static void rotateWith(SecretsManagerClient client, String function) {
    client.rotateSecret(
        r -> r.secretId("db").rotationLambdaARN(function).rotationRules(everyDays(10)));
  }

  @Test
  void a_rotation_under_way_waits_for_the_end_and_goes_on_with_its_next_step() {
    interruptRotation();

    assertThat(struckSteps).containsExactly(RotationStep.CREATE_SECRET);
    assertThat(fake.rotation().attempts()).isEmpty();
    clock.advance(Duration.ofHours(1));
    assertThat(struckSteps).hasSize(1);

    outage.end();

    assertThat(struckSteps).containsExactly(RotationStep.values());
    assertThat(fake.rotation().attempts())
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.succeeded()).isTrue());
    assertThat(value(client, "db")).isNotEqualTo("one");
  }

  @Test
  void a_rotation_in_another_region_does_not_wait_for_one_that_is_interrupted() {
    interruptRotation();
    fake.region("eu-west-1").createSecret("db", "one");
    SecretsManagerClient ireland = in("eu-west-1");

    String function = LAMBDA.replace(PRIMARY, "eu-west-1");
    fake.rotation().deployFunction(function, this::rotate);

    rotateWith(ireland, function);

    assertThat(value(ireland, "db")).isNotEqualTo("one");
    assertThat(struckSteps).hasSize(1);
  }

  @Test
  void replication_goes_on_in_order_of_time_though_the_clock_was_set_back() {
    FakeSecretsManager slow =
        FakeSecretsManager.builder()
            .clock(clock)
            .replication(ReplicationMode.after(Duration.ofHours(1)))
            .build();
    SecretsManagerClient caller = ClientKind.CURRENT.client(slow, PRIMARY);
    FakeOutage down = slow.region("eu-west-3").beginOutage();
    caller.createSecret(r -> r.name("later").addReplicaRegions(replicaIn("eu-west-3")));
    clock.setTo(NOW.minus(Duration.ofMinutes(30)));
    caller.createSecret(r -> r.name("earlier").addReplicaRegions(replicaIn("eu-west-3")));
    clock.setTo(NOW.plus(Duration.ofHours(2)));

    down.end();

    assertThat(slow.cloudTrail().events("ReplicationSucceeded"))
        .extracting(event -> event.additionalEventData().get("SecretId").toString())
        .satisfiesExactly(
            id -> assertThat(id).contains(":earlier-"), id -> assertThat(id).contains(":later-"));
  }
}
