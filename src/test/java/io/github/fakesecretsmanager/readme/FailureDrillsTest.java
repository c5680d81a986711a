package io.github.fakesecretsmanager.readme;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.EventualConsistency;
import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakeFault;
import io.github.fakesecretsmanager.FakeOutage;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.OutageKind;
import io.github.fakesecretsmanager.junit.FakeSecret;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest;
import io.github.fakesecretsmanager.junit.InRegion;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** The drills of docs/failure-drills.md. */
@FakeSecretsManagerTest
// Retry policies are deprecated, but the strategies that replace them came with 2.26 only.
@SuppressWarnings("deprecation")
class FailureDrillsTest {

  @Test
  @FakeSecret(name = "prod/db", value = "one", replicaRegions = "eu-west-3")
  void the_region_of_the_primary_goes_down_and_comes_back(
      FakeSecretsManager fake,
      SecretsManagerClient virginia,
      @InRegion("eu-west-3") SecretsManagerClient paris) {
    FakeOutage outage = fake.region("us-east-1").beginOutage();

    // Reads fail over.
    assertThatThrownBy(() -> virginia.getSecretValue(r -> r.secretId("prod/db")))
        .isInstanceOf(SdkClientException.class);
    assertThat(paris.getSecretValue(r -> r.secretId("prod/db")).secretString()).isEqualTo("one");

    // A replica can't be written. It is promoted first, which needs nothing from its primary.
    paris.stopReplicationToReplica(r -> r.secretId("prod/db"));
    paris.putSecretValue(r -> r.secretId("prod/db").secretString("two"));

    // The old Region comes back with the old value, and its primary has lost the replica.
    outage.end();
    assertThat(fake).secret("prod/db").hasStringValue("one").isNotReplicated();

    // Without force, its old secret is in the way.
    paris.replicateSecretToRegions(
        r -> r.secretId("prod/db").addReplicaRegions(to -> to.region("us-east-1")));
    assertThat(fake).inRegion("eu-west-3").secret("prod/db").replica("us-east-1").hasFailed();

    // With force, the old secret is lost: its versions, its tags and its policy.
    paris.replicateSecretToRegions(
        r ->
            r.secretId("prod/db")
                .addReplicaRegions(to -> to.region("us-east-1"))
                .forceOverwriteReplicaSecret(true));
    assertThat(fake).secret("prod/db").hasStringValue("two").isReplicaOf("eu-west-3");
  }

  @Test
  @FakeSecret(name = "prod/db", value = "one", replicaRegions = "eu-west-3")
  void a_replica_keeps_its_value_while_its_region_is_cut_off(
      FakeSecretsManager fake,
      SecretsManagerClient virginia,
      @InRegion("eu-west-3") SecretsManagerClient paris) {
    try (FakeOutage outage = fake.region("eu-west-3").beginOutage(OutageKind.TIME_OUT)) {
      virginia.putSecretValue(r -> r.secretId("prod/db").secretString("two"));

      assertThat(fake).secret("prod/db").replica("eu-west-3").isInProgress();
      assertThat(fake).inRegion("eu-west-3").secret("prod/db").hasStringValue("one");
      outage.end();
    }

    assertThat(fake).secret("prod/db").isReplicatedTo("eu-west-3");
    assertThat(paris.getSecretValue(r -> r.secretId("prod/db")).secretString()).isEqualTo("two");
  }

  @Test
  @FakeSecret(name = "prod/db", value = "one")
  void throttling_is_healed_by_retries(FakeSecretsManager fake, SecretsManagerClient client) {
    FakeFault fault = fake.faults().on("GetSecretValue").next(2).throttle();

    client.getSecretValue(r -> r.secretId("prod/db"));

    assertThat(fault).hasFiredTimes(2);
  }

  @Test
  @FakeSecret(name = "prod/db", value = "one")
  void throttling_reaches_code_that_does_not_retry(FakeSecretsManager fake) {
    FakeFault fault = fake.faults().on("GetSecretValue").next().throttle();

    try (SecretsManagerClient client =
        fake.clientBuilder()
            .overrideConfiguration(c -> c.retryPolicy(RetryPolicy.none()))
            .build()) {
      assertThatThrownBy(() -> client.getSecretValue(r -> r.secretId("prod/db")))
          .isInstanceOf(SecretsManagerException.class)
          .hasMessageContaining("Rate exceeded");
    }

    assertThat(fault).hasFiredTimes(1);
  }

