package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.internal.account.SecretId;

/**
 * A permission that a caller needs for a request. The operation's page in AWS's reference lists it
 * under "Required permissions".
 *
 * @param action the action with its service, for example {@code secretsmanager:TagResource}
 */
public record RequiredPermission(String action, Resource resource) {

  /** The subject of a permission. */
  public sealed interface Resource {}

  /** A secret that the caller names. */
  public record ExistingSecret(SecretId id) implements Resource {}

  /** A secret that the call creates. */
  public record NewSecret(String name) implements Resource {}

  /** A role or a function that the caller hands to Secrets Manager. */
  public record PassedArn(String arn) implements Resource {}

  /** All secrets of the caller's account. */
  public record AllSecrets() implements Resource {}

  /** No resource: the action supports none. */
  public record NoResource() implements Resource {}

  /** Returns a permission for a secret that the caller names. */
  static RequiredPermission onSecret(Operation<?, ?> operation, SecretId id) {
    return new RequiredPermission(operation.action(), new ExistingSecret(id));
  }

  /** Returns a permission for a secret that the call creates. */
  static RequiredPermission onNewSecret(Operation<?, ?> operation, String name) {
    return new RequiredPermission(operation.action(), new NewSecret(name));
  }

  /** Returns a permission for all secrets of the account. */
  static RequiredPermission onAllSecrets(Operation<?, ?> operation) {
    return new RequiredPermission(operation.action(), new AllSecrets());
  }

  /** Returns a permission for an action that has no resource. */
  static RequiredPermission withoutResource(Operation<?, ?> operation) {
    return new RequiredPermission(operation.action(), new NoResource());
  }

  /** Returns a permission to hand a role or a function to Secrets Manager. */
  static RequiredPermission toPass(String action, String arn) {
    return new RequiredPermission(action, new PassedArn(arn));
  }
}
