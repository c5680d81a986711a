package io.github.fakesecretsmanager.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A test that runs once as it is, and then once for each call that it made and each way in which
 * the call can fail; in place of {@code @Test}, and usable as a meta-annotation.
 *
 * <pre>{@code
 * @FaultSweep
 * void a_password_is_rotated_despite_a_fault(FakeSecretsManager fake, SecretsManagerClient client) {
 *   new PasswordRotator(client).rotate("prod/db");
 *
 *   assertThat(fake).secret("prod/db").hasStringValue("two");
 * }
 * }</pre>
 *
 * <ul>
 *   <li>Each call is hit twice by each kind of fault: once at its first attempt, which the SDK's
 *       retry may heal, and once at every attempt.
 *   <li>Only calls of the test method are hit, not those of {@code @BeforeEach} methods.
 *   <li>Each run has its own fake, with the same seeds and ids. Its name says which fault it tries,
 *       and so does a parameter of the type {@link SweepRun}.
 *   <li>If the first run fails, no other follows. If a later run is chosen without it, by an id or
 *       an index, that run fails.
 *   <li>A run that makes other calls than the first before it is hit, or that is not hit, says so
 *       in JUnit's report.
 *   <li>A test method that clears all faults or resets the fake is refused.
 *   <li>The annotation registers {@link FakeSecretsManagerExtension}, unless a field does. A fake
 *       that a class shares ({@link Scope#PER_CLASS}) can't be swept.
 * </ul>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestTemplate
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(FakeSecretsManagerExtension.class)
@ExtendWith(SweepProvider.class)
public @interface FaultSweep {

  /**
   * {@return the operations whose calls are hit, such as {@code PutSecretValue}; all by default}
   */
  String[] operations() default {};

  /** {@return the Regions whose calls are hit, such as {@code eu-west-3}; all by default} */
  String[] regions() default {};

  /**
   * {@return the numbers of the calls that are hit, counted from 1 in the first run; all by
   * default}
   */
  int[] calls() default {};

  /**
   * {@return the kinds of faults, at least one} By default, {@link FaultKind#SERVICE_UNAVAILABLE}
   * and {@link FaultKind#ANSWER_TRUNCATED} are left out.
   */
  FaultKind[] kinds() default {
    FaultKind.THROTTLED,
    FaultKind.INTERNAL_SERVICE_ERROR,
    FaultKind.TIMED_OUT,
    FaultKind.CONNECTION_RESET,
    FaultKind.ANSWER_LOST
  };

  /**
   * {@return the number of runs beyond which the sweep is refused; at least 1, and 1000 by default}
   */
  int maxRuns() default 1000;
}
