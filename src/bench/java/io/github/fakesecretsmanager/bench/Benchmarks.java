package io.github.fakesecretsmanager.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The program that runs the benchmarks, one section after the other, in many short rounds. Each
 * round measures the whole section once. It prints a table of medians for each section, and can
 * write the tables and the picture to {@code docs}.
 *
 * <p>The first argument is the number of rounds, of which the first half is warm-up. The second is
 * the number of processes for a cold start. The system property {@code bench.only} selects a
 * section by its name, and {@code bench.write} says whether to write.
 */
public final class Benchmarks {

  private static final String BYTES = "gc.alloc.rate.norm";

  private Benchmarks() {}

  public static void main(String... arguments) throws IOException, RunnerException {
    int rounds = Integer.parseInt(arguments[0]);
    int processes = Integer.parseInt(arguments[1]);
    String only = System.getProperty("bench.only", "");
    Map<Section, Rounds> measured = new LinkedHashMap<>();
    for (Section section : Section.values()) {
      if (only.isEmpty() || only.equals(section.toString())) {
        Rounds medians =
            section == Section.COLD ? coldStarts(processes) : warmCalls(section, rounds);
        measured.put(section, medians);
        System.out.printf("%n%s%n", Table.of(section, medians));
      }
    }
    if (Boolean.getBoolean("bench.write")) {
      Docs.write(measured);
    }
    // The threads of a server would keep the JVM alive.
    System.exit(0);
  }

  private static Rounds coldStarts(int processes) throws IOException {
    List<Map<Subject, Measure>> measured = new ArrayList<>();
    for (int round = 0; round < processes; round++) {
      measured.add(ColdStart.measure(round));
    }
    return new Rounds(measured);
  }

  private static Rounds warmCalls(Section section, int rounds) throws RunnerException {
    List<Map<Subject, Measure>> measured = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      Map<Subject, Measure> measures = new LinkedHashMap<>();
      for (int threads : section.threads()) {
        measures.putAll(measure(section, threads));
      }
      // The JVM needs long to compile the hundreds of classes of the SDK as far as it will.
      if (round > rounds / 2) {
        measured.add(measures);
      }
    }
    return new Rounds(measured);
  }

  private static Map<Subject, Measure> measure(Section section, int threads)
      throws RunnerException {
    var options =
        new OptionsBuilder()
            .forks(0)
            .threads(threads)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(20))
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT);
    options.include(section.benchmarks());
    section.over().ifPresent(over -> options.param("over", over));
    Map<Subject, Measure> measures = new LinkedHashMap<>();
    Collection<RunResult> results = new Runner(options.build()).run();
    for (RunResult result : results) {
      String over = result.getParams().getParam("over");
      measures.put(
          new Subject(result.getPrimaryResult().getLabel(), over == null ? "" : over, threads),
          new Measure(
              result.getPrimaryResult().getScore(),
              result.getSecondaryResults().get(BYTES).getScore()));
    }
    return measures;
  }
}
