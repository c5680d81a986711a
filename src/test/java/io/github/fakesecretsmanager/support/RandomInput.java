package io.github.fakesecretsmanager.support;

/**
 * The amount of random input that a run of the tests makes. The system property {@code
 * random.percent} sets it: the build gives 10, CI 100.
 */
public final class RandomInput {

  /** The tag of the tests that take random input, which the quick loop leaves out. */
  public static final String TAG = "random";

  private static final int PERCENT = Integer.getInteger("random.percent", 10);

  static {
    if (PERCENT < 1) {
      throw new IllegalArgumentException("invalid random.percent <" + PERCENT + ">: use 1 or more");
    }
  }

  private RandomInput() {}

  /** Returns how many inputs to try, out of the number in a whole run. */
  public static int shareOf(int whole) {
    return Math.max(1, whole * PERCENT / 100);
  }
}
