package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.SecretArn;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The queue of rotation runs. They run one after the other, step by step.
 *
 * <p>Not thread-safe; guarded by the account's lock.
 */
final class RotationQueue {

  private final Predicate<SecretArn> canRotate;
  private final Predicate<SecretArn> isPaused;
  private final BiConsumer<RotationRun, Optional<Throwable>> whenOver;
  private final Deque<RotationRun> runs = new ArrayDeque<>();

  /** The runs that start at a later time. */
  private final Set<RotationRun> waiting = new LinkedHashSet<>();

  /** The run whose step is running. */
  private Optional<RotationRun> invoked = Optional.empty();

  /**
   * Makes an empty queue.
   *
   * @param canRotate whether a secret can still be rotated; if not, its run is abandoned
   * @param isPaused whether the steps of a secret must wait; its run stays where it is
   * @param whenOver the receiver of each run that is over, with what its function threw
   */
  RotationQueue(
      Predicate<SecretArn> canRotate,
      Predicate<SecretArn> isPaused,
      BiConsumer<RotationRun, Optional<Throwable>> whenOver) {
    this.canRotate = canRotate;
    this.isPaused = isPaused;
    this.whenOver = whenOver;
  }

  void add(RotationRun run) {
    runs.add(run);
  }

  /** Keeps a run until {@link #start} adds it to the queue. */
  void addWaiting(RotationRun run) {
    waiting.add(run);
  }

  /** Adds a waiting run to the queue. */
  void start(RotationRun run) {
    waiting.remove(run);
    add(run);
  }

  boolean hasRunOf(SecretArn secret) {
    return runsOf(secret).findAny().isPresent();
  }

  boolean hasRunOf(SecretArn secret, String token) {
    return runsOf(secret).anyMatch(run -> run.token().equals(token));
  }

  private Stream<RotationRun> runsOf(SecretArn secret) {
    return Stream.concat(runs.stream(), waiting.stream())
        .filter(run -> run.secret().equals(secret));
  }

  boolean isInvoking(SecretArn secret) {
    return invoked.filter(run -> run.secret().equals(secret)).isPresent();
  }

  /** Ends the runs of a secret before their next step. */
  void cancel(SecretArn secret) {
    runsOf(secret).forEach(RotationRun::cancel);
  }

  /** Ends the rotations of a secret before their next step. Tests of its function go on. */
  void abandon(SecretArn secret) {
    runsOf(secret).filter(run -> !run.isTest()).forEach(RotationRun::cancel);
  }

  /** Returns whether a function is running, or is to run next. */
  boolean isUnderWay() {
    return invoked.isPresent() || ready().isPresent();
  }

  /** Returns whether {@link #next} has something to do. */
  boolean isReady() {
    return invoked.isEmpty() && ready().isPresent();
  }

  private Optional<RotationRun> ready() {
    // Each call asks twice, so a stream would be a large part of the call's cost.
    for (RotationRun run : runs) {
      if (!isPaused.test(run.secret())) {
        return Optional.of(run);
      }
    }
    return Optional.empty();
  }

  /** Takes the run whose step is next; empty while a step runs, or if no run is left. */
  Optional<RotationRun> next() {
    if (invoked.isPresent()) {
      return Optional.empty();
    }
    Optional<RotationRun> run = ready();
    while (run.isPresent() && !goesOn(run.get())) {
      end(run.get(), Optional.empty());
      run = ready();
    }
    invoked = run;
    return run;
  }

  /**
   * Notes how the step that was taken last has ended.
   *
   * @param failure what the step threw; empty if it succeeded
   */
  void stepEnded(Optional<Throwable> failure) {
    RotationRun run = invoked.orElseThrow();
    invoked = Optional.empty();
    if (failure.isEmpty()) {
      run.completeStep();
    }
    if (failure.isPresent() || !goesOn(run)) {
      end(run, failure);
    }
  }

  private boolean goesOn(RotationRun run) {
    return !run.isCancelled() && !run.isOver() && canRotate.test(run.secret());
  }

  private void end(RotationRun run, Optional<Throwable> failure) {
    runs.remove(run);
    whenOver.accept(run, failure);
  }
}
