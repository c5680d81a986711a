package io.github.fakesecretsmanager.readme;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;

import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest;
import io.github.fakesecretsmanager.junit.InRegion;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@FakeSecretsManagerTest
class FeaturesTest {

  @Test
  void follows_a_replica_through_its_life(FakeSecretsManager fake, SecretsManagerClient client) {
    client.createSecret(r -> r.name("db").secretString("one"));

    fake.replication().hold("eu-west-3");
    client.replicateSecretToRegions(
        r -> r.secretId("db").addReplicaRegions(to -> to.region("eu-west-3")));
    assertThat(fake).secret("db").isPrimary().replica("eu-west-3").isInProgress();

    fake.replication().release("eu-west-3");
    assertThat(fake).secret("db").isReplicatedTo("eu-west-3");
    assertThat(fake).inRegion("eu-west-3").secret("db").isReplicaOf("us-east-1");
  }

  @Test
  void sees_a_secret_go_when_its_recovery_window_ends(
      FakeSecretsManager fake, SecretsManagerClient client, FakeClock clock) {
    client.createSecret(r -> r.name("db").secretString("one"));
    client.deleteSecret(r -> r.secretId("db").recoveryWindowInDays(7L));

    clock.advance(Duration.ofDays(7));

    assertThat(fake).hasNoSecret("db");
  }

  @Test
  void works_in_any_region(
      @InRegion("eu-west-3") SecretsManagerClient paris, @InRegion("eu-west-3") FakeRegion region) {
    paris.createSecret(r -> r.name("db").secretString("one"));

    assertThat(region).secret("db").hasStringValue("one").isStandalone();
  }

  @Test
  void arranges_a_secret_with_a_failed_replica(FakeSecretsManager fake) {
    fake.region()
        .newSecret("prod/db")
        .value("one")
        .version("two", "AWSPENDING")
        .tag("env", "prod")
        .replica("eu-west-1")
        .failedReplica("eu-west-3", ReplicationFailure.Reason.KMS_ACCESS_DENIED)
        .create();

    assertThat(fake)
        .secret("prod/db")
        .replica("eu-west-3")
        .hasFailedBecause(ReplicationFailure.Reason.KMS_ACCESS_DENIED);
  }
}
