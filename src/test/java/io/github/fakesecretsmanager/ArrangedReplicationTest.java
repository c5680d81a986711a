package io.github.fakesecretsmanager;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.domain.Secret;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A secret that a test arranges together with its replicas. */
class ArrangedReplicationTest {

  @TestFactory
  Stream<DynamicTest> replicas_exist_at_once_in_each_mode() {
    return Stream.of(
            ReplicationMode.immediate(),
            ReplicationMode.after(Duration.ofDays(1)),
            ReplicationMode.manual())
        .map(
            mode ->
                DynamicTest.dynamicTest(
                    mode.toString(),
                    () -> {
                      FakeSecretsManager fake =
                          FakeSecretsManager.builder().replication(mode).build();

                      Secret secret =
                          fake.region().createSecret("db", "one", "eu-west-1", "eu-west-3");

                      assertThat(secret).isReplicatedExactlyTo("eu-west-1", "eu-west-3");
                      assertThat(fake.region("eu-west-3"))
                          .secret("db")
                          .isReplicaOf("us-east-1")
                          .hasStringValue("one");
                    }));
  }

  @Test
  void is_not_recorded() {
    FakeSecretsManager fake = FakeSecretsManager.create();
    fake.client().listSecrets();

    fake.region().createSecret("db", "one", "eu-west-3");

    assertThat(fake.cloudTrail().events()).hasSize(1);
  }

  @Test
  void leaves_other_replication_under_way() {
    FakeSecretsManager fake =
        FakeSecretsManager.builder().replication(ReplicationMode.manual()).build();
    fake.client()
        .createSecret(
            r -> r.name("sent").secretString("x").addReplicaRegions(to -> to.region("eu-west-3")));

    fake.region().createSecret("arranged", "one", "eu-west-3");

    assertThat(fake).secret("sent").replica("eu-west-3").isInProgress();
    assertThat(fake).secret("arranged").isReplicatedTo("eu-west-3");
  }

  @Test
  void a_hold_keeps_a_replica_in_progress() {
    FakeSecretsManager fake = FakeSecretsManager.create();
    fake.replication().hold("eu-west-3");

    fake.region().createSecret("db", "one", "eu-west-1", "eu-west-3");

    assertThat(fake).secret("db").isReplicatedTo("eu-west-1");
    assertThat(fake).secret("db").replica("eu-west-3").isInProgress();
    fake.replication().release("eu-west-3");
    assertThat(fake).secret("db").isReplicatedTo("eu-west-3");
  }

  @Test
  void a_replica_that_cannot_be_made_has_failed() {
    FakeSecretsManager fake = FakeSecretsManager.builder().disabledRegions("eu-south-2").build();

    Secret secret = fake.region().createSecret("db", "one", "eu-south-2");

    assertThat(secret)
        .replica("eu-south-2")
        .hasFailedBecause(ReplicationFailure.Reason.REGION_NOT_ENABLED);
  }

  @Test
  void its_changes_are_replicated() {
    FakeSecretsManager fake = FakeSecretsManager.create();
    fake.region().createSecret("db", "one", "eu-west-3");

    fake.client().putSecretValue(r -> r.secretId("db").secretString("two"));

    assertThat(fake.region("eu-west-3")).secret("db").hasStringValue("two");
  }

  @Test
  void refuses_regions_that_cannot_hold_a_replica() {
    FakeRegion region = FakeSecretsManager.create().region();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> region.createSecret("db", "one", "us-east-1"))
        .withMessage(
            "can't replicate the secret <db> from us-east-1 to <us-east-1>: use another Region of"
                + " the same partition");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> region.createSecret("db", "one", "cn-north-1"))
        .withMessageContaining("to <cn-north-1>");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> region.createSecret("db", "one", "mars-1"))
        .withMessageContaining("<mars-1>");
    assertThat(region.secrets()).isEmpty();
  }
}
