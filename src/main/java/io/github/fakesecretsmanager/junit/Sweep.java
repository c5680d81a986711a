package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/**
 * The runs of one sweep, which JUnit takes one after the other. The first run decides which follow.
 *
 * <p>Not thread-safe: the runs of a sweep share a thread.
 */
final class Sweep implements Iterator<TestTemplateInvocationContext> {

  /** The highest index at which a run that is chosen without the first is still recognized. */
  private static final int MAX_INDEX = 100_000;

  /** A kind of sweep: an annotation, and the runs that it asks for. */
  interface Plan {

    /** Returns the annotation's name, for messages. */
    String annotation();

    /** Returns the number of runs beyond which the sweep is refused. */
    int maxRuns();

    /**
     * Checks the attributes of the annotation.
     *
     * @param fake the fake of the first run
     * @throws IllegalArgumentException if an attribute is wrong
     */
    void check(FakeSecretsManager fake);

    /** Returns the Regions whose replicas are disturbed. */
    default Set<String> replicaRegions() {
      return Set.of();
    }

    /**
     * Returns the runs after the first.
     *
     * @param course what the first run has done
     * @throws IllegalArgumentException if there is nothing to do
     */
    List<SweepStep> steps(SweepStep.Course course);
  }

  private final Method method;
  private final Plan plan;
  private final Deque<SweepStep> steps = new ArrayDeque<>();
  private final AtomicInteger handedOut = new AtomicInteger();
  private final AtomicBoolean isFirstChosen = new AtomicBoolean();

  Sweep(Method method, Plan plan) {
    this.method = method;
    this.plan = plan;
    steps.add(new FirstRun());
  }

  @Override
  public boolean hasNext() {
    return !steps.isEmpty() || isWithoutFirst();
  }

  /** Returns whether JUnit was told to take later runs only, by an id or an index. */
  private boolean isWithoutFirst() {
    return handedOut.get() > 0 && !isFirstChosen.get() && handedOut.get() < MAX_INDEX;
  }

  @Override
  public TestTemplateInvocationContext next() {
    handedOut.incrementAndGet();
    return new SweepInvocation(this, steps.isEmpty() ? new UnknownRun() : steps.remove());
  }

  /** Notes that JUnit makes the run of a step. */
  void chosen(SweepStep step) {
    if (step instanceof FirstRun) {
      isFirstChosen.set(true);
    }
  }

  Set<String> replicaRegions() {
    return plan.replicaRegions();
  }

  /** Plans the other runs when the first has passed. */
  void passed(SweepStep step, SweepStep.Course course) {
    if (!(step instanceof FirstRun)) {
      return;
    }
    List<SweepStep> planned = checked(() -> plan.steps(course));
    if (planned.size() >= plan.maxRuns()) {
      throw refusal(
          """
          it would take <%s> runs, more than maxRuns <%s>: narrow it by its attributes, or raise \
          maxRuns"""
              .formatted(planned.size() + 1, plan.maxRuns()));
    }
    steps.addAll(planned);
  }

  /** Returns the refusal of the sweep, for a reason. */
  ExtensionConfigurationException refusal(String why) {
    return new ExtensionConfigurationException(message(why));
  }

  private String message(String why) {
    return "@%s on <%s>: %s".formatted(plan.annotation(), method, why);
  }

  private interface Work<T> {
    T run();
  }

  private <T> T checked(Work<T> work) {
    try {
      return work.run();
    } catch (IllegalArgumentException e) {
      throw new ExtensionConfigurationException(message(String.valueOf(e.getMessage())), e);
    }
  }

  private final class FirstRun implements SweepStep {

    @Override
    public SweepRun run() {
      return SweepRun.undisturbed();
    }

    @Override
    public String toSeeAgain() {
      return "@" + plan.annotation();
    }

    @Override
    public Disturbance begin(FakeSecretsManager fake) {
      return checked(
          () -> {
            if (plan.maxRuns() < 1) {
              throw new IllegalArgumentException(
                  "invalid maxRuns <%s>: use 1 or more".formatted(plan.maxRuns()));
            }
            plan.check(fake);
            return Disturbance.NONE;
          });
    }
  }

  /** A run that is made without the first, which alone knows what the run tries. */
  private final class UnknownRun implements SweepStep {

    @Override
    public SweepRun run() {
      return SweepRun.unknown();
    }

    @Override
    public String toSeeAgain() {
      return "@" + plan.annotation();
    }

    @Override
    public Disturbance begin(FakeSecretsManager fake) {
      throw refusal(
          """
          this run was chosen without the first, from which the sweep learns which runs to make: \
          run the whole test, or narrow it by the attributes that a failing run names""");
    }
  }
}
