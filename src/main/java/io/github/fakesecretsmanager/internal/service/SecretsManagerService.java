package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.internal.account.Account;
import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.IdSource;
import io.github.fakesecretsmanager.internal.account.RegionalStore;
import io.github.fakesecretsmanager.internal.account.Rotation;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.account.ServiceEvents;
import io.github.fakesecretsmanager.internal.fault.ConnectionFailure;
import io.github.fakesecretsmanager.internal.fault.Fault;
import io.github.fakesecretsmanager.internal.fault.FaultEffect;
import io.github.fakesecretsmanager.internal.fault.Faults;
import io.github.fakesecretsmanager.internal.fault.Outage;
import io.github.fakesecretsmanager.internal.fault.Strike;
import io.github.fakesecretsmanager.internal.iam.Decision;
import io.github.fakesecretsmanager.internal.iam.MissingPermissions;
import io.github.fakesecretsmanager.internal.iam.Principal;
import io.github.fakesecretsmanager.internal.iam.PrincipalRegistry;
import io.github.fakesecretsmanager.internal.message.Interrupts;
import io.github.fakesecretsmanager.internal.trail.EventHistory;
import io.github.fakesecretsmanager.internal.trail.EventLog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The service that answers calls on one account, one at a time. Each call sees everything that was
 * due by then.
 *
 * <p>Thread-safe: this class alone takes the lock that guards the account.
 */
public final class SecretsManagerService {

  private final ReentrantLock lock = new ReentrantLock();
  private final Function<ServiceEvents, Account> newAccount;
  private final long seed;
  private final IdSource requestIds;
  private final PrincipalRegistry principals;
  private final Optional<RequestQuotas> quotas;
  private EventLog log;
  private Account account;
  private final Strikes strikes;
  private MissingPermissions missing = new MissingPermissions();
  private boolean closed;

  /**
   * Makes a service with an empty account and an empty log. Each reset replaces both.
   *
   * @param accountId the account whose calls are recorded
   * @param seed the seed of the ids of requests and of recorded events
   * @param enforcesQuotas whether calls beyond AWS's quotas are refused
   */
  public SecretsManagerService(
      Function<ServiceEvents, Account> newAccount,
      String accountId,
      long seed,
      PrincipalRegistry principals,
      boolean enforcesQuotas) {
    this.newAccount = newAccount;
    this.seed = seed;
    this.requestIds = new IdSource(~seed);
    this.principals = principals;
    this.strikes = new Strikes(principals);
    this.quotas = enforcesQuotas ? Optional.of(new RequestQuotas()) : Optional.empty();
    this.log = new EventLog(accountId, seed);
    this.account = newAccount.apply(log);
  }

  public PrincipalRegistry principals() {
    return principals;
  }

  /** Returns the seed of all ids. */
  public long seed() {
    return seed;
  }

  public String nextRequestId() {
    return requestIds.nextUuid();
  }

  /** Returns the faults, which can be set and looked at without the lock. */
  public Faults faults() {
    return strikes.faults();
  }

  /** Answers a call that a client made, and records it. */
  public <Q extends Record, S extends Record> Answer<S> call(ClientCall<Q, S> call) {
    // The conditions of faults are the test's own code, which may call the account.
    List<Fault> candidates = strikes.faults().inForce(call.operation().name(), call.region());
    return locked(current -> answer(current, call, candidates));
  }

  private <Q extends Record, S extends Record> Answer<S> answer(
      Account current, ClientCall<Q, S> call, List<Fault> candidates) {
    Strike strike = strikes.on(call, candidates, current, log);
    // Most calls meet no fault, and must not pay for what faults can do.
    return strike.isNone() ? outcome(current, call, strike) : struck(current, call, strike);
  }

  private <Q extends Record, S extends Record> Answer<S> struck(
      Account current, ClientCall<Q, S> call, Strike strike) {
    Optional<ConnectionFailure> failure = strike.connectionFailure();
    if (failure.isPresent()) {
      return new Answer.Missing<>(failure.get(), strike.delay());
    }
    Answer<S> answer = outcome(current, call, strike);
    return strike.losesAnswer()
        ? new Answer.Missing<>(ConnectionFailure.TIMED_OUT, strike.delay())
        : answer;
  }

  private <Q extends Record, S extends Record> Answer<S> outcome(
      Account current, ClientCall<Q, S> call, Strike strike) {
    try {
      return new Answer.Response<>(response(current, call, strike), strike.delivery());
    } catch (SecretsManagerError e) {
      return new Answer.Refusal<>(e, strike.delivery());
    }
  }

  private <Q extends Record, S extends Record> S response(
      Account current, ClientCall<Q, S> call, Strike strike) {
    if (!strike.isNone()) {
      strike.refusalInFront().ifPresent(SecretsManagerService::refuse);
    }
    RegionalStore store = requireEnabled(current, call.region());
    log.trim();
    Principal caller = principals.byAccessKeyId(call.accessKeyId(), store.region().partition());
    AuthorizedCalls calls =
        new AuthorizedCalls(
            current,
            store,
            authorization(caller, current, store),
            new CallRecorder(log, caller, current.now(), call.region(), call.requestId()));
    return quotas.isEmpty() && strike.isNone()
        ? calls.make(call)
        : calls.make(
            call,
            () -> {
              strike.refusal().ifPresent(SecretsManagerService::refuse);
              quotas.ifPresent(counts -> counts.count(call, caller.accountId(), current.now()));
            });
  }

