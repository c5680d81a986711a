package io.github.fakesecretsmanager.internal.operation;

/**
 * Calls within a call, by the same caller: each is checked, authorized and recorded like any other.
 */
@FunctionalInterface
public interface NestedCalls {

  /**
   * Makes a call.
   *
   * @throws io.github.fakesecretsmanager.internal.account.SecretsManagerError when AWS would refuse
   */
  <Q extends Record, S extends Record> S make(Operation<Q, S> operation, Q request);
}
