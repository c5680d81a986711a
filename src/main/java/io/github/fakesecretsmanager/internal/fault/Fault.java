package io.github.fakesecretsmanager.internal.fault;

import io.github.fakesecretsmanager.domain.FaultHit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A fault, with the attempts that it has hit so far.
 *
 * <p>Thread-safe. It counts under its own monitor, and calls no code of a test meanwhile.
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
   * @param conditions the conditions under which it is in force, which are code of the test
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

  /** Returns whether the fault changes anything for a call that it hits. */
  public boolean doesHarm() {
    return !(effect instanceof FaultEffect.AnswerDelayed delayed && delayed.time().isZero());
  }

  /**
   * Returns whether the fault can hit a call now. Runs its conditions, which are code of the test.
   */
  boolean isInForce(String operation, String region) {
    return scope.includes(operation, region)
        && conditions.stream().allMatch(BooleanSupplier::getAsBoolean);
  }

  /**
   * Counts an attempt in the scope.
   *
   * @param isFree whether this fault may hit the attempt, because no other fault has
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

  /**
   * Returns whether the limit allows another hit, and counts it. The attempts of a whole call count
   * once.
   */
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

  /** Returns the attempts that the fault has hit, oldest first. */
  public synchronized List<FaultHit> hits() {
    return List.copyOf(hits);
  }

  /** Returns how many attempts the fault has hit. */
  public synchronized int timesFired() {
    return hits.size();
  }

  /** Returns the effect, and the calls that it is for. */
  @Override
  public String toString() {
    return effect + " on " + scope + occurrences;
  }
}
