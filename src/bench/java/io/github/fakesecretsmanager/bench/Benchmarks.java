package io.github.fakesecretsmanager.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks in many short rounds in one JVM, each round measuring everything once, and
 * prints the medians with the ratio to the floor of the same round: a ratio of neighbours holds
 * though the machine's speed drifts.
 *
 * <p>The only argument is the number of rounds, the first half of which is warm-up. The system
 * property {@code only} selects benchmarks by a part of their class names.
 */
public final class Benchmarks {

  private static final String BYTES = "gc.alloc.rate.norm";

  private Benchmarks() {}

  private record Measure(double micros, double bytes) {}

  public static void main(String... arguments) throws RunnerException {
    int rounds = Integer.parseInt(arguments[0]);
    List<Map<String, Measure>> measured = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      Map<String, Measure> measures = measure();
      // The hundreds of classes of the SDK take long to be compiled as far as they will be.
      if (round > rounds / 2) {
        measured.add(measures);
      }
    }
    System.out.printf(
        "%n%-44s%10s%10s%12s%10s%n",
        "medians of " + measured.size(), "us/call", "ratio", "B/call", "ratio");
    measured.get(0).keySet().forEach(name -> print(name, measured));
  }

  private static Map<String, Measure> measure() throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(System.getProperty("only", Benchmarks.class.getPackageName()))
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(20))
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .build();
    Map<String, Measure> measures = new LinkedHashMap<>();
    Collection<RunResult> results = new Runner(options).run();
    for (RunResult result : results) {
      measures.put(
          name(result),
          new Measure(
              result.getPrimaryResult().getScore(),
              result.getSecondaryResults().get(BYTES).getScore()));
    }
    return measures;
  }

  private static String name(RunResult result) {
    String label = result.getPrimaryResult().getLabel();
    String over = result.getParams().getParam("over");
    return over == null ? label : label + " " + over;
  }

  private static void print(String name, List<Map<String, Measure>> measured) {
    String floor = name.substring(0, name.indexOf(' ') + 1) + Calls.FLOOR;
    boolean compared = measured.get(0).containsKey(floor);
    System.out.printf(
        "%-44s%10.1f%10s%12.0f%10s%n",
        name,
        median(measured.stream().mapToDouble(round -> round.get(name).micros()).toArray()),
        compared ? ratio(measured, name, floor, false) : "",
        median(measured.stream().mapToDouble(round -> round.get(name).bytes()).toArray()),
        compared ? ratio(measured, name, floor, true) : "");
  }

  private static String ratio(
      List<Map<String, Measure>> measured, String name, String floor, boolean ofBytes) {
    return String.format(
        "%.3f",
        median(
            measured.stream()
                .mapToDouble(
                    round ->
                        ofBytes
                            ? round.get(name).bytes() / round.get(floor).bytes()
                            : round.get(name).micros() / round.get(floor).micros())
                .toArray()));
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
