package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.internal.account.Replication;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.util.function.Consumer;

/**
 * Steers when replication finishes, and how.
 *
 * <p>A held Region keeps its replicas {@code InProgress}, whatever the {@link ReplicationMode}.
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
   * @throws IllegalArgumentException when AWS has no such Region
   */
  public void hold(String region) {
    Arguments.requireRegion(region);
    steer(replication -> replication.hold(region));
  }

  /**
   * Releases every Region, and finishes what was only waiting for that: replication that would be
   * over by now. In {@link ReplicationMode#manual()} nothing is over until it is settled.
   */
  public void release() {
    steer(Replication::release);
  }

  /**
   * Releases one Region, and finishes what was only waiting for that, as {@link #release()} does.
   *
   * @throws IllegalArgumentException when AWS has no such Region
   */
  public void release(String region) {
    Arguments.requireRegion(region);
    steer(replication -> replication.release(region));
  }

  /** Finishes all replication that is not held, whatever the mode and the clock say. */
  public void settle() {
    steer(Replication::settle);
  }

  /**
   * Finishes replication to one Region unless that is held, whatever the mode and the clock say.
   *
   * @throws IllegalArgumentException when AWS has no such Region
   */
  public void settle(String region) {
    Arguments.requireRegion(region);
    steer(replication -> replication.settle(region));
  }

  /**
   * Makes every replication to a Region fail with the given status message, until {@link
   * #clearFailure(String)}: for causes that this fake does not know, or words that AWS uses and it
   * does not.
   *
   * @throws IllegalArgumentException when AWS has no such Region, or the message is empty or longer
   *     than AWS's 4096 characters
   */
  public void fail(String region, String statusMessage) {
    Arguments.requireRegion(region);
    Arguments.requireText("statusMessage", statusMessage, "use the words that AWS would answer");
    if (statusMessage.length() > MAX_STATUS_MESSAGE_LENGTH) {
      throw new IllegalArgumentException(
          "invalid status message of <%s> characters: use %s or fewer, as AWS does"
              .formatted(statusMessage.length(), MAX_STATUS_MESSAGE_LENGTH));
    }
    steer(replication -> replication.failWith(region, statusMessage));
  }

  /**
   * Takes back what {@link #fail} said; replication to the Region goes by the rules again. A
   * replica that has failed stays so until it is replicated again.
   *
   * @throws IllegalArgumentException when AWS has no such Region
   */
  public void clearFailure(String region) {
    Arguments.requireRegion(region);
    steer(replication -> replication.clearFailure(region));
  }

  private void steer(Consumer<Replication> action) {
    service.change(account -> action.accept(account.replication()));
  }
}
