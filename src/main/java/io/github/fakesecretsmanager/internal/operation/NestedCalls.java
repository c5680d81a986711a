package io.github.fakesecretsmanager.internal.operation;

/**
 * The calls within a call, by the same caller.
 *
 * <p>Each is checked, authorized and recorded like any other call, unless a test arranges its fake.
 */
@FunctionalInterface
public interface NestedCalls {

  /**
   * Makes a call.
   *
   * @throws io.github.fakesecretsmanager.internal.account.SecretsManagerError if AWS would refuse
   */
  <Q extends Record, S extends Record> S make(Operation<Q, S> operation, Q request);
}
