package io.github.fakesecretsmanager.assertions;

import java.util.function.Function;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AssertFactory;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.error.ShouldNotBeNull;
import org.jspecify.annotations.Nullable;

/**
 * Lets soft assertions go from one subject to another, which AssertJ's own proxies do not.
 *
 * <p>AssertJ wraps each assertion and collects what it throws. A method that goes elsewhere is
 * final here, so that AssertJ leaves it alone, and does both by itself in {@link #navigate}. Inside
 * such a method no assertion may be called: AssertJ would collect its failure and go on.
 */
abstract class AbstractSecretsManagerAssert<
        SELF extends AbstractSecretsManagerAssert<SELF, ACTUAL>, ACTUAL>
    extends AbstractAssert<SELF, ACTUAL> {

  private @Nullable SoftAssertionsProvider softly;

  AbstractSecretsManagerAssert(@Nullable ACTUAL actual, Class<?> selfType) {
    super(actual, selfType);
  }

  /** Makes assertions whose failures, and those of the subjects they lead to, are collected. */
  static <A extends AbstractSecretsManagerAssert<A, T>, T> A soft(
      SoftAssertionsProvider softly, Class<A> assertType, Class<T> type, @Nullable T actual) {
    A assertions = softly.proxy(assertType, type, actual);
    AbstractSecretsManagerAssert<A, T> wrapped = assertions;
    wrapped.softly = softly;
    return assertions;
  }

  /**
   * Goes to another subject: as AssertJ does, or softly.
   *
   * <p>When a soft step fails, the way ends in assertions whose failures nobody reads: what they
   * would say follows from the failure that is collected.
   *
   * @param hard makes the assertions on the subject when a failure is to be thrown
   * @param step finds the subject, and makes the assertions on it with what it is given
   */
  final <A extends AbstractSecretsManagerAssert<A, T>, T> A navigate(
      Class<A> assertType,
      Class<T> type,
      AssertFactory<T, A> hard,
      Function<AssertFactory<T, A>, A> step) {
    SoftAssertionsProvider collector = softly;
    if (collector == null) {
      return step.apply(hard);
    }
    try {
      A assertions = step.apply(subject -> soft(collector, assertType, type, subject));
      collector.succeeded();
      return assertions;
    } catch (AssertionError e) {
      collector.collectAssertionError(e);
      return soft(new SoftAssertions(), assertType, type, null);
    }
  }

  /** Does what {@code isNotNull} does, and throws with soft assertions too. */
  final void requireActual() {
    if (actual == null) {
      throw assertionError(ShouldNotBeNull.shouldNotBeNull());
    }
  }
}
