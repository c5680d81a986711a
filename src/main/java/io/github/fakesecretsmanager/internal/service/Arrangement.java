package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.Account;
import io.github.fakesecretsmanager.internal.account.KmsAuthorization;
import io.github.fakesecretsmanager.internal.account.RegionalStore;
import io.github.fakesecretsmanager.internal.iam.ResourcePolicies;
import io.github.fakesecretsmanager.internal.operation.CallContext;
import io.github.fakesecretsmanager.internal.operation.NestedCalls;
import io.github.fakesecretsmanager.internal.operation.Operation;
import io.github.fakesecretsmanager.internal.trail.EventLog;

/**
 * The calls by which a test arranges a Region.
 *
 * <p>Everything is allowed, and nothing is recorded. The secret values are remembered, so that the
 * fake finds them if they leak.
 *
 * <p>It lives as long as the arrangement, under the account's lock.
 */
public final class Arrangement implements NestedCalls {

  private final Account account;
  private final RegionalStore region;
  private final EventLog log;

  Arrangement(Account account, RegionalStore region, EventLog log) {
    this.account = account;
    this.region = region;
    this.log = log;
  }

  /** Returns the account, for changes that no operation makes. */
  public Account account() {
    return account;
  }

  /** Returns a new {@code ClientRequestToken}. */
  public String newToken() {
    return account.ids().nextUuid();
  }

  @Override
  public <Q extends Record, S extends Record> S make(Operation<Q, S> operation, Q request) {
    log.remember(request);
    RequestLimits.check(request);
    return operation.execute(
        new CallContext(
            account, region, ResourcePolicies::weaknesses, KmsAuthorization.EVERYTHING, this),
        request);
  }

  /** Returns a secret of the Region that is known to exist. */
  public Secret secret(String name) {
    return region.findByName(name).orElseThrow();
  }
}
