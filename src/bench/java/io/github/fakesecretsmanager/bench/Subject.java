package io.github.fakesecretsmanager.bench;

/**
 * What is measured.
 *
 * @param call the call
 * @param over what answers it; empty where nothing else does
 * @param threads how many call at once
 */
record Subject(String call, String over, int threads) {

  /** Returns the same call over something else. */
  Subject over(String other) {
    return new Subject(call, other, threads);
  }

  @Override
  public String toString() {
    return call
        + (over.isEmpty() ? "" : ", " + over)
        + (threads == 1 ? "" : ", " + threads + " threads");
  }
}
