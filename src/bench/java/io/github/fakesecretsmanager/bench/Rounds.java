package io.github.fakesecretsmanager.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The rounds, each of which measured every subject once, and their medians. A ratio compares
 * neighbours within a round, so it holds even if the machine's speed drifts.
 */
record Rounds(List<Map<Subject, Measure>> measures) {

  /** Returns all subjects that were measured, in order. */
  Set<Subject> subjects() {
    return measures.get(0).keySet();
  }

  double median(Subject subject, ToDoubleFunction<Measure> figure) {
    return median(
        measures.stream().mapToDouble(round -> figure.applyAsDouble(round.get(subject))).toArray());
  }

  double ratio(Subject subject, Subject base, ToDoubleFunction<Measure> figure) {
    return median(
        measures.stream()
            .mapToDouble(
                round ->
                    figure.applyAsDouble(round.get(subject))
                        / figure.applyAsDouble(round.get(base)))
            .toArray());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
