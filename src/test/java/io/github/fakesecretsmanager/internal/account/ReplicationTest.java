package io.github.fakesecretsmanager.internal.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.domain.ReplicatedMetadata;
import io.github.fakesecretsmanager.domain.ReplicationRole;
import io.github.fakesecretsmanager.domain.ReplicationStatus;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.domain.StagingLabel;
import io.github.fakesecretsmanager.internal.trail.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The state machine by itself, without a client or JSON. */
class ReplicationTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now = START;
  private final Account account = account(Optional.of(Duration.ofSeconds(5)));

  private Account account(Optional<Duration> delay) {
    InstantSource clock = () -> now;
    return new Account(
        "123456789012",
        name -> Optional.of(new AwsRegion(name, "aws")),
        Set.of(),
        clock,
        new IdSource(0),
        delay,
        Lag.NONE,
        new EventLog("123456789012", 0));
  }

  private Secret primary(String value) {
    AwsRegion home = account.region("us-east-1").region();
    Secret secret =
        Secret.create(
            account.newSecretArn(home, "db"), ReplicatedMetadata.NONE, Optional.empty(), now);
    account.save(withValue(secret, "v1", value));
    return stored(secret);
  }

  private Secret withValue(Secret secret, String id, String value) {
    String key = account.region("us-east-1").kmsKeys().find(secret.kmsKeyId()).orElseThrow().arn();
    SecretVersion version =
        SecretVersion.of(
            id, new SecretValue.Text(value), now, Set.of(StagingLabel.AWSCURRENT), key);
    return secret.withVersions(secret.versions().plus(version), now);
  }

  private Secret start(Secret secret, String... regions) {
    List<ReplicaTarget> targets =
        Stream.of(regions).map(region -> new ReplicaTarget(region, KmsKeyId.MANAGED)).toList();
    return account.replication().start(secret, targets, Transfer.ALL, KmsAuthorization.EVERYTHING);
  }

  private void pass(long seconds) {
    now = now.plusSeconds(seconds);
    account.catchUp();
  }

  private ReplicationStatus status(Secret secret, String region) {
    return stored(secret).replica(region).orElseThrow().status();
  }

  private Secret stored(Secret secret) {
    return account.region(secret.region()).findByName(secret.name()).orElseThrow();
  }

  @Test
  void goes_from_in_progress_to_in_sync_when_it_is_due_and_not_before() {
    Secret secret = start(primary("one"), "eu-west-3");

    pass(4);
    assertThat(status(secret, "eu-west-3")).isEqualTo(ReplicationStatus.IN_PROGRESS);
    pass(1);
    assertThat(status(secret, "eu-west-3")).isEqualTo(ReplicationStatus.IN_SYNC);
  }

  @Test
  void starting_again_restarts_the_wait_and_keeps_one_row() {
    Secret secret = start(primary("one"), "eu-west-3");
    pass(4);
    secret = start(secret, "eu-west-3");

    pass(4);
    assertThat(status(secret, "eu-west-3")).isEqualTo(ReplicationStatus.IN_PROGRESS);
    pass(1);
    assertThat(status(secret, "eu-west-3")).isEqualTo(ReplicationStatus.IN_SYNC);
    assertThat(stored(secret).replicas()).hasSize(1);
  }

  @Test
  void a_failure_keeps_its_cause_and_a_fresh_start_takes_it_away() {
    account.replication().failWith("eu-west-3", "no");
    Secret secret = start(primary("one"), "eu-west-3");
    pass(5);
    assertThat(status(secret, "eu-west-3").failure().orElseThrow().statusMessage()).isEqualTo("no");

    account.replication().clearFailure("eu-west-3");
    secret = start(stored(secret), "eu-west-3");

    assertThat(status(secret, "eu-west-3")).isEqualTo(ReplicationStatus.IN_PROGRESS);
    pass(5);
    assertThat(status(secret, "eu-west-3")).isEqualTo(ReplicationStatus.IN_SYNC);
  }

  @Test
  void a_change_of_a_primary_in_sync_puts_its_rows_in_progress_again() {
    Secret secret = start(primary("one"), "eu-west-3", "eu-west-1");
    pass(5);

    account.saveAndReplicate(withValue(stored(secret), "v2", "two"), KmsAuthorization.EVERYTHING);

    assertThat(status(secret, "eu-west-3")).isEqualTo(ReplicationStatus.IN_PROGRESS);
    assertThat(status(secret, "eu-west-1")).isEqualTo(ReplicationStatus.IN_PROGRESS);
    pass(5);
    assertThat(account.region("eu-west-1").findByName("db").orElseThrow().currentVersion())
        .get()
        .extracting(SecretVersion::id)
        .isEqualTo("v2");
  }

  @Test
  void a_promoted_replica_is_left_alone_by_what_was_under_way() {
    Secret secret = start(primary("one"), "eu-west-3");
    pass(5);
    account.saveAndReplicate(withValue(stored(secret), "v2", "two"), KmsAuthorization.EVERYTHING);

    account.replication().promote(account.region("eu-west-3").findByName("db").orElseThrow());
    pass(5);

    Secret promoted = account.region("eu-west-3").findByName("db").orElseThrow();
    assertThat(promoted.role()).isEqualTo(ReplicationRole.STANDALONE);
    assertThat(promoted.versions().byId("v2")).isEmpty();
    assertThat(stored(secret).replicas()).isEmpty();
  }

  @Test
  void removal_takes_the_row_at_once_and_the_replica_when_it_is_due() {
    Secret secret = start(primary("one"), "eu-west-3");
    pass(5);

    account.replication().remove(stored(secret), List.of("eu-west-3"));

    assertThat(stored(secret).replicas()).isEmpty();
    assertThat(account.region("eu-west-3").findByName("db")).isPresent();
    pass(5);
    assertThat(account.region("eu-west-3").findByName("db")).isEmpty();
  }
}
