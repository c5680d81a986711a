package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.SecretArn;
import java.time.Instant;

/** Hears of what Secrets Manager does by itself, in the order in which it happens. */
public interface ServiceEvents {

  /**
   * Notes an event.
   *
   * @param secret whose it is, in the Region where it happens; of replication, the primary
   * @param time at which it happens, by the account's clock
   */
  void happened(ServiceEvent event, SecretArn secret, Instant time);
}
