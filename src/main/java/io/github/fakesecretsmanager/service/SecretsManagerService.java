package io.github.fakesecretsmanager.service;

import io.github.fakesecretsmanager.domain.Account;
import io.github.fakesecretsmanager.domain.ErrorCode;
import io.github.fakesecretsmanager.domain.IdSource;
import io.github.fakesecretsmanager.domain.RegionalStore;
import io.github.fakesecretsmanager.domain.Rotation;
import io.github.fakesecretsmanager.domain.SecretsManagerError;
import io.github.fakesecretsmanager.iam.ResourcePolicies;
import io.github.fakesecretsmanager.operation.Call;
import io.github.fakesecretsmanager.operation.Operation;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers calls on one account: one at a time, each seeing everything that the clock has passed.
 *
 * <p>Thread-safe: this class alone takes the lock that guards the account.
 */
public final class SecretsManagerService {

  private final ReentrantLock lock = new ReentrantLock();
  private final Supplier<Account> newAccount;
  private final IdSource requestIds;
  private Account account;
  private boolean closed;

  /** Starts with an empty account, made anew at each reset. */
  public SecretsManagerService(Supplier<Account> newAccount, IdSource requestIds) {
    this.newAccount = newAccount;
    this.requestIds = requestIds;
    this.account = newAccount.get();
  }

  public String nextRequestId() {
    return requestIds.nextUuid();
  }

  /**
   * Answers a call that a client made.
   *
   * @throws SecretsManagerError when AWS would refuse; then nothing has changed
   */
  public <Q extends Record, S extends Record> S call(
      Operation<Q, S> operation, String region, Q request) {
    return locked(
        current -> {
          RegionalStore store = current.findRegion(region).orElseThrow(() -> unknown(region));
          if (!store.isEnabled()) {
            throw new SecretsManagerError(
                ErrorCode.UNRECOGNIZED_CLIENT,
                "The security token included in the request is invalid.");
          }
          return execute(operation, current, store, request);
        });
  }

  /** Carries out an operation for a test that arranges: whatever a caller might do. */
  public <Q extends Record, S extends Record> S arrange(
      Operation<Q, S> operation, String region, Q request) {
    return locked(current -> execute(operation, current, current.region(region), request));
  }

  private static <Q extends Record, S extends Record> S execute(
      Operation<Q, S> operation, Account current, RegionalStore store, Q request) {
    RequestLimits.check(request);
    return operation.execute(
        new Call(current, store, current.now(), ResourcePolicies::weaknesses), request);
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

  /** Changes the account under the lock, caught up with the clock. */
  public void change(Consumer<Account> change) {
    locked(
        current -> {
          change.accept(current);
          return current;
        });
  }

  /** Forgets everything, also what is due. */
  public void reset() {
    lock.lock();
    try {
      requireOpen();
      account = newAccount.get();
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
