package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.internal.account.Replication;
import io.github.fakesecretsmanager.internal.account.ServiceEvent;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.util.function.Consumer;

/**
 * The control over when and how replication finishes.
 *
 * <pre>{@code
 * fake.replication().hold("eu-west-3");
 * client.replicateSecretToRegions(
 *     r -> r.secretId("prod/db").addReplicaRegions(to -> to.region("eu-west-3")));
 * // the replica is InProgress
 * fake.replication().release("eu-west-3");
 * // the replica is InSync
 * }</pre>
 *
 * <p>A held Region keeps its replicas {@code InProgress} in every {@link ReplicationMode}.
 * Thread-safe.
 */
public final class FakeReplication {

  private static final int MAX_STATUS_MESSAGE_LENGTH = 4096;

  private final SecretsManagerService service;

  FakeReplication(SecretsManagerService service) {
    this.service = service;
  }

  /** Holds replication to every Region until it is released. */
  public void hold() {
    steer(Replication::hold);
  }

  /**
   * Holds replication to one Region until it is released.
   *
   * @param region the Region of the replicas, such as {@code eu-west-3}
   * @throws IllegalArgumentException if AWS has no such Region
   */
  public void hold(String region) {
    Arguments.requireRegion(service, region);
    steer(replication -> replication.hold(region));
  }

  /**
   * Releases every Region, and completes replication that only the hold has delayed. In {@link
   * ReplicationMode#manual()} replication still waits until it is settled.
   */
  public void release() {
    steer(Replication::release);
  }

  /**
   * Releases one Region, as {@link #release()} releases every Region.
   *
   * @param region the Region of the replicas, such as {@code eu-west-3}
   * @throws IllegalArgumentException if AWS has no such Region
   */
  public void release(String region) {
    Arguments.requireRegion(service, region);
    steer(replication -> replication.release(region));
  }

  /** Completes all replication that is not held, regardless of the mode and the clock. */
  public void settle() {
    steer(Replication::settle);
  }

  /**
   * Completes replication to one Region unless it is held, regardless of the mode and the clock.
   *
   * @param region the Region of the replicas, such as {@code eu-west-3}
   * @throws IllegalArgumentException if AWS has no such Region
   */
  public void settle(String region) {
    Arguments.requireRegion(service, region);
    steer(replication -> replication.settle(region));
  }

  /**
   * Makes every replication to a Region fail for a reason, until {@link #clearFailure(String)}. The
   * status message is AWS's own. If it is about a secret that is in the way, it gives the primary's
   * name and ARN suffix.
   *
   * @param region the Region of the replicas, such as {@code eu-west-3}
   * @param reason the reason, except {@link ReplicationFailure.Reason#SCRIPTED}
   * @throws IllegalArgumentException if AWS has no such Region, or the reason is {@link
   *     ReplicationFailure.Reason#SCRIPTED}, which lacks a message
   * @see <a
   *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets_troubleshoot.html">Troubleshoot
   *     AWS Secrets Manager replication</a>
   */
  public void fail(String region, ReplicationFailure.Reason reason) {
    Arguments.requireRegion(service, region);
    requireWithMessage(reason);
    steer(replication -> replication.failWith(region, reason));
  }

  /** Returns a reason for which AWS has a message. */
  static ReplicationFailure.Reason requireWithMessage(ReplicationFailure.Reason reason) {
    Arguments.requireGiven("reason", reason, "use one such as Reason.KMS_ACCESS_DENIED");
    if (reason == ReplicationFailure.Reason.SCRIPTED) {
      throw new IllegalArgumentException(
          "reason <SCRIPTED> lacks a message: use fail(region, statusMessage)");
    }
    return reason;
  }

  /**
   * Makes every replication to a Region fail with a status message, until {@link
   * #clearFailure(String)}. Use it for causes that this fake does not know, and for messages that
   * AWS words differently.
   *
   * @param region the Region of the replicas, such as {@code eu-west-3}
   * @param statusMessage the message in AWS's words, 1 to 4096 characters
   * @throws IllegalArgumentException if AWS has no such Region, or the message is empty or too long
   */
  public void fail(String region, String statusMessage) {
    Arguments.requireRegion(service, region);
    Arguments.requireText("statusMessage", statusMessage, "use AWS's words");
    if (statusMessage.length() > MAX_STATUS_MESSAGE_LENGTH) {
      throw new IllegalArgumentException(
          "invalid status message of <%s> characters: use %s or fewer, as AWS does"
              .formatted(statusMessage.length(), MAX_STATUS_MESSAGE_LENGTH));
    }
    steer(replication -> replication.failWith(region, statusMessage));
  }

  /**
   * Cancels {@code fail}: replication to the Region follows AWS's rules again. A replica that has
   * failed stays so until it is replicated again.
   *
   * @param region the Region of the replicas, such as {@code eu-west-3}
   * @throws IllegalArgumentException if AWS has no such Region
   */
  public void clearFailure(String region) {
    Arguments.requireRegion(service, region);
    steer(replication -> replication.clearFailure(region));
  }

  /**
   * {@return how often replication to a Region has started, for new replicas and for changes}
   *
   * @param region the Region of the replicas, such as {@code eu-west-3}
   * @throws IllegalArgumentException if AWS has no such Region
   */
  public int timesStarted(String region) {
    return times(ServiceEvent.REPLICATION_STARTED, region);
  }

  /**
   * {@return how often replication to a Region has succeeded, for new replicas and for changes}
   *
   * @param region the Region of the replicas, such as {@code eu-west-3}
   * @throws IllegalArgumentException if AWS has no such Region
   */
  public int timesSucceeded(String region) {
    return times(ServiceEvent.REPLICATION_SUCCEEDED, region);
  }

  private int times(ServiceEvent event, String region) {
    Arguments.requireRegion(service, region);
    return service.look((account, events) -> account.replication().times(event, region));
  }

  private void steer(Consumer<Replication> action) {
    service.change(account -> action.accept(account.replication()));
  }
}
