package io.github.fakesecretsmanager.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The runs of tests with {@link FaultSweep} or {@link ReplicationSweep}. */
final class SweepProvider implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return !plans(context.getRequiredTestMethod()).isEmpty();
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    Method method = context.getRequiredTestMethod();
    List<Sweep.Plan> plans = plans(method);
    Sweep sweep = new Sweep(method, plans.get(0));
    if (plans.size() > 1 || testAnnotations(method) > 1) {
      throw new ExtensionConfigurationException(
          "<%s> has @%s and another test annotation: use one of them"
              .formatted(method, plans.get(0).annotation()));
    }
    // JUnit asks for the next run when the one before has ended.
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(sweep, Spliterator.ORDERED), false);
  }

  /** Returns how many annotations of a method make JUnit run it. */
  private static long testAnnotations(Method method) {
    return Arrays.stream(method.getAnnotations())
        .filter(
            annotation ->
                AnnotationSupport.isAnnotated(annotation.annotationType(), Testable.class))
        .count();
  }

  private static List<Sweep.Plan> plans(Method method) {
    List<Sweep.Plan> plans = new ArrayList<>();
    AnnotationSupport.findAnnotation(method, FaultSweep.class)
        .ifPresent(sweep -> plans.add(new FaultSweepPlan(sweep)));
    AnnotationSupport.findAnnotation(method, ReplicationSweep.class)
        .ifPresent(sweep -> plans.add(new ReplicationSweepPlan(sweep)));
    return plans;
  }
}
