package io.github.fakesecretsmanager.internal.account;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The time of an account, and what is due at a later time.
 *
 * <p>Time stands still between two catch-ups, so that everything in one call happens at one time.
 * Not thread-safe; guarded by the account's lock.
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

  /**
   * Schedules an action. It receives the time at which it was due, and happens at that time too,
   * unless the account has caught up with a later one.
   */
  void schedule(Instant due, Consumer<Instant> action) {
    scheduler.schedule(
        due,
        at -> {
          now = at.isAfter(now) ? at : now;
          action.accept(at);
        });
  }

  /**
   * Runs everything that is due, until something makes time stand still.
   *
   * @param standsStill whether time must stand still
   */
  void catchUp(BooleanSupplier standsStill) {
    boolean stoodStill = standsStill.getAsBoolean();
    Instant limit = stoodStill ? now : time();
    // The test may have set the clock back.
    now = now.isBefore(limit) ? now : limit;
    if (!scheduler.runDue(limit, () -> !stoodStill && standsStill.getAsBoolean())) {
      now = limit;
    }
  }
}
