package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.FakeFault;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.FaultedCalls;
import io.github.fakesecretsmanager.domain.FaultHit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The runs of a {@link FaultSweep}. */
record FaultSweepPlan(FaultSweep sweep) implements Sweep.Plan {

  @Override
  public String annotation() {
    return FaultSweep.class.getSimpleName();
  }

  @Override
  public int maxRuns() {
    return sweep.maxRuns();
  }

  @Override
  public void check(FakeSecretsManager fake) {
    if (sweep.operations().length > 0) {
      // A fault that does nothing refuses what no fault can hit.
      fake.faults().on(sweep.operations()).delay(Duration.ZERO).remove();
    }
    Arrays.stream(sweep.regions()).forEach(fake::region);
    for (int number : sweep.calls()) {
      if (number < 1) {
        throw new IllegalArgumentException("invalid call <%s>: use 1 or more".formatted(number));
      }
    }
    if (sweep.kinds().length == 0) {
      throw new IllegalArgumentException("kinds is empty: use one or more, or @Test");
    }
  }

  @Override
  public List<SweepStep> steps(SweepStep.Course course) {
    List<FaultHit> calls = course.calls();
    for (int number : sweep.calls()) {
      if (number > calls.size()) {
        throw new IllegalArgumentException(
            "unknown call <%s>: use 1 to %s, the calls of the first run"
                .formatted(number, calls.size()));
      }
    }
    List<Integer> chosen =
        IntStream.rangeClosed(1, calls.size())
            .filter(number -> isChosen(number, calls.get(number - 1)))
            .boxed()
            .toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(nothingToHit(calls));
    }
    requireCalled("operations", sweep.operations(), calls, FaultHit::operation);
    requireCalled("regions", sweep.regions(), calls, FaultHit::region);
    Set<FaultKind> kinds = new LinkedHashSet<>(List.of(sweep.kinds()));
    List<SweepStep> steps = new ArrayList<>();
    for (int number : chosen) {
      for (FaultKind kind : kinds) {
        steps.add(new Step(calls, number, kind, false));
        steps.add(new Step(calls, number, kind, true));
      }
    }
    return steps;
  }

  private boolean isChosen(int number, FaultHit call) {
    return (sweep.calls().length == 0
            || IntStream.of(sweep.calls()).anyMatch(chosen -> chosen == number))
        && isAmong(sweep.operations(), call.operation())
        && isAmong(sweep.regions(), call.region());
  }

  /**
   * Refuses an element of an attribute that matches no call: without a call to hit, its runs would
   * prove nothing.
   */
  private static void requireCalled(
      String attribute, String[] chosen, List<FaultHit> calls, Function<FaultHit, String> part) {
    for (String name : chosen) {
      if (calls.stream().map(part).noneMatch(name::equals)) {
        throw new IllegalArgumentException(
            "<%s> in %s matches no call: remove it, or make the test method call it"
                .formatted(name, attribute));
      }
    }
  }

  private static boolean isAmong(String[] chosen, String name) {
    return chosen.length == 0 || List.of(chosen).contains(name);
  }

  private static String nothingToHit(List<FaultHit> calls) {
    return calls.isEmpty()
        ? """
          no call of the test method reaches Secrets Manager, so nothing can fail: call it through \
          a client of the fake, in a Region that is up, or use @Test"""
        : """
          none of the calls of the test method is chosen; it made %s: choose others of its \
          operations, Regions or numbers"""
            .formatted(calls.stream().map(FaultSweepPlan::described).collect(Collectors.toSet()));
  }

  private static String described(FaultHit call) {
    return call.operation() + " in " + call.region();
  }

  /**
   * A run in which one call is hit.
   *
   * @param calls the calls of the first run
   * @param number the number of the call, from 1
   */
  private record Step(List<FaultHit> calls, int number, FaultKind kind, boolean isGivenUp)
      implements SweepStep {

    private FaultHit call() {
      return calls.get(number - 1);
    }

    @Override
    public SweepRun run() {
      String description =
          "call %s of %s, %s: %s at %s"
              .formatted(
                  number,
                  calls.size(),
                  described(call()),
                  kind.words(),
                  isGivenUp ? "every attempt" : "the first attempt");
      return SweepRun.ofFault(description, kind, call().operation(), call().region(), isGivenUp);
    }

    @Override
    public String toSeeAgain() {
      return "@FaultSweep(calls = %s, kinds = FaultKind.%s)".formatted(number, kind);
    }

    @Override
    public Disturbance begin(FakeSecretsManager fake) {
      FaultedCalls all = fake.faults().onAnyCall();
      FakeFault fault =
          kind.set((isGivenUp ? all.wholeCalls() : all.firstAttempts()).skip(number - 1).next());
      return course -> {
        fault.remove();
        return departure(course.calls()).or(() -> missed(course.calls(), fault.hits()));
      };
    }

    private Optional<String> missed(List<FaultHit> made, List<FaultHit> hits) {
      if (hits.isEmpty()) {
        return Optional.of(
            "The run <%s> was not hit: another fault hit the call.".formatted(run()));
      }
      FaultHit first = hits.get(0);
      return first.invocationId().equals(made.get(number - 1).invocationId())
          ? Optional.empty()
          : Optional.of(
              "The run <%s> hit another call, <%s>: another fault or an outage came first."
                  .formatted(run(), described(first)));
    }

    /** Returns how the run departed from the first before the call was hit. */
    private Optional<String> departure(List<FaultHit> made) {
      for (int i = 0; i < number; i++) {
        if (i >= made.size()) {
          return Optional.of(
              "The run <%s> was not hit: it made only <%s> calls, the first run <%s>."
                  .formatted(run(), made.size(), calls.size()));
        }
        if (!described(made.get(i)).equals(described(calls.get(i)))) {
          return Optional.of(
              "The run <%s> made other calls than the first: call %s was <%s>, not <%s>."
                  .formatted(run(), i + 1, described(made.get(i)), described(calls.get(i))));
        }
      }
      return Optional.empty();
    }
  }
}
