package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.SecretArn;

/**
 * Says what the caller of the moment may do with KMS keys; who that is, and by which policies, is
 * not the domain's business.
 */
@FunctionalInterface
public interface KmsAuthorization {

  /** Whoever arranges: everything is permitted that a key does not deny. */
  KmsAuthorization EVERYTHING = (key, region, permission, secret) -> true;

  /**
   * Tells whether the caller may use a key for a secret.
   *
   * @param region the Region of the key
   * @param secret the ARN that stands in the encryption context
   */
  boolean permits(KmsKey key, String region, KmsPermission permission, SecretArn secret);
}
