package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.domain.FaultHit;
import io.github.fakesecretsmanager.internal.fault.Fault;
import io.github.fakesecretsmanager.internal.report.Redactions;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.util.List;

/**
 * A fault that a test has set; see {@link FakeFaults}.
 *
 * <p>It stays until it is removed, also if it has hit all that it was to hit. Its counts can be
 * read afterwards, and when the fake is closed. Thread-safe.
 */
public final class FakeFault implements AutoCloseable {

  private final SecretsManagerService service;
  private final Fault fault;

  FakeFault(SecretsManagerService service, Fault fault) {
    this.service = service;
    this.fault = fault;
    Redactions.link(this, service);
  }

  /** Returns how many attempts it has hit. One call of the SDK is up to four attempts. */
  public int timesFired() {
    return fault.timesFired();
  }

  /** Returns the attempts that it has hit, the oldest first. */
  public List<FaultHit> hits() {
    return fault.hits();
  }

  /** Returns whether nobody has removed it, not even by {@link FakeFaults#clear()}. */
  public boolean isSet() {
    return service.faults().set().contains(fault);
  }

  /** Removes the fault; does nothing the second time. */
  public void remove() {
    service.faults().remove(fault);
  }

  /** Does the same as {@link #remove()}. */
  @Override
  public void close() {
    remove();
  }

  /** Returns what it does to which calls, for example {@code throttle() on GetSecretValue}. */
  @Override
  public String toString() {
    return Redactions.in(service, fault.toString());
  }
}
