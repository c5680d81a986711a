package io.github.fakesecretsmanager.internal.account;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The time of an account, and what is to happen in it.
 *
 * <p>Time stands still between two looks at the clock, so that all of one call is at one time. Not
 * thread-safe; guarded by the account's lock.
 */
final class Timeline {

  private final InstantSource clock;
  private final VirtualScheduler scheduler = new VirtualScheduler();
  private Instant now;

  Timeline(InstantSource clock) {
    this.clock = clock;
    this.now = time();
  }

  private Instant time() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Returns the time that everything has caught up with, in milliseconds as AWS keeps it. */
  Instant now() {
    return now;
  }

  /** Plans an action; it is given the time at which it was due, which may be long past. */
  void schedule(Instant due, Consumer<Instant> action) {
    scheduler.schedule(due, action);
  }

  /**
   * Lets everything happen that the clock has passed, until something asks time to stand still.
   *
   * @param standsStill whether time stays where it is
   */
  void catchUp(BooleanSupplier standsStill) {
    boolean stoodStill = standsStill.getAsBoolean();
    Instant limit = stoodStill ? now : time();
    now = limit;
    if (scheduler.isDue(limit)
        && !scheduler.runDue(limit, () -> !stoodStill && standsStill.getAsBoolean())) {
      // What has happened may have set the time back to its own.
      now = limit;
    }
  }

  /** Sets the time back to that at which something was due. */
  void setBackTo(Instant due) {
    now = due;
  }
}