  private static void refuse(FaultEffect.Refused refusal) {
    throw new SecretsManagerError(refusal.code(), refusal.message());
  }

  private static RegionalStore requireEnabled(Account current, String region) {
    Optional<RegionalStore> store = current.findRegion(region);
    if (store.isEmpty()) {
      throw new SecretsManagerError(
          ErrorCode.INVALID_SIGNATURE,
          "Credential should be scoped to a valid region, not '" + region + "'.");
    }
    if (!store.get().isEnabled()) {
      throw new SecretsManagerError(
          ErrorCode.UNRECOGNIZED_CLIENT, "The security token included in the request is invalid.");
    }
    return store.get();
  }

  /**
   * Takes a Region down.
   *
   * @return whether it was up
   */
  public boolean beginOutage(Outage outage) {
    return locked(
        current -> {
          if (!strikes.begin(outage)) {
            return false;
          }
          current.beginOutage(outage.region());
          log.note(current.now(), outage.region(), "outage begins", true);
          return true;
        });
  }

  /** Ends an outage; does nothing if it has ended already. */
  public void endOutage(Outage outage) {
    change(
        current -> {
          if (strikes.end(outage)) {
            log.note(current.now(), outage.region(), "outage ends", false);
            current.endOutage(outage.region());
          }
        });
  }

  /**
   * Arranges a Region for a test, without recording what happens.
   *
   * @throws SecretsManagerError if AWS would refuse one of the calls
   */
  public <T> T arrange(String region, Function<Arrangement, T> calls) {
    return locked(
        current -> {
          log.trim();
          int position = log.position();
          try {
            return calls.apply(new Arrangement(current, current.region(region), log));
          } finally {
            log.forgetSince(position);
          }
        });
  }

  private Authorization authorization(Principal caller, Account current, RegionalStore store) {
    return new Authorization(principals, caller, store, current.now(), missing);
  }

  /** Decides whether a principal may perform an action on a resource, without a call. */
  public Decision decide(Principal principal, String action, String region, String resource) {
    return locked(
        current ->
            authorization(principal, current, current.region(region)).decide(action, resource));
  }

  /** Returns the permissions that a principal's calls lacked, as a policy; empty if none. */
  public String missingPermissions(Principal principal) {
    return locked(current -> missing.policyFor(principal));
  }

  /**
   * Uses the account under the lock, once it has caught up with the clock. Rotations that are due
   * run first. Rotations that the use starts run after it.
   */
  public <T> T locked(Function<Account, T> use) {
    lock.lock();
    try {
      requireOpen();
      account.catchUp();
      if (account.rotation().isUnderWay()) {
        rotate();
        requireOpen();
      }
      T result = use.apply(account);
      if (account.rotation().isUnderWay()) {
        rotate();
      }
      return result;
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new FakeClosedException();
    }
  }

  /**
   * Runs the rotations that are due, and those that become due meanwhile.
   *
   * <p>Functions run without the lock: they are the test's own code, and may call the account from
   * any thread.
   */
  private void rotate() {
    if (lock.getHoldCount() > 1) {
      // The outermost use of the lock runs them.
      return;
    }
    Account rotating = account;
    while (!closed && rotating == account && rotating.rotation().isReady()) {
      rotating.rotation().next().ifPresent(invocation -> invoke(rotating, invocation));
      rotating.catchUp();
    }
  }

  // As at AWS, a function that fails does not fail the call. Only an Error is rethrown, as it may
  // be a failed assertion of the test.
  private void invoke(Account rotating, Rotation.Invocation invocation) {
    Optional<Throwable> failure = Optional.empty();
    lock.unlock();
    try {
      strikes.faults().outsideConditions(() -> invocation.function().handle(invocation.event()));
    } catch (Throwable e) {
      failure = Optional.of(e);
      Interrupts.restore(e);
      if (e instanceof Error error) {
        throw error;
      }
    } finally {
      lock.lock();
      rotating.rotation().ended(failure);
    }
  }

  /** Reads the account and its log, even when closed. Runs no functions: they could fail again. */
  public <T> T look(BiFunction<Account, EventHistory, T> look) {
    return peek(
        (current, events) -> {
          if (!closed) {
            current.catchUp();
          }
          return look.apply(current, events.snapshot());
        });
  }

  /** Reads the account and its log as they are, because a message must change nothing. */
  public <T> T peek(BiFunction<Account, EventLog, T> look) {
    lock.lock();
    try {
      return look.apply(account, log);
    } finally {
      lock.unlock();
    }
  }

  /** Changes the account under the lock, once it has caught up with the clock. */
  public void change(Consumer<Account> change) {
    locked(
        current -> {
          change.accept(current);
          return current;
        });
  }

  /** Returns what has been recorded, once the account has caught up with the clock. */
  public EventHistory trail() {
    return locked(ignored -> log.snapshot());
  }

  /** Forgets everything, including what is due. */
  public void reset() {
    lock.lock();
    try {
      requireOpen();
      log = log.successor();
      account = newAccount.apply(log);
      missing = new MissingPermissions();
      principals.forgetPolicies();
      strikes.reset();
      quotas.ifPresent(RequestQuotas::reset);
    } finally {
      lock.unlock();
    }
  }

  /** Closes the service, which then refuses all uses except {@link #look} and {@link #peek}. */
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }
}
