package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.internal.account.Account;
import io.github.fakesecretsmanager.internal.account.RegionalStore;
import io.github.fakesecretsmanager.internal.iam.ResourcePolicies;
import io.github.fakesecretsmanager.internal.operation.CallContext;
import io.github.fakesecretsmanager.internal.operation.NestedCalls;
import io.github.fakesecretsmanager.internal.operation.Operation;

/** The calls of a caller at one time: the call that it has sent, and the calls within that call. */
record AuthorizedCalls(
    Account account, RegionalStore region, Authorization caller, CallRecorder recorder)
    implements NestedCalls {

  /** Makes the call that the caller sent. */
  <Q extends Record, S extends Record> S make(ClientCall<Q, S> call) {
    return recorder.record(
        call.operation(),
        call.request(),
        call.requestSize(),
        () -> execute(call.operation(), call.request()));
  }

  /** Makes the call that the caller sent, if a check passes. */
  <Q extends Record, S extends Record> S make(ClientCall<Q, S> call, Runnable check) {
    return recorder.record(
        call.operation(),
        call.request(),
        call.requestSize(),
        () -> {
          check.run();
          return execute(call.operation(), call.request());
        });
  }

  @Override
  public <Q extends Record, S extends Record> S make(Operation<Q, S> operation, Q request) {
    return recorder.record(operation, request, 0, () -> execute(operation, request));
  }

  private <Q extends Record, S extends Record> S execute(Operation<Q, S> operation, Q request) {
    RequestLimits.check(request);
    caller.require(operation, request);
    return operation.execute(context(), request);
  }

  private CallContext context() {
    return new CallContext(account, region, ResourcePolicies::weaknesses, caller, this);
  }
}
