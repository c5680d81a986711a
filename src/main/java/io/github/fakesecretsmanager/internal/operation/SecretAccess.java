package io.github.fakesecretsmanager.internal.operation;

/** Says which secrets the caller may get; who that is, and by which policies, is not said here. */
@FunctionalInterface
public interface SecretAccess {

  /** Whoever arranges: everything is allowed. */
  SecretAccess EVERYTHING = secretId -> {};

  /**
   * Accepts the caller or refuses it.
   *
   * @throws io.github.fakesecretsmanager.internal.account.SecretsManagerError AccessDeniedException
   *     when the caller may not call GetSecretValue for that secret
   */
  void requireGetSecretValue(String secretId);
}
