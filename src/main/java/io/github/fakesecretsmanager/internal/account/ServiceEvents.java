package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.SecretArn;
import java.time.Instant;

/** The listener to what Secrets Manager does by itself, in the order in which it happens. */
public interface ServiceEvents {

  /**
   * Notes an event.
   *
   * @param secret the secret, in the Region where it happens; of replication, the primary
   * @param time at which it happens, by the account's clock
   */
  void happened(ServiceEvent event, SecretArn secret, Instant time);
}
