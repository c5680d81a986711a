package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.FaultHit;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/**
 * The runs of one sweep, which JUnit takes one after the other. The first run decides which follow.
 *
 * <p>Not thread-safe: the runs of a sweep share a thread.
 */
final class Sweep implements Iterator<TestTemplateInvocationContext> {

  /** A kind of sweep: an annotation, and the runs that it asks for. */
  interface Plan {

    /** Returns the annotation's name, for messages. */
    String annotation();

    /** Returns the number of runs beyond which the sweep is refused. */
    int maxRuns();

    /**
     * Checks what the annotation says.
     *
     * @param fake of the first run
     * @throws IllegalArgumentException if it can't be
     */
    void check(FakeSecretsManager fake);

    /**
     * Returns the runs after the first.
     *
     * @param calls the calls of the first run
     * @throws IllegalArgumentException if there is nothing to do
     */
    List<SweepStep> steps(List<FaultHit> calls);
  }

  private final Method method;
  private final Plan plan;
  private final Deque<SweepStep> steps = new ArrayDeque<>();

  Sweep(Method method, Plan plan) {
    this.method = method;
    this.plan = plan;
    steps.add(new FirstRun());
  }

  @Override
  public boolean hasNext() {
    return !steps.isEmpty();
  }

  @Override
  public TestTemplateInvocationContext next() {
    return new SweepInvocation(this, steps.remove());
  }

  /** Plans the other runs when the first has passed. */
  void passed(SweepStep step, List<FaultHit> calls) {
    if (!(step instanceof FirstRun)) {
      return;
    }
    List<SweepStep> planned = checked(() -> plan.steps(calls));
    if (planned.size() >= plan.maxRuns()) {
      throw refusal(
          """
          it would take <%s> runs, more than maxRuns <%s>: narrow it by its attributes, or raise \
          maxRuns"""
              .formatted(planned.size() + 1, plan.maxRuns()));
    }
    steps.addAll(planned);
  }

  /** Returns why the sweep can't be. */
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
}
