package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.SecretValue;
import java.util.List;

/**
 * An operation of the API.
 *
 * <p>An operation describes itself completely:
 *
 * <ul>
 *   <li>its limits and condition keys, by annotations on the request record;
 *   <li>the permissions that its caller needs;
 *   <li>whether it only reads;
 *   <li>the quota that its calls count towards;
 *   <li>its checks and its effect.
 * </ul>
 *
 * <p>Implementations have no state, and their records are nested classes named {@code Request} and
 * {@code Response}. They check first and change last, so if they throw, nothing has changed.
 *
 * @param <Q> the request; a component is null if the caller left the member out
 * @param <S> the response; a null component is left out of the answer
 */
public interface Operation<Q extends Record, S extends Record> {

  /**
   * Returns AWS's name of the operation, for example {@code ReplicateSecretToRegions}. The class
   * has the same name.
   */
  default String name() {
    return getClass().getSimpleName();
  }

  default Class<Q> requestType() {
    return nested("$Request");
  }

  default Class<S> responseType() {
    return nested("$Response");
  }

  // The type arguments would name the records too, but generics take long to read for the first
  // time.
  @SuppressWarnings("unchecked")
  private <T> Class<T> nested(String name) {
    try {
      Class<?> operation = getClass();
      return (Class<T>)
          Class.forName(operation.getName() + name, false, operation.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new LinkageError("an operation has nested records Request and Response", e);
    }
  }

  /** Returns the IAM action, for example {@code secretsmanager:ReplicateSecretToRegions}. */
  default String action() {
    return "secretsmanager:" + name();
  }

  /** Returns whether the operation changes nothing: its access level is Read or List. */
  boolean isReadOnly();

  /** Returns the quota that a call counts towards. */
  RequestQuota quota();

  /**
   * Returns the permissions that a caller needs for a request, in the order in which AWS checks
   * them. It does not include permissions for KMS keys, which are checked where a key is used.
   */
  List<RequiredPermission> requiredPermissions(Q request);

  /**
   * Returns whether a request reads or writes a secret value. A caller of another account can't do
   * that under the AWS managed key.
   */
  default boolean usesValue(Q request) {
    return false;
  }

  /** Returns the values of an answer that only its caller should know. */
  default List<SecretValue> generatedValues(S response) {
    return List.of();
  }

  /**
   * Carries out the operation. The request has already been checked against its limits.
   *
   * @throws io.github.fakesecretsmanager.internal.account.SecretsManagerError if AWS would refuse
   */
  S execute(CallContext call, Q request);
}
