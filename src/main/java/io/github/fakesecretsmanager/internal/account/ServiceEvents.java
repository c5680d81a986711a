package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.SecretArn;
import java.time.Instant;
import java.util.Optional;

/** The listener to what Secrets Manager does by itself, in the order in which it happens. */
public interface ServiceEvents {

  /**
   * Notes an event.
   *
   * @param secret the secret, in the Region where it happens; for replication, the primary
   * @param time the time of the event, by the account's clock
   */
  void happened(ServiceEvent event, SecretArn secret, Instant time);

  /**
   * Notes an event of a rotation.
   *
   * @param versionId the version that is to become current
   * @param errorMessage AWS's sentence about a step that failed, which never says why
   */
  void happened(
      ServiceEvent event,
      SecretArn secret,
      Instant time,
      String versionId,
      Optional<String> errorMessage);

  /**
   * Notes an event of a replication.
   *
   * @param region the Region of the replica
   */
  void replicated(ServiceEvent event, SecretArn primary, String region, Instant time);
}