  @Test
  @FakeSecret(name = "prod/db", value = "one")
  void a_lost_answer_makes_a_careless_retry_write_twice(
      FakeSecretsManager fake, SecretsManagerClient client) {
    fake.faults().on("PutSecretValue").wholeCalls().next().loseAnswer();

    // The SDK gives each call a ClientRequestToken of its own, and its retries repeat that. The
    // caller's retry is another call, with another token.
    assertThatThrownBy(() -> client.putSecretValue(r -> r.secretId("prod/db").secretString("two")))
        .isInstanceOf(SdkClientException.class);
    client.putSecretValue(r -> r.secretId("prod/db").secretString("two"));

    assertThat(fake.region().secret("prod/db").versions().all()).hasSize(3);
  }

  @Test
  @FakeSecret(name = "prod/db", value = "one")
  void a_client_request_token_makes_the_retry_write_once(
      FakeSecretsManager fake, SecretsManagerClient client) {
    String token = "5f2c1a9e-0b1d-4c55-9d1f-3e6a7b8c9d0e";
    fake.faults().on("PutSecretValue").wholeCalls().next().loseAnswer();

    assertThatThrownBy(
            () ->
                client.putSecretValue(
                    r -> r.secretId("prod/db").clientRequestToken(token).secretString("two")))
        .isInstanceOf(SdkClientException.class);
    client.putSecretValue(r -> r.secretId("prod/db").clientRequestToken(token).secretString("two"));

    assertThat(fake.region().secret("prod/db").versions().all()).hasSize(2);
  }

  @Test
  @FakeSecret(name = "prod/db", value = "one")
  void a_slow_answer_runs_into_the_time_out_of_the_client(FakeSecretsManager fake) {
    FakeFault fault = fake.faults().on("GetSecretValue").delay(Duration.ofMinutes(1));

    try (SecretsManagerClient client =
        fake.clientBuilder()
            .overrideConfiguration(
                c ->
                    c.apiCallAttemptTimeout(Duration.ofMillis(500)).retryPolicy(RetryPolicy.none()))
            .build()) {
      assertThatThrownBy(() -> client.getSecretValue(r -> r.secretId("prod/db")))
          .isInstanceOf(ApiCallAttemptTimeoutException.class);
    }

    assertThat(fault).hasFired();
  }

  @Test
  @FakeSecret(name = "prod/db", value = "one", replicaRegions = "eu-west-3")
  void a_replica_is_stranded_when_its_primary_goes_before_it(
      FakeSecretsManager fake,
      SecretsManagerClient virginia,
      @InRegion("eu-west-3") SecretsManagerClient paris) {
    FakeOutage outage = fake.region("eu-west-3").beginOutage();

    // AWS takes the replica off the list at once, and deletes it later. Meanwhile the primary goes.
    virginia.removeRegionsFromReplication(
        r -> r.secretId("prod/db").removeReplicaRegions("eu-west-3"));
    virginia.deleteSecret(r -> r.secretId("prod/db").forceDeleteWithoutRecovery(true));
    outage.end();

    assertThat(fake).inRegion("eu-west-3").secret("prod/db").isReplicaOf("us-east-1");
    assertThatThrownBy(() -> paris.deleteSecret(r -> r.secretId("prod/db")))
        .hasMessageContaining("Operation not permitted on a replica secret");

    // Only promoting helps.
    paris.stopReplicationToReplica(r -> r.secretId("prod/db"));
    paris.deleteSecret(r -> r.secretId("prod/db").forceDeleteWithoutRecovery(true));
    assertThat(fake).inRegion("eu-west-3").hasNoSecret("prod/db");
  }

  @Test
  void a_new_secret_is_listed_late() {
    FakeClock clock = FakeClock.frozenAt(Instant.parse("2026-03-01T00:00:00Z"));
    try (FakeSecretsManager fake =
        FakeSecretsManager.builder().clock(clock).eventuallyConsistent().build()) {
      fake.client().createSecret(r -> r.name("prod/db").secretString("one"));

      assertThat(fake.client().listSecrets().secretList()).isEmpty();
      clock.advance(EventualConsistency.LISTINGS_LAG.duration());
      assertThat(fake.client().listSecrets().secretList()).hasSize(1);
    }
  }
}
