package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.internal.account.Account;
import io.github.fakesecretsmanager.internal.account.RegionalStore;
import io.github.fakesecretsmanager.internal.fault.Attempt;
import io.github.fakesecretsmanager.internal.fault.Fault;
import io.github.fakesecretsmanager.internal.fault.Faults;
import io.github.fakesecretsmanager.internal.fault.Outage;
import io.github.fakesecretsmanager.internal.fault.Strike;
import io.github.fakesecretsmanager.internal.iam.PrincipalRegistry;
import io.github.fakesecretsmanager.internal.operation.NamedSecrets;
import io.github.fakesecretsmanager.internal.trail.EventLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The faults and outages of a service, and what they do to its calls.
 *
 * <p>Not thread-safe, except {@link #faults()}; guarded by the account's lock.
 */
final class Strikes {

  private final Faults faults = new Faults();
  private final Map<String, Outage> outages = new HashMap<>();
  private final PrincipalRegistry principals;

  Strikes(PrincipalRegistry principals) {
    this.principals = principals;
  }

  /** Returns the faults, which can be set and looked at without the lock. */
  Faults faults() {
    return faults;
  }

  /** Notes that a Region is down, and returns whether it was up. */
  boolean begin(Outage outage) {
    return outages.putIfAbsent(outage.region(), outage) == null;
  }

  /** Notes that an outage is over, and returns whether it was under way. */
  boolean end(Outage outage) {
    return outages.remove(outage.region(), outage);
  }

  void reset() {
    faults.reset();
    outages.clear();
  }

  /**
   * Returns what hits an attempt of a call, and notes it in a log.
   *
   * @param candidates the faults that were in force when the attempt arrived
   */
  Strike on(ClientCall<?, ?> call, List<Fault> candidates, Account account, EventLog log) {
    Outage outage = outages.get(call.region());
    if (outage == null && !faults.areSet()) {
      return Strike.NONE;
    }
    // Every attempt counts, even one that no fault can hit.
    int number = faults.count(invocationId(call));
    String operation = call.operation().name();
    if (outage != null) {
      log.note(account.now(), call.region(), operation + ": Region is down", true);
      return Strike.of(outage.effect());
    }
    Strike strike =
        account
            .findRegion(call.region())
            .filter(RegionalStore::isEnabled)
            .map(store -> faults.strike(candidates, attempt(call, number, store)))
            .orElse(Strike.NONE);
    strike
        .description()
        .ifPresent(
            fault -> log.note(account.now(), call.region(), operation + " hit by " + fault, true));
    return strike;
  }

  /** Returns the id that a call's attempts share; the attempt's own id if the client sends none. */
  private static String invocationId(ClientCall<?, ?> call) {
    return call.invocationId().get().orElse(call.requestId());
  }

  private Attempt attempt(ClientCall<?, ?> call, int number, RegionalStore store) {
    return new Attempt(
        call.operation().name(),
        call.region(),
        invocationId(call),
        number,
        principals.byAccessKeyId(call.accessKeyId(), store.region().partition()).arn(),
        id -> NamedSecrets.of(call.request()).anyMatch(named -> store.areSame(id, named)));
  }
}
