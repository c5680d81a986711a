package io.github.fakesecretsmanager.internal.fault;

/**
 * The selection of the calls in a fault's scope that it hits.
 *
 * @param counting the unit that is counted and hit
 * @param skipped how many pass before the first hit
 * @param every 1 to hit each, 2 to hit every second, ...
 * @param limit how many are hit at most
 */
public record Occurrences(Counting counting, int skipped, int every, int limit) {

  /** The unit that a fault counts and hits. */
  public enum Counting {
    /** Attempts, counted and hit one by one. */
    ATTEMPTS(""),
    /** Calls, of which every attempt is hit. */
    WHOLE_CALLS(", whole calls"),
    /** Calls, of which only the first attempt is hit. */
    FIRST_ATTEMPTS(", first attempts");

    private final String text;

    Counting(String text) {
      this.text = text;
    }
  }

  /** All attempts. */
  public static final Occurrences ALL = new Occurrences(Counting.ATTEMPTS, 0, 1, Integer.MAX_VALUE);

  public Occurrences with(Counting other) {
    return new Occurrences(other, skipped, every, limit);
  }

  public Occurrences skipping(int number) {
    return new Occurrences(counting, number, every, limit);
  }

  public Occurrences everyNth(int number) {
    return new Occurrences(counting, skipped, number, limit);
  }

  public Occurrences limitedTo(int number) {
    return new Occurrences(counting, skipped, every, number);
  }

  /** Returns whether the unit with a number, counted from 1, can be hit. */
  boolean include(long number) {
    long after = number - skipped;
    return after > 0 && after % every == 0;
  }

  /** Returns whether another unit can be hit after a number of them. */
  boolean goOnAfter(int hit) {
    return hit < limit;
  }

  @Override
  public String toString() {
    return counting.text
        + (skipped > 0 ? ", after " + skipped : "")
        + (every > 1 ? ", every " + every : "")
        + (limit < Integer.MAX_VALUE ? ", next " + limit : "");
  }
}
