package io.github.fakesecretsmanager.internal.fault;

import io.github.fakesecretsmanager.domain.FaultHit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A fault and what it has hit so far.
 *
 * <p>Thread-safe. It counts under its own monitor and calls nothing meanwhile.
 */
public final class Fault {

  private final FaultScope scope;
  private final Occurrences occurrences;
  private final List<BooleanSupplier> conditions;
  private final FaultEffect effect;
  private final List<FaultHit> hits = new ArrayList<>();
  private final RecentCalls<Boolean> decisions = new RecentCalls<>();
  private long counted;

  /**
   * Makes a fault that has hit nothing.
   *
   * @param conditions whether it is in force; code of the test
   */
  public Fault(
      FaultScope scope,
      Occurrences occurrences,
      List<BooleanSupplier> conditions,
      FaultEffect effect) {
    this.scope = scope;
    this.occurrences = occurrences;
    this.conditions = conditions;
    this.effect = effect;
  }

  FaultEffect effect() {
    return effect;
  }

  /** Returns whether a call that it hits notices anything. */
  public boolean doesHarm() {
    return !(effect instanceof FaultEffect.AnswerDelayed delayed && delayed.time().isZero());
  }

  /** Returns whether it can hit a call now. It runs code of the test. */
  boolean isInForce(String operation, String region) {
    return scope.includes(operation, region)
        && conditions.stream().allMatch(BooleanSupplier::getAsBoolean);
  }

  /**
   * Counts an attempt in the scope.
   *
   * @param number the number of the attempt among those of its call, from 1
   * @return whether the attempt is hit
   */
  synchronized boolean hits(Attempt attempt, int number) {
    if (!isHit(attempt.invocationId(), number)) {
      return false;
    }
    hits.add(new FaultHit(attempt.operation(), attempt.region(), number));
    return true;
  }

  private boolean isHit(String invocationId, int number) {
    return switch (occurrences.counting()) {
      case ATTEMPTS -> occurrences.include(++counted);
      case FIRST_ATTEMPTS -> number == 1 && occurrences.include(++counted);
      case WHOLE_CALLS ->
          decisions.computeIfAbsent(invocationId, ignored -> occurrences.include(++counted));
    };
  }

  boolean includes(Attempt attempt) {
    return scope.includes(attempt);
  }

  /** Returns the attempts that it has hit, the oldest first. */
  public synchronized List<FaultHit> hits() {
    return List.copyOf(hits);
  }

  /** Returns how many attempts it has hit. */
  public synchronized int timesFired() {
    return hits.size();
  }

  /** Returns what it does to which calls. */
  @Override
  public String toString() {
    return effect + " on " + scope + occurrences;
  }
}
