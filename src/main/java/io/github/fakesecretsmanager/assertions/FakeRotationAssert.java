package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.FakeRotation;
import io.github.fakesecretsmanager.domain.RotationAttempt;
import io.github.fakesecretsmanager.domain.RotationStep;
import io.github.fakesecretsmanager.domain.SecretArn;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the attempts to rotate secrets. A trial run of a function is an attempt too. The
 * message of a failure lists the attempts, and never shows what a function has thrown.
 *
 * <pre>{@code
 * assertThat(fake.rotation()).hasRotated("prod/db");
 * }</pre>
 */
public class FakeRotationAssert
    extends AbstractSecretsManagerAssert<FakeRotationAssert, FakeRotation> {

  /**
   * Starts assertions on rotations. Each assertion sees the attempts made up to then.
   *
   * @param actual the rotations of a fake, or {@code null}
   */
  public FakeRotationAssert(@Nullable FakeRotation actual) {
    super(actual, FakeRotationAssert.class);
  }

  /**
   * Verifies that an attempt to rotate a secret has succeeded. A trial run rotates nothing.
   *
   * @param secretId the secret's ARN, or its name, which matches in every Region
   * @return this assertion object
   * @throws IllegalArgumentException if the id is empty
   * @throws AssertionError if no rotation has succeeded
   */
  public FakeRotationAssert hasRotated(String secretId) {
    List<RotationAttempt> attempts = attempts(secretId);
    if (attempts.stream().noneMatch(FakeRotationAssert::hasRotated)) {
      throw unexpected("to have been rotated", secretId, attempts);
    }
    return this;
  }

  /**
   * Verifies that no attempt to rotate a secret has succeeded. A trial run rotates nothing.
   *
   * @param secretId the secret's ARN, or its name, which matches in every Region
   * @return this assertion object
   * @throws IllegalArgumentException if the id is empty
   * @throws AssertionError if a rotation has succeeded
   */
  public FakeRotationAssert hasNotRotated(String secretId) {
    List<RotationAttempt> attempts = attempts(secretId);
    if (attempts.stream().anyMatch(FakeRotationAssert::hasRotated)) {
      throw unexpected("not to have been rotated", secretId, attempts);
    }
    return this;
  }

  /**
   * Verifies that the last attempt to rotate a secret has failed.
   *
   * @param secretId the secret's ARN, or its name, which matches in every Region
   * @return this assertion object
   * @throws IllegalArgumentException if the id is empty
   * @throws AssertionError if the last attempt has succeeded, or none was made
   */
  public FakeRotationAssert hasFailed(String secretId) {
    List<RotationAttempt> attempts = attempts(secretId);
    if (attempts.isEmpty() || attempts.get(attempts.size() - 1).succeeded()) {
      throw unexpected("to have failed to rotate last", secretId, attempts);
    }
    return this;
  }

  /**
   * Verifies which steps the function has completed in the last attempt to rotate a secret.
   *
   * @param secretId the secret's ARN, or its name, which matches in every Region
   * @param steps exactly the completed steps, in order; none if the first step has failed
   * @return this assertion object
   * @throws IllegalArgumentException if the id is empty
   * @throws AssertionError if the function has completed other steps, or no attempt was made
   */
  public FakeRotationAssert hasCompleted(String secretId, RotationStep... steps) {
    Arguments.requireGiven("steps", steps);
    List<RotationAttempt> attempts = attempts(secretId);
    if (attempts.isEmpty()
        || !attempts.get(attempts.size() - 1).completedSteps().equals(List.of(steps))) {
      throw unexpected(
          "to have completed " + List.of(steps) + " in its last rotation", secretId, attempts);
    }
    return this;
  }

  /** Returns whether a version became current. */
  private static boolean hasRotated(RotationAttempt attempt) {
    return attempt.succeeded() && !isTrial(attempt);
  }

  /** Returns whether an attempt was a trial run: only that completes testSecret alone. */
  private static boolean isTrial(RotationAttempt attempt) {
    return attempt.completedSteps().equals(List.of(RotationStep.TEST_SECRET));
  }

  private List<RotationAttempt> attempts(String secretId) {
    Arguments.requireText("secretId", secretId);
    isNotNull();
    return actual.attempts().stream()
        .filter(
            attempt ->
                attempt.secret().toString().equals(secretId)
                    || (attempt.secret().name().equals(secretId)
                        && SecretArn.parse(secretId).isEmpty()))
        .toList();
  }

  private AssertionError unexpected(
      String expectation, String secretId, List<RotationAttempt> attempts) {
    return failure(
        "%nExpecting the secret%n  <%s>%n%s%nbut its attempts are%n  %s",
        secretId,
        expectation,
        attempts.isEmpty()
            ? "<none>"
            : attempts.stream().map(FakeRotationAssert::line).collect(Collectors.joining("\n  ")));
  }

  private static String line(RotationAttempt attempt) {
    return "%s%s at %s: completed %s, %s"
        .formatted(
            isTrial(attempt) ? "trial run " : "",
            attempt.succeeded() ? "succeeded" : "failed",
            attempt.time(),
            attempt.completedSteps(),
            attempt.failure().map(thrown -> thrown.getClass().getName()).orElse("nothing thrown"));
  }
}
