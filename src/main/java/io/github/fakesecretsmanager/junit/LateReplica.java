package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.FakeCloudTrail;
import io.github.fakesecretsmanager.FakeFault;
import io.github.fakesecretsmanager.FakeSecretsManager;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The replicas in one Region, kept from being in sync until the third DescribeSecret that the test
 * method makes after replication has started. Thread-safe.
 */
final class LateReplica {

  private static final int LOOKS_BEFORE = 2;

  private final FakeSecretsManager fake;
  private final String region;
  private final int startedBefore;
  private final FakeFault look;
  private final AtomicReference<Optional<FakeCloudTrail.Mark>> start =
      new AtomicReference<>(Optional.empty());
  private final AtomicBoolean isLetGo = new AtomicBoolean();

  LateReplica(FakeSecretsManager fake, String region) {
    this.fake = fake;
    this.region = region;
    this.startedBefore = fake.replication().timesStarted(region);
    fake.replication().hold(region);
    this.look =
        fake.faults()
            .on("DescribeSecret")
            .when(
                () -> {
                  beforeLook();
                  return false;
                })
            .delay(Duration.ZERO);
  }

  private void beforeLook() {
    if (fake.replication().timesStarted(region) == startedBefore) {
      return;
    }
    FakeCloudTrail trail = fake.cloudTrail();
    FakeCloudTrail.Mark mark =
        start.updateAndGet(known -> known.or(() -> Optional.of(trail.mark()))).orElseThrow();
    // An attempt that was refused has shown nothing.
    long looks =
        trail.since(mark).events("DescribeSecret").stream()
            .filter(event -> event.errorCode().isEmpty())
            .count();
    if (looks >= LOOKS_BEFORE && isLetGo.compareAndSet(false, true)) {
      fake.replication().release(region);
      fake.replication().settle(region);
    }
  }

  /** Returns whether the test method has looked often enough for the replicas to be in sync. */
  boolean isLetGo() {
    return isLetGo.get();
  }

  void end() {
    look.remove();
  }
}
