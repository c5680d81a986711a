package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.internal.fault.Outage;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;

/**
 * An outage of a Region, which {@link FakeRegion#beginOutage()} begins.
 *
 * <pre>{@code
 * try (FakeOutage outage = fake.region("us-east-1").beginOutage()) {
 *   // every call to us-east-1 fails
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class FakeOutage implements AutoCloseable {

  private final SecretsManagerService service;
  private final Outage outage;

  FakeOutage(SecretsManagerService service, Outage outage) {
    this.service = service;
    this.outage = outage;
  }

  /**
   * Ends the outage; does nothing if it has ended. Replication that was due meanwhile finishes, in
   * order, and rotations that were due run.
   *
   * @throws IllegalStateException if the fake is closed
   */
  public void end() {
    service.endOutage(outage);
  }

  /** Does the same as {@link #end()}. */
  @Override
  public void close() {
    end();
  }

  @Override
  public String toString() {
    return "FakeOutage[" + outage.region() + "]";
  }
}
