package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.internal.account.Account;
import io.github.fakesecretsmanager.internal.account.IdSource;
import io.github.fakesecretsmanager.internal.account.Lag;
import io.github.fakesecretsmanager.internal.account.ServiceEvents;
import io.github.fakesecretsmanager.internal.iam.PrincipalRegistry;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.time.Duration;
import java.util.Set;

/**
 * The settings of a fake's account. Later changes of the builder affect neither a running fake nor
 * its resets. Immutable.
 */
record AccountSettings(
    String accountId,
    FakeClock clock,
    ReplicationMode replication,
    Set<String> disabledRegions,
    Set<EventualConsistency> lags) {

  /** Creates a service with the account. */
  SecretsManagerService service(long seed, boolean enforcesQuotas) {
    // Ids continue after a reset, so that an object from before never refers to a newer one.
    IdSource ids = new IdSource(seed);
    return new SecretsManagerService(
        events -> account(ids, events),
        accountId,
        seed,
        new PrincipalRegistry(accountId, new IdSource(~seed)),
        enforcesQuotas);
  }

  private Account account(IdSource ids, ServiceEvents events) {
    return new Account(
        accountId,
        Arguments.REGIONS,
        disabledRegions,
        clock,
        ids,
        replication.delay(),
        lag(),
        events);
  }

  private Lag lag() {
    return new Lag(
        lag(EventualConsistency.LISTINGS_LAG),
        lag(EventualConsistency.DELETED_NAMES_ARE_HELD),
        lag(EventualConsistency.REMOVED_REPLICAS_LINGER),
        lag(EventualConsistency.ROTATIONS_START_LATE),
        lag(EventualConsistency.REPLICAS_LAG));
  }

  private Duration lag(EventualConsistency effect) {
    return lags.contains(effect) ? effect.duration() : Duration.ZERO;
  }
}
