package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.internal.account.Account;
import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.IdSource;
import io.github.fakesecretsmanager.internal.account.KmsAuthorization;
import io.github.fakesecretsmanager.internal.account.RegionalStore;
import io.github.fakesecretsmanager.internal.account.Rotation;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.account.ServiceEvents;
import io.github.fakesecretsmanager.internal.iam.Decision;
import io.github.fakesecretsmanager.internal.iam.MissingPermissions;
import io.github.fakesecretsmanager.internal.iam.Principal;
import io.github.fakesecretsmanager.internal.iam.PrincipalRegistry;
import io.github.fakesecretsmanager.internal.iam.ResourcePolicies;
import io.github.fakesecretsmanager.internal.operation.CallContext;
import io.github.fakesecretsmanager.internal.operation.Operation;
import io.github.fakesecretsmanager.internal.operation.SecretAccess;
import io.github.fakesecretsmanager.internal.trail.EventHistory;
import io.github.fakesecretsmanager.internal.trail.EventLog;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Answers calls on one account: one at a time, each seeing everything that the clock has passed.
 *
 * <p>Thread-safe: this class alone takes the lock that guards the account.
 */
public final class SecretsManagerService {

  private final ReentrantLock lock = new ReentrantLock();
  private final Function<ServiceEvents, Account> newAccount;
  private final IdSource requestIds;
  private final PrincipalRegistry principals;
  private EventLog trail;
  private Account account;
  private MissingPermissions missing = new MissingPermissions();
  private boolean closed;

  /**
   * Starts with an empty account and an empty trail, made anew at each reset.
   *
   * @param accountId whose calls the trail records
   * @param seed of the ids of requests and of recorded events
   */
  public SecretsManagerService(
      Function<ServiceEvents, Account> newAccount,
      String accountId,
      long seed,
      PrincipalRegistry principals) {
    this.newAccount = newAccount;
    this.requestIds = new IdSource(~seed);
    this.principals = principals;
    this.trail = new EventLog(accountId, seed, CallRecorder::memberName);
    this.account = newAccount.apply(trail);
  }

  public PrincipalRegistry principals() {
    return principals;
  }

  public String nextRequestId() {
    return requestIds.nextUuid();
  }

  /**
   * Answers a call that a client made, and records it.
   *
   * @throws SecretsManagerError when AWS would refuse; then nothing has changed
   */
  public <Q extends Record, S extends Record> S call(
      Operation<Q, S> operation, String region, String accessKeyId, String requestId, Q request) {
    return locked(
        current -> {
          RegionalStore store = current.findRegion(region).orElseThrow(() -> unknown(region));
          if (!store.isEnabled()) {
            throw new SecretsManagerError(
                ErrorCode.UNRECOGNIZED_CLIENT,
                "The security token included in the request is invalid.");
          }
          Principal caller = principals.byAccessKeyId(accessKeyId, store.region().partition());
          Authorization authorization = authorization(caller, current, store);
          return new CallRecorder(trail, caller, current.now(), region, requestId)
              .record(
                  operation.name(),
                  request,
                  () -> execute(operation, current, store, request, authorization));
        });
  }

  /** Carries out an operation for a test that arranges: whatever a caller might do, unrecorded. */
  public <Q extends Record, S extends Record> S arrange(
      Operation<Q, S> operation, String region, Q request) {
    return locked(
        current -> {
          trail.arranged(request);
          RequestLimits.check(request);
          return operation.execute(
              call(
                  current,
                  current.region(region),
                  SecretAccess.EVERYTHING,
                  KmsAuthorization.EVERYTHING),
              request);
        });
  }

  /** Uses the account as {@link #locked} does; what that brings about is not recorded. */
  public <T> T unrecorded(Function<Account, T> arrangement) {
    return locked(
        current -> {
          int position = trail.position();
          T result = arrangement.apply(current);
          trail.forgetSince(position);
          return result;
        });
  }

  private static <Q extends Record, S extends Record> S execute(
      Operation<Q, S> operation,
      Account current,
      RegionalStore store,
      Q request,
      Authorization caller) {
    RequestLimits.check(request);
    caller.require(operation.name(), request);
    return operation.execute(call(current, store, caller, caller), request);
  }

  private static CallContext call(
      Account current, RegionalStore store, SecretAccess access, KmsAuthorization caller) {
    return new CallContext(
        current, store, current.now(), ResourcePolicies::weaknesses, access, caller);
  }

  private Authorization authorization(Principal caller, Account current, RegionalStore store) {
    return new Authorization(principals, caller, store, current.now(), missing);
  }

  /** Decides whether a principal may do an action to a resource, as if it called. */
  public Decision decide(Principal principal, String action, String region, String resource) {
    return locked(
        current ->
            authorization(principal, current, current.region(region)).decide(action, resource));
  }

  /** Returns what calls of a principal needed and lacked, as a policy; empty when nothing. */
  public String missingPermissions(Principal principal) {
    return locked(current -> missing.policyFor(principal));
  }

  /** Uses the account under the lock, caught up with the clock, and runs what that has started. */
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
      throw new IllegalStateException(
          "this FakeSecretsManager is closed; a client must not outlive the test it was made for");
    }
  }

  /**
   * Runs the rotations that are due, and those that become due meanwhile, without the lock: a
   * function is the test's own code, and may call the account from any thread.
   */
  private void rotate() {
    if (lock.getHoldCount() > 1) {
      // Whoever took the lock first does it.
      return;
    }
    Account rotating = account;
    Optional<Rotation.Invocation> next = rotating.rotation().next();
    while (next.isPresent() && !closed && rotating == account) {
      invoke(rotating, next.get());
      rotating.catchUp();
      next = rotating.rotation().next();
    }
  }

  // A failing function is no failure of the call, as at AWS; only an Error, an assertion of the
  // test's above all, must not get lost.
  private void invoke(Account rotating, Rotation.Invocation invocation) {
    Optional<Throwable> failure = Optional.empty();
    lock.unlock();
    try {
      invocation.function().handle(invocation.event());
    } catch (Throwable e) {
      failure = Optional.of(e);
      if (e instanceof Error error) {
        throw error;
      }
    } finally {
      lock.lock();
      rotating.rotation().ended(failure);
    }
  }

  /**
   * Looks at the account and at what was recorded, also after the end, for whoever tells of a
   * failure: it runs no rotation function, which is a test's code and may fail again.
   */
  public <T> T look(BiFunction<Account, EventHistory, T> look) {
    lock.lock();
    try {
      if (!closed) {
        account.catchUp();
      }
      return look.apply(account, trail.snapshot());
    } finally {
      lock.unlock();
    }
  }

  /** Changes the account under the lock, caught up with the clock. */
  public void change(Consumer<Account> change) {
    locked(
        current -> {
          change.accept(current);
          return current;
        });
  }

  /** Returns what was recorded up to now, by the clock. */
  public EventHistory trail() {
    return locked(any -> trail.snapshot());
  }

  /** Forgets everything, also what is due. */
  public void reset() {
    lock.lock();
    try {
      requireOpen();
      trail = trail.anew();
      account = newAccount.apply(trail);
      missing = new MissingPermissions();
    } finally {
      lock.unlock();
    }
  }

  /** Refuses every use from now on. */
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  private static SecretsManagerError unknown(String region) {
    return new SecretsManagerError(
        ErrorCode.INVALID_SIGNATURE,
        "Credential should be scoped to a valid region, not '" + region + "'.");
  }
}
