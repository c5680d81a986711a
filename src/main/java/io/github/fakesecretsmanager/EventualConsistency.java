package io.github.fakesecretsmanager;

import java.time.Duration;

/**
 * A way in which AWS shows a change only some time after its answer. A fake does so on request, by
 * its clock.
 *
 * <pre>{@code
 * FakeSecretsManager fake =
 *     FakeSecretsManager.builder().eventuallyConsistent(EventualConsistency.LISTINGS_LAG).build();
 * }</pre>
 *
 * @see FakeSecretsManager.Builder#eventuallyConsistent()
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html">ListSecrets</a>
 */
public enum EventualConsistency {

  /**
   * ListSecrets, and BatchGetSecretValue with filters, show the Region as it was five minutes ago,
   * which AWS documents as the longest time. DescribeSecret shows it as it is.
   */
  LISTINGS_LAG(Duration.ofMinutes(5)),

  /**
   * After a deletion without recovery, CreateSecret of the same name is refused for 30 seconds:
   * {@code You can't perform this operation on the secret because it was deleted.}
   */
  DELETED_NAMES_ARE_HELD(Duration.ofSeconds(30)),

  /**
   * A replica that RemoveRegionsFromReplication removes can be read for another minute. Its primary
   * no longer lists it.
   */
  REMOVED_REPLICAS_LINGER(Duration.ofMinutes(1)),

  /** The rotation that RotateSecret starts runs five seconds after the answer. */
  ROTATIONS_START_LATE(Duration.ofSeconds(5)),

  /**
   * A replica answers with the older value for ten seconds after a change of its primary, which
   * shows it as {@code InProgress}. A {@link ReplicationMode} that takes longer applies instead.
   */
  REPLICAS_LAG(Duration.ofSeconds(10));

  private final Duration duration;

  EventualConsistency(Duration duration) {
    this.duration = duration;
  }

  /** {@return how long it lasts, by the fake's clock} */
  public Duration duration() {
    return duration;
  }
}
