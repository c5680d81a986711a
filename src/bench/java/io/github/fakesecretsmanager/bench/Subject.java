package io.github.fakesecretsmanager.bench;

/**
 * The subject of a measurement.
 *
 * @param call the call
 * @param over the variant that answers it; empty if only one does
 * @param threads the number of threads that call at once
 */
record Subject(String call, String over, int threads) {

  /** Returns the same call over another variant. */
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
