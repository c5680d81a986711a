package io.github.fakesecretsmanager.internal.operation;

import java.lang.reflect.ParameterizedType;

/**
 * Answers one operation of the API.
 *
 * <p>Implementations implement this interface directly and have no state. When they throw, nothing
 * has changed: they check first and change last.
 *
 * @param <Q> the request; a component is null when the caller left the member out
 * @param <S> the response; a null component is left out of the answer
 */
public interface Operation<Q extends Record, S extends Record> {

  /** Returns AWS's name of the operation, for example {@code ReplicateSecretToRegions}. */
  default String name() {
    return getClass().getSimpleName();
  }

  default Class<Q> requestType() {
    return typeArgument(0);
  }

  default Class<S> responseType() {
    return typeArgument(1);
  }

  // The type arguments are the class's own, so they are what the compiler holds it to.
  @SuppressWarnings("unchecked")
  private <T> Class<T> typeArgument(int index) {
    ParameterizedType operation = (ParameterizedType) getClass().getGenericInterfaces()[0];
    return (Class<T>) operation.getActualTypeArguments()[index];
  }

  /**
   * Carries the operation out; the request has been checked against its limits.
   *
   * @throws io.github.fakesecretsmanager.internal.account.SecretsManagerError when AWS would refuse
   */
  S execute(CallContext call, Q request);
}
