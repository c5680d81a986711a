package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.domain.FaultHit;
import io.github.fakesecretsmanager.internal.fault.Fault;
import io.github.fakesecretsmanager.internal.report.Redactions;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.util.List;

/**
 * A fault that a test has set with {@link FakeFaults}.
 *
 * <pre>{@code
 * FakeFault fault = fake.faults().on("GetSecretValue").next().throttle();
 * client.getSecretValue(r -> r.secretId("prod/db")); // succeeds, as the SDK retries it
 * int attempts = fault.timesFired(); // 1
 * }</pre>
 *
 * <p>It stays until it is removed, even if it can't hit another call. Its counts can be read
 * afterwards, and after the fake is closed. Thread-safe.
 */
public final class FakeFault implements AutoCloseable {

  private final SecretsManagerService service;
  private final Fault fault;

  FakeFault(SecretsManagerService service, Fault fault) {
    this.service = service;
    this.fault = fault;
    Redactions.link(this, service);
  }

  /** {@return how many attempts it has hit} One call of the SDK is up to four attempts. */
  public int timesFired() {
    return fault.timesFired();
  }

  /** {@return the attempts that it has hit, oldest first} */
  public List<FaultHit> hits() {
    return fault.hits();
  }

  /**
   * {@return whether the fault is still set: neither {@link #remove()} nor {@link
   * FakeFaults#clear()} has removed it}
   */
  public boolean isSet() {
    return service.faults().set().contains(fault);
  }

  /** Removes the fault; does nothing if it is already removed. */
  public void remove() {
    service.faults().remove(fault);
  }

  /** Does the same as {@link #remove()}. */
  @Override
  public void close() {
    remove();
  }

  /** {@return what it does to which calls, such as {@code throttle() on GetSecretValue}} */
  @Override
  public String toString() {
    return Redactions.in(service, fault.toString());
  }
}
