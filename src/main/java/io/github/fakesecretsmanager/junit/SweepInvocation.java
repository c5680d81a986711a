package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.FakeFault;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.FaultHit;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** A run of a sweep as JUnit invokes it. */
final class SweepInvocation implements TestTemplateInvocationContext {

  private static final Namespace NAMESPACE = Namespace.create(SweepInvocation.class);

  private final Sweep sweep;
  private final SweepStep step;
  private final SweepRun run;

  SweepInvocation(Sweep sweep, SweepStep step) {
    this.sweep = sweep;
    this.step = step;
    this.run = step.run();
  }

  /** Returns the run that a test is; empty if the test is not swept. */
  static Optional<SweepInvocation> of(ExtensionContext context) {
    return Optional.ofNullable(
        context.getStore(NAMESPACE).get(SweepInvocation.class, SweepInvocation.class));
  }

  @Override
  public String getDisplayName(int invocationIndex) {
    return run.toString();
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    // JUnit asks only for what it runs.
    sweep.chosen(step);
    return List.of(new Resolver(this));
  }

  /** Runs the test method while the run is disturbed. */
  void proceed(Invocation<Void> method, ExtensionContext context, FakeSecretsManager fake)
      throws Throwable {
    FakeFault watch = fake.faults().onAnyCall().delay(Duration.ZERO);
    SweepStep.Disturbance disturbance = step.begin(fake);
    Map<String, Integer> started = started(fake);
    boolean isWatched;
    SweepStep.Course course;
    try {
      method.proceed();
    } catch (Throwable failure) {
      failure.addSuppressed(
          new FailureNote(
              "in the run <%s>; to see only this one again: %s".formatted(run, step.toSeeAgain())));
      throw failure;
    } finally {
      isWatched = watch.isSet();
      watch.remove();
      course = new SweepStep.Course(calls(watch), changed(started, started(fake)));
      disturbance
          .end(course)
          .ifPresent(note -> context.publishReportEntry(FailureReport.KEY, note));
    }
    if (!isWatched) {
      throw sweep.refusal(
          """
          the test method has cleared all faults or reset the fake, and so undone this run: remove \
          its own faults one by one""");
    }
    sweep.passed(step, course);
  }

  /** Returns how often replication to each of the sweep's Regions has started. */
  private Map<String, Integer> started(FakeSecretsManager fake) {
    Map<String, Integer> started = new HashMap<>();
    sweep
        .replicaRegions()
        .forEach(region -> started.put(region, fake.replication().timesStarted(region)));
    return started;
  }

  private static Set<String> changed(Map<String, Integer> before, Map<String, Integer> after) {
    Set<String> changed = new HashSet<>(after.keySet());
    changed.removeIf(region -> Objects.equals(after.get(region), before.get(region)));
    return changed;
  }

  private static List<FaultHit> calls(FakeFault watch) {
    Map<String, FaultHit> calls = new LinkedHashMap<>();
    watch.hits().forEach(hit -> calls.putIfAbsent(hit.invocationId(), hit));
    return List.copyOf(calls.values());
  }

  /** Refuses a fake that the runs of the class share. */
  void requireOwnFake(boolean isShared) {
    if (isShared) {
      throw sweep.refusal(
          """
          each run needs a fake of its own, but the tests of this class share one \
          (Scope.PER_CLASS): move the test to another class""");
    }
  }

  /** The extension that injects the run, and stores it where {@link #of} finds it. */
  private record Resolver(SweepInvocation invocation)
      implements ParameterResolver, BeforeEachCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == SweepRun.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return invocation.run;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
      context.getStore(NAMESPACE).put(SweepInvocation.class, invocation);
    }
  }
}
