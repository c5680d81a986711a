package io.github.fakesecretsmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The cost of a call, and the memory of the fake, which must not grow with earlier calls. The cost
 * is measured in allocated bytes: unlike time, they do not depend on the load of the machine.
 */
class GrowthTest {

  private static final int FEW = 10;
  private static final int MANY = 2_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final FakeSecretsManager fake = FakeSecretsManager.create();
  private final SecretsManagerClient client = fake.client();

  @AfterEach
  void close() {
    fake.close();
  }

  private void create(String name, int versions, String... replicaRegions) {
    fake.region().createSecret(name, "version 1", replicaRegions);
    for (int i = 2; i <= versions; i++) {
      put(name);
    }
  }

  private void put(String name) {
    client.putSecretValue(r -> r.secretId(name).secretString("another version"));
  }

  /** Returns the least of some tries: code that is not compiled yet allocates more. */
  private long bytesOf(Runnable call) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 50; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      call.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void a_new_version_costs_the_same_however_many_a_secret_has() {
    create("many", MANY);
    create("few", FEW);

    assertThat((double) bytesOf(() -> put("many"))).isLessThan(1.2 * bytesOf(() -> put("few")));
  }

  @Test
  void a_new_version_costs_the_same_in_each_replica_too() {
    create("many", MANY, "eu-west-3", "eu-west-1");
    create("few", FEW, "eu-west-3", "eu-west-1");

    assertThat((double) bytesOf(() -> put("many"))).isLessThan(1.2 * bytesOf(() -> put("few")));
  }

  @Test
  void a_moved_label_costs_the_same_however_many_versions_a_secret_has() {
    create("many", MANY);
    create("few", FEW);

    assertThat((double) bytesOf(() -> moveCurrent("many")))
        .isLessThan(1.2 * bytesOf(() -> moveCurrent("few")));
  }

  private void moveCurrent(String name) {
    String current = client.getSecretValue(r -> r.secretId(name)).versionId();
    String previous =
        client.getSecretValue(r -> r.secretId(name).versionStage("AWSPREVIOUS")).versionId();
    client.updateSecretVersionStage(
        r ->
            r.secretId(name)
                .versionStage("AWSCURRENT")
                .removeFromVersionId(current)
                .moveToVersionId(previous));
  }

  @Test
  void the_event_log_drops_the_oldest_events_when_their_requests_are_large() {
    String large = "x".repeat(60 * 1024);
    client.listSecrets();
    FakeCloudTrail.Mark mark = fake.cloudTrail().mark();
    // Some 64 MB: refused calls are recorded too, and leave nothing else behind.
    for (int i = 0; i < 1_200; i++) {
      assertThatThrownBy(() -> client.putSecretValue(r -> r.secretId("none").secretString(large)));
    }
    FakeCloudTrail.Mark end = fake.cloudTrail().mark();

    assertThat(fake.cloudTrail().isComplete()).isFalse();
    assertThat(fake.cloudTrail().since(mark).events()).hasSizeBetween(500, 1_100);
    assertThat(fake.cloudTrail().since(end).isComplete()).isTrue();
    assertThatThrownBy(() -> fake.cloudTrail().leaks())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("64 MB of requests");
  }
}
