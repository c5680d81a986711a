package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.RotationStep;
import io.github.fakesecretsmanager.domain.SecretArn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of a rotation function over its steps: a rotation, or a test of the function. */
final class RotationRun {

  private static final List<RotationStep> ALL_STEPS = List.of(RotationStep.values());
  private static final List<RotationStep> TEST_ONLY = List.of(RotationStep.TEST_SECRET);

  private final SecretArn secret;
  private final String token;
  private final RotationHandler function;
  private final List<RotationStep> steps;
  private final Optional<String> pendingBefore;
  private final List<RotationStep> completed = new ArrayList<>();
  private boolean isCancelled;

  private RotationRun(
      SecretArn secret,
      String token,
      RotationHandler function,
      List<RotationStep> steps,
      Optional<String> pendingBefore) {
    this.secret = secret;
    this.token = token;
    this.function = function;
    this.steps = steps;
    this.pendingBefore = pendingBefore;
  }

  static RotationRun rotation(SecretArn secret, String token, RotationHandler function) {
    return new RotationRun(secret, token, function, ALL_STEPS, Optional.empty());
  }

  /**
   * Makes the run of a test.
   *
   * @param pendingBefore the id of the version that was AWSPENDING before; empty if none was
   */
  static RotationRun test(
      SecretArn secret, String token, RotationHandler function, Optional<String> pendingBefore) {
    return new RotationRun(secret, token, function, TEST_ONLY, pendingBefore);
  }

  SecretArn secret() {
    return secret;
  }

  String token() {
    return token;
  }

  RotationHandler function() {
    return function;
  }

  Optional<String> pendingBefore() {
    return pendingBefore;
  }

  List<RotationStep> completed() {
    return completed;
  }

  boolean isTest() {
    return steps.equals(TEST_ONLY);
  }

  boolean isCancelled() {
    return isCancelled;
  }

  void cancel() {
    isCancelled = true;
  }

  /** Returns whether all steps are completed. */
  boolean isOver() {
    return completed.size() == steps.size();
  }

  RotationHandler.Event nextEvent() {
    return new RotationHandler.Event(nextStep(), secret, token);
  }

  private RotationStep nextStep() {
    return steps.get(completed.size());
  }

  /** Returns the step that ran last, whether it failed or not. */
  RotationStep lastStep() {
    return steps.get(Math.min(completed.size(), steps.size() - 1));
  }

  void completeStep() {
    completed.add(nextStep());
  }
}
