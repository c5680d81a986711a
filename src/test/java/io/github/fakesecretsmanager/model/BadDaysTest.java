package io.github.fakesecretsmanager.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakeOutage;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.FaultedCalls;
import io.github.fakesecretsmanager.OutageKind;
import io.github.fakesecretsmanager.ReplicationMode;
import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.domain.ReplicationStatus;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.support.RandomInput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Random calls under random faults and outages. Once all have ended and time has passed, each
 * replica equals its primary or has failed with a cause, and no acknowledged write is lost.
 */
@Tag(RandomInput.TAG)
class BadDaysTest {

  private static final int DAYS = 40;
  private static final int STEPS = 150;
  private static final List<String> REGIONS = List.of("us-east-1", "eu-west-3", "ap-south-1");
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final List<Consumer<FaultedCalls>> FAULTS =
      List.of(
          FaultedCalls::throttle,
          FaultedCalls::internalServiceError,
          FaultedCalls::serviceUnavailable,
          FaultedCalls::timeOut,
          FaultedCalls::resetConnection,
          FaultedCalls::loseAnswer,
          FaultedCalls::truncateAnswer);

  private static final class Day {
    final long seed;
    final Random random;
    final FakeClock clock = FakeClock.frozenAt(Instant.parse("2026-03-01T00:00:00Z"));
    final FakeSecretsManager fake =
        FakeSecretsManager.builder()
            .clock(clock)
            .replication(ReplicationMode.after(Duration.ofSeconds(5)))
            .build();
    final Map<String, FakeOutage> outages = new HashMap<>();

    /** The acknowledged versions, by Region and name, and then by token. */
    final Map<String, Map<String, String>> acknowledged = new HashMap<>();

    int written;

    Day(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
    }

    void run() {
      List<Runnable> kinds =
          List.of(
              this::create,
              this::write,
              this::write,
              this::write,
              this::replicate,
              this::remove,
              this::promote,
              this::breakSomething,
              this::toggleOutage,
              () -> fake.faults().clear(),
              () -> clock.advance(Duration.ofMillis(random.nextInt(8000))));
      for (int step = 0; step < STEPS; step++) {
        kinds.get(random.nextInt(kinds.size())).run();
      }
      fake.faults().clear();
      outages.values().forEach(FakeOutage::end);
      clock.advance(Duration.ofMinutes(1));
      check();
      fake.close();
    }

    <T> T one(List<T> choices) {
      return choices.get(random.nextInt(choices.size()));
    }

    /** Makes a call, and returns whether it was acknowledged. */
    boolean call(String region, Consumer<SecretsManagerClient> call) {
      try {
        call.accept(fake.client(region));
        return true;
      } catch (SdkException e) {
        return false;
      }
    }

    String token() {
      return "token-%032d".formatted(++written);
    }

    void acknowledge(String region, String name, String token, String value) {
      acknowledged
          .computeIfAbsent(region + "/" + name, ignored -> new HashMap<>())
          .put(token, value);
    }

    void create() {
      String region = one(REGIONS);
      String name = one(NAMES);
      String token = token();
      if (call(
          region,
          client ->
              client.createSecret(
                  r -> r.name(name).clientRequestToken(token).secretString(token)))) {
        acknowledge(region, name, token, token);
      }
    }

    void write() {
      String region = one(REGIONS);
      String name = one(NAMES);
      String token = token();
      if (call(
          region,
          client ->
              client.putSecretValue(
                  r -> r.secretId(name).clientRequestToken(token).secretString(token)))) {
        acknowledge(region, name, token, token);
      }
    }

    void replicate() {
      String to = one(REGIONS);
      String name = one(NAMES);
      call(
          one(REGIONS),
          client ->
              client.replicateSecretToRegions(
                  r -> r.secretId(name).addReplicaRegions(replica -> replica.region(to))));
    }

    void remove() {
      String from = one(REGIONS);
      String name = one(NAMES);
      call(
          one(REGIONS),
          client ->
              client.removeRegionsFromReplication(
                  r -> r.secretId(name).removeReplicaRegions(from)));
    }

    void promote() {
      String name = one(NAMES);
      call(one(REGIONS), client -> client.stopReplicationToReplica(r -> r.secretId(name)));
    }

    void breakSomething() {
      FaultedCalls calls = fake.faults().onAnyCall().in(one(REGIONS));
      one(FAULTS).accept(random.nextBoolean() ? calls.next(1 + random.nextInt(6)) : calls);
    }

    void toggleOutage() {
      String region = one(REGIONS);
      FakeOutage outage = outages.remove(region);
      if (outage == null) {
        outages.put(region, fake.region(region).beginOutage(one(List.of(OutageKind.values()))));
      } else {
        outage.end();
      }
    }

    void check() {
      for (String region : REGIONS) {
        for (Secret secret : fake.region(region).secrets()) {
          secret.replicas().forEach(replica -> check(secret, replica));
        }
      }
      acknowledged.forEach(
          (place, versions) -> {
            String[] parts = place.split("/", 2);
            Secret secret = fake.region(parts[0]).secret(parts[1]);
            versions.forEach(
                (token, value) ->
                    assertThat(secret.versions().byId(token).flatMap(SecretVersion::value))
                        .as("seed %s: %s of %s", seed, token, place)
                        .contains(new SecretValue.Text(value)));
          });
    }

    private void check(Secret primary, Replica replica) {
      if (replica.status() instanceof ReplicationStatus.Failed failed) {
        assertThat(failed.failure().orElseThrow().statusMessage()).isNotEmpty();
        return;
      }
      assertThat(replica.status())
          .as("seed %s: %s in %s", seed, primary.name(), replica.region())
          .isEqualTo(ReplicationStatus.IN_SYNC);
      Secret copy = fake.region(replica.region()).secret(primary.name());
      assertThat(values(copy))
          .as("seed %s: %s in %s", seed, primary.name(), replica.region())
          .isEqualTo(values(primary));
    }

    /** Returns what the labelled versions hold, by label. */
    private static Map<Object, Object> values(Secret secret) {
      Map<Object, Object> values = new HashMap<>();
      secret
          .versions()
          .all()
          .forEach(
              version ->
                  version
                      .labels()
                      .forEach(label -> values.put(label, List.of(version.id(), version.value()))));
      return values;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void a_bad_day_leaves_no_replica_behind_and_loses_no_acknowledged_write(long block) {
    List<Day> days = new ArrayList<>();
    for (int i = 0; i < RandomInput.shareOf(DAYS); i++) {
      days.add(new Day(block * DAYS + i));
    }

    days.forEach(Day::run);

    assertThat(days).anySatisfy(day -> assertThat(day.acknowledged).isNotEmpty());
  }
}
