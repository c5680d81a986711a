package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.internal.report.Redactions;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AssertFactory;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.error.ShouldNotBeNull;
import org.jspecify.annotations.Nullable;

/**
 * Assertions that can continue with another subject, under soft assertions too, which AssertJ's own
 * can't.
 *
 * <p>AssertJ wraps each assertion in a proxy and collects what it throws. A method that continues
 * with another subject is final here, so that AssertJ does not wrap it, and collects in {@link
 * #navigate} instead. Such a method must not call an assertion: AssertJ would collect its failure
 * and continue.
 *
 * <p>Not thread-safe, as {@code package-info} says.
 *
 * @param <SELF> the type of these assertions, which fluent methods return
 * @param <ACTUAL> the type of the actual value
 */
abstract class AbstractSecretsManagerAssert<
        SELF extends AbstractSecretsManagerAssert<SELF, ACTUAL>, ACTUAL>
    extends AbstractAssert<SELF, ACTUAL> {

  private @Nullable SoftAssertionsProvider softly;

  AbstractSecretsManagerAssert(@Nullable ACTUAL actual, Class<?> selfType) {
    super(actual, selfType);
    info.useRepresentation(new RedactingRepresentation(info.representation(), this::redacted));
  }

  /** Returns a text in which {@code ***} replaces each secret value. */
  String redacted(String text) {
    return Redactions.about(actual, text);
  }

  // What a message shows may hold a secret value that has leaked there, such as a tag. So all that
  // messages show is redacted; their own words stay, even if a value is such a word.
  @SuppressWarnings("AnnotateFormatMethod")
  @Override
  protected final AssertionError failure(String format, Object... arguments) {
    return super.failure(format, redacted(arguments));
  }

  @SuppressWarnings("AnnotateFormatMethod")
  @Override
  protected final AssertionError failureWithActualExpected(
      Object was, Object expected, String format, Object... arguments) {
    return super.failureWithActualExpected(
        shown(was), shown(expected), format, redacted(arguments));
  }

  private Object[] redacted(Object... arguments) {
    return Stream.of(arguments).map(argument -> redacted(String.valueOf(argument))).toArray();
  }

  /** Returns an object for an IDE to compare: itself, unless its text holds a secret value. */
  private Object shown(Object compared) {
    String text = String.valueOf(compared);
    String redacted = redacted(text);
    return redacted.equals(text) ? compared : redacted;
  }

  /**
   * Creates assertions whose failures are collected, as are those of the subjects that they
   * continue with.
   */
  static <A extends AbstractSecretsManagerAssert<A, T>, T> A soft(
      SoftAssertionsProvider softly, Class<A> assertType, Class<T> type, @Nullable T actual) {
    A assertions = softly.proxy(assertType, type, actual);
    AbstractSecretsManagerAssert<A, T> wrapped = assertions;
    wrapped.softly = softly;
    return assertions;
  }

  /**
   * Continues with another subject: as AssertJ does, or softly.
   *
   * <p>After a soft step fails, the assertions that follow collect their failures where nobody
   * reads them, as they only follow from the first.
   *
   * @param hard creates the assertions on the subject if a failure is to be thrown
   * @param step finds the subject, and creates the assertions on it with the given factory
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

  /**
   * Verifies that the actual value is not null, as {@code isNotNull} does, but throws under soft
   * assertions too.
   */
  final void requireActual() {
    if (actual == null) {
      throw assertionError(ShouldNotBeNull.shouldNotBeNull());
    }
  }
}
