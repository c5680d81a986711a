package io.github.fakesecretsmanager.conformance;

import io.github.fakesecretsmanager.conformance.scenario.Scenarios;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The program that asks a target every question of the scenarios, and compares its answers with the
 * recordings. {@code docs/conformance.md} describes how to run it.
 */
public final class ConformanceKit {

  /** The prefix of the names of all secrets and keys. */
  static final String PREFIX = "fsm-conformance-";

  /** The names of what a run of the kit creates. */
  private static final Pattern OWN = Pattern.compile(PREFIX + "[0-9a-f]{8}-\\d{3}-.*");

  private static final int SECONDS_TO_STOP = 30;

  private final Options options;
  private final Access aws;
  private final PrintStream out;
  private final Recordings recordings;
  private final List<Scenario> scenarios;
  private final String prefix = PREFIX + RunId.next() + "-";

  /**
   * Prepares a run.
   *
   * @throws ConformanceException if no scenario is chosen
   */
  ConformanceKit(Options options, Access aws, PrintStream out) {
    this.options = options;
    this.aws = aws;
    this.out = out;
    this.recordings = new Recordings(options.recordings());
    this.scenarios = Scenarios.all().stream().filter(options.selection()).toList();
    if (scenarios.isEmpty()) {
      throw new ConformanceException(
          "conformance.only <%s> matches no scenario: use a name of %s, or part of one with .*"
              .formatted(options.only(), options.recordings()));
    }
  }

  /** Runs with the system properties that begin with {@code conformance.}. */
  public static void main(String... ignored) {
    Map<String, String> properties = new LinkedHashMap<>();
    System.getProperties().forEach((name, value) -> properties.put("" + name, "" + value));
    new ConformanceKit(Options.of(properties), Access.ofThisMachine(), System.out).run();
  }

  /**
   * Runs as the options say.
   *
   * @throws ConformanceException if an answer differs from its recording, or can't be got
   */
  void run() {
    // An unreadable recording must be reported before anything is created.
    scenarios.forEach(recordings::read);
    if (options.isAws() || options.endpoint().isPresent()) {
      try (RemoteTarget target = Connection.open(options, aws, scenarios, prefix, out)) {
        runAgainst(target);
      }
    } else {
      runAgainstTheFake();
    }
  }

  private void runAgainstTheFake() {
    try (FakeTarget target =
            new FakeTarget(FakeTarget.Front.SYNCHRONOUS, CallerPolicy.documented());
        Runner runner = runner(target)) {
      List<Outcome> outcomes =
          scenarios.stream().map(scenario -> runner.run(scenario, nextPrefix(scenario))).toList();
      finish(target.description(), false, outcomes);
    }
  }

  private Runner runner(Target target) {
    Path file = options.output().resolve(prefix + "created.txt");
    Ledger ledger = new Ledger(file, target, Runner.places(target));
    return new Runner(target, recordings, ledger, options.limit());
  }

  private void runAgainst(RemoteTarget target) {
    Runner runner = runner(target);
    if (options.isCleaning()) {
      cleanUp(target, runner);
      return;
    }
    ExecutorService workers = Executors.newFixedThreadPool(options.parallel());
    Thread interrupted = new Thread(() -> stop(workers, runner));
    Runtime.getRuntime().addShutdownHook(interrupted);
    List<Outcome> outcomes;
    try {
      outcomes = inParallel(workers, scenario -> run(runner, scenario));
    } finally {
      stop(workers, runner);
      remove(interrupted);
    }
    finish(target.description(), target.isAws(), outcomes);
    requireNothingLeft(runner);
  }

  private void cleanUp(RemoteTarget target, Runner runner) {
    runner.find(OWN, PREFIX);
    List<String> found = runner.ledger().found();
    out.println("Earlier runs, or one under way, left: " + (found.isEmpty() ? "nothing" : found));
    if (target.isAws() && !found.isEmpty()) {
      Connection.requireConfirmation(options);
    }
    close(runner);
    requireNothingLeft(runner);
    out.println("Deleted: " + (found.isEmpty() ? "nothing" : found));
  }

  private Outcome run(Runner runner, Scenario scenario) {
    Outcome outcome = runner.run(scenario, nextPrefix(scenario));
    if (options.isAws()) {
      // A run against AWS takes long enough to be watched.
      out.println(scenario + ": " + outcome.result());
    }
    return outcome;
  }

  /** Gives each scenario of a run names of its own. */
  private String nextPrefix(Scenario scenario) {
    return "%s%03d-".formatted(prefix, scenarios.indexOf(scenario));
  }

  /**
   * Runs all scenarios, and returns their outcomes in the same order; the first failure ends it.
   */
  private List<Outcome> inParallel(ExecutorService workers, Function<Scenario, Outcome> run) {
    CompletionService<Outcome> running = new ExecutorCompletionService<>(workers);
    scenarios.forEach(scenario -> running.submit(() -> run.apply(scenario)));
    List<Outcome> outcomes = new ArrayList<>();
    try {
      while (outcomes.size() < scenarios.size()) {
        outcomes.add(running.take().get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new ConformanceException("the run failed: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConformanceException("the run was interrupted: run it again");
    }
    outcomes.sort(Comparator.comparingInt(outcome -> scenarios.indexOf(outcome.scenario())));
    return outcomes;
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook cleans up.
    }
  }

  private synchronized void stop(ExecutorService workers, Runner runner) {
    // Not by an interrupt: a call that creates something must end.
    runner.ledger().stop();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        out.println("A call is still running; what it creates may be left behind.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close(runner);
  }

  private void close(Runner runner) {
    try {
      runner.close();
    } finally {
      List<String> left = runner.ledger().commands();
      if (!left.isEmpty()) {
        out.println("Not everything could be deleted. These commands delete what is left:");
        left.forEach(command -> out.println("  " + command));
      }
    }
  }

  private static void requireNothingLeft(Runner runner) {
    int left = runner.ledger().found().size();
    if (left > 0) {
      throw new ConformanceException(
          "%d secrets or keys could not be deleted: run the commands above, or again with -Dconformance.cleanup=true"
              .formatted(left));
    }
  }

  private void finish(String target, boolean isAws, List<Outcome> outcomes) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Report report = new Report(target, today, outcomes);
    report.write(options.output());
    out.println(report.summary());
    if (options.isRecording()) {
      record(isAws, today, outcomes);
    } else if (report.hasDifferences()) {
      throw new ConformanceException(
          "%s differs from the recordings: see %s"
              .formatted(target, options.output().resolve("index.html")));
    }
  }

  private void record(boolean isAws, LocalDate today, List<Outcome> outcomes) {
    Origin origin = isAws ? Origin.aws(today) : Origin.PLAUSIBLE;
    for (Outcome outcome : outcomes) {
      if (outcome.result() == Outcome.Result.SAME || outcome.result() == Outcome.Result.DIFFERENT) {
        Recording answered = outcome.answered().withOrigins(part -> new Part(part.value(), origin));
        recordings.write(answered.updatedFrom(outcome.expected(), isAws));
      }
    }
    outcomes.stream()
        .filter(outcome -> outcome.result() == Outcome.Result.BROKEN)
        .min(Comparator.comparing(outcome -> outcome.scenario().name()))
        .ifPresent(
            outcome -> {
              throw new ConformanceException(
                  "scenario <%s> broke off, so its recording is unchanged: %s"
                      .formatted(outcome.scenario(), outcome.why()));
            });
  }
}
