package io.github.fakesecretsmanager.internal.account;

import java.time.Instant;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A queue of scheduled actions. Each runs once the clock has reached its time, earliest first.
 *
 * <p>It has neither a thread nor a timer: each use of the account lets the scheduler catch up
 * first. If nothing is due, that costs one comparison, however much is scheduled. Not thread-safe;
 * guarded by the account's lock.
 */
final class VirtualScheduler {

  private final PriorityQueue<Entry> entries = new PriorityQueue<>();
  private long count;

  /** Schedules an action. It receives the time at which it was due, which may be long past. */
  void schedule(Instant due, Consumer<Instant> action) {
    entries.add(new Entry(due, count++, action));
  }

  /**
   * Runs what is due, earliest first, including what these actions schedule, until a pause is asked
   * for.
   *
   * @return whether a pause was asked for; the remaining actions then wait for the next run
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
