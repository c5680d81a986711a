package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.SecretArn;

/**
 * The caller's permissions on KMS keys. The account need not know who the caller is, or which
 * policies decide.
 */
@FunctionalInterface
public interface KmsAuthorization {

  /** The permissions of a test that arranges its fake: everything that a key does not deny. */
  KmsAuthorization EVERYTHING = (key, region, permission, secret) -> true;

  /**
   * Returns whether the caller may use a key for a secret.
   *
   * @param region the Region of the key
   * @param secret the ARN in the encryption context
   */
  boolean permits(KmsKey key, String region, KmsPermission permission, SecretArn secret);
}
