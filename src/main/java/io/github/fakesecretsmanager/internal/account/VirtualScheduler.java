package io.github.fakesecretsmanager.internal.account;

import java.time.Instant;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The actions that are to happen at a time; they happen in order once the clock has passed it.
 *
 * <p>It has neither thread nor timer: each use of the account lets the scheduler catch up first.
 * When nothing is due that costs one comparison, however much is planned. Not thread-safe; guarded
 * by the account's lock.
 */
final class VirtualScheduler {

  private final PriorityQueue<Entry> entries = new PriorityQueue<>();
  private long count;

  /** Plans an action; it is given the time at which it was due, which may be long past. */
  void schedule(Instant due, Consumer<Instant> action) {
    entries.add(new Entry(due, count++, action));
  }

  /** Returns whether something is due. */
  boolean isDue(Instant now) {
    Entry next = entries.peek();
    return next != null && !next.due().isAfter(now);
  }

  /**
   * Runs what is due, earliest first, including what that in turn plans, until an action asks for a
   * pause.
   *
   * @return whether there was a pause: what is left waits for the next time
   */
  boolean runDue(Instant now, BooleanSupplier pause) {
    Entry next = entries.peek();
    while (next != null && !next.due().isAfter(now)) {
      entries.remove();
      next.action().accept(next.due());
      if (pause.getAsBoolean()) {
        return true;
      }
      next = entries.peek();
    }
    return false;
  }

  private record Entry(Instant due, long number, Consumer<Instant> action)
      implements Comparable<Entry> {

    @Override
    public int compareTo(Entry other) {
      int byTime = due.compareTo(other.due);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }
}
