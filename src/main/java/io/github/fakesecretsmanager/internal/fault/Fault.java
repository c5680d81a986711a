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
  private final RecentCalls<Long> numbers = new RecentCalls<>();
  private final RecentCalls<Boolean> hitCalls = new RecentCalls<>();
  private long counted;
  private int used;

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
   * @param isFree whether it may hit the attempt: no other fault has
   * @return whether the attempt is hit
   */
  synchronized boolean hits(Attempt attempt, boolean isFree) {
    if (!isDue(attempt) || !isFree || !takes(attempt.invocationId())) {
      return false;
    }
    hits.add(
        new FaultHit(
            attempt.operation(), attempt.region(), attempt.number(), attempt.invocationId()));
    return true;
  }

  private boolean isDue(Attempt attempt) {
    return switch (occurrences.counting()) {
      case ATTEMPTS -> occurrences.include(++counted);
      case FIRST_ATTEMPTS -> attempt.number() == 1 && occurrences.include(++counted);
      case WHOLE_CALLS ->
          occurrences.include(
              numbers.computeIfAbsent(attempt.invocationId(), ignored -> ++counted));
    };
  }

  /** Uses up one of those that are hit at most; the attempts of a whole call are one. */
  private boolean takes(String invocationId) {
    boolean isWholeCall = occurrences.counting() == Occurrences.Counting.WHOLE_CALLS;
    if (isWholeCall && hitCalls.containsKey(invocationId)) {
      return true;
    }
    if (!occurrences.goOnAfter(used)) {
      return false;
    }
    used++;
    if (isWholeCall) {
      hitCalls.put(invocationId, true);
    }
    return true;
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
