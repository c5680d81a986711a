package io.github.fakesecretsmanager.internal.operation;

import java.lang.reflect.ParameterizedType;
import java.util.List;

/**
 * An operation of the API.
 *
 * <p>An operation says all about itself: its limits and condition keys on the request record, what
 * its caller needs, whether it only reads, its checks and its effect. Implementations implement
 * this interface directly and have no state. When they throw, nothing has changed: they check first
 * and change last.
 *
 * @param <Q> the request; a component is null when the caller left the member out
 * @param <S> the response; a null component is left out of the answer
 */
public interface Operation<Q extends Record, S extends Record> {

  /**
   * Returns AWS's name of the operation, for example {@code ReplicateSecretToRegions}; it is the
   * name of the class.
   */
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

  /** Returns the IAM action, for example {@code secretsmanager:ReplicateSecretToRegions}. */
  default String action() {
    return "secretsmanager:" + name();
  }

  /** Returns whether the operation changes nothing, which is its access level Read or List. */
  boolean isReadOnly();

  /**
   * Returns what a caller must be allowed to make a request, in the order in which AWS asks; KMS
   * keys are asked for where they are used.
   */
  List<RequiredPermission> requiredPermissions(Q request);

  /**
   * Returns whether a request reads or writes a secret value, which a caller of another account
   * can't do under the AWS managed key.
   */
  default boolean usesValue(Q request) {
    return false;
  }

  /**
   * Carries the operation out; the request has been checked against its limits.
   *
   * @throws io.github.fakesecretsmanager.internal.account.SecretsManagerError when AWS would refuse
   */
  S execute(CallContext call, Q request);
}
