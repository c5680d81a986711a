package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.FakeRotation;
import io.github.fakesecretsmanager.domain.RotationAttempt;
import io.github.fakesecretsmanager.domain.RotationStep;
import io.github.fakesecretsmanager.domain.SecretArn;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the rotations of secrets, and the trial runs of their functions. A failure lists
 * the attempts, and never what a function has thrown.
 *
 * <pre>{@code
 * assertThat(fake.rotation()).hasRotated("prod/db");
 * }</pre>
 */
public class FakeRotationAssert
    extends AbstractSecretsManagerAssert<FakeRotationAssert, FakeRotation> {

  /** Starts assertions on the attempts up to each assertion. */
  public FakeRotationAssert(@Nullable FakeRotation actual) {
    super(actual, FakeRotationAssert.class);
  }

  /**
   * Verifies that an attempt to rotate a secret has succeeded.
   *
   * @param secretId the name or the ARN
   * @throws AssertionError when none has
   */
  public FakeRotationAssert hasRotated(String secretId) {
    List<RotationAttempt> attempts = attempts(secretId);
    if (attempts.stream().noneMatch(RotationAttempt::succeeded)) {
      throw unexpected("to have been rotated", secretId, attempts);
    }
    return this;
  }

  /**
   * Verifies that no attempt to rotate a secret has succeeded.
   *
   * @param secretId the name or the ARN
   * @throws AssertionError when one has
   */
  public FakeRotationAssert hasNotRotated(String secretId) {
    List<RotationAttempt> attempts = attempts(secretId);
    if (attempts.stream().anyMatch(RotationAttempt::succeeded)) {
      throw unexpected("not to have been rotated", secretId, attempts);
    }
    return this;
  }

  /**
   * Verifies that the last attempt to rotate a secret has failed.
   *
   * @param secretId the name or the ARN
   * @throws AssertionError when it has succeeded, or there was none
   */
  public FakeRotationAssert hasFailed(String secretId) {
    List<RotationAttempt> attempts = attempts(secretId);
    if (attempts.isEmpty() || attempts.get(attempts.size() - 1).succeeded()) {
      throw unexpected("to have failed to rotate last", secretId, attempts);
    }
    return this;
  }

  /**
   * Verifies the steps that the function has completed in the last attempt.
   *
   * @param secretId the name or the ARN
   * @throws AssertionError when they are others, or there was no attempt
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
    return "%s at %s: completed %s, %s"
        .formatted(
            attempt.succeeded() ? "succeeded" : "failed",
            attempt.time(),
            attempt.completedSteps(),
            attempt.failure().map(thrown -> thrown.getClass().getName()).orElse("nothing thrown"));
  }
}
