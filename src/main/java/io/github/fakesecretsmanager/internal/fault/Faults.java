package io.github.fakesecretsmanager.internal.fault;

import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The faults in force, in the order in which they were set.
 *
 * <p>Thread-safe by itself, so that a test can look at a fault while a call runs.
 */
public final class Faults {

  private static final int MAX_RECENT = 100;

  private final CopyOnWriteArrayList<Fault> faults = new CopyOnWriteArrayList<>();
  private final Deque<Fault> recent = new ConcurrentLinkedDeque<>();
  private final RecentCalls<Integer> attempts = new RecentCalls<>();

  /** Set in a thread that evaluates a condition. */
  private final ThreadLocal<Boolean> isAsking = new ThreadLocal<>();

  public void add(Fault fault) {
    faults.add(fault);
    recent.add(fault);
    if (recent.size() > MAX_RECENT) {
      recent.stream().filter(old -> !faults.contains(old)).findFirst().ifPresent(recent::remove);
    }
  }

  /** Removes a fault; does nothing if it was removed before. */
  public void remove(Fault fault) {
    faults.remove(fault);
  }

  /** Removes all faults. */
  public void clear() {
    faults.clear();
  }

  /** Removes all faults, and forgets the recent ones. */
  public void reset() {
    faults.clear();
    recent.clear();
  }

  /** Returns the faults in force. */
  public List<Fault> set() {
    return List.copyOf(faults);
  }

  /** Returns the faults that were set last, including removed ones. */
  public List<Fault> recent() {
    return List.copyOf(recent);
  }

  /** Returns whether faults are set, whether their conditions hold or not. */
  public boolean areSet() {
    return !faults.isEmpty();
  }

  /**
   * Returns the faults that can hit a call now. It evaluates the conditions, which are code of the
   * test, so the caller must not hold a lock. The calls that a condition itself makes are not hit.
   */
  public List<Fault> inForce(String operation, String region) {
    if (faults.isEmpty() || isAsking.get() != null) {
      return List.of();
    }
    isAsking.set(true);
    try {
      return faults.stream().filter(fault -> fault.isInForce(operation, region)).toList();
    } finally {
      isAsking.remove();
    }
  }

  /** Code of the test. */
  @FunctionalInterface
  public interface TestCode {
    void run() throws Exception;
  }

  /**
   * Runs code of the test, such as a rotation function. Faults hit its calls even if the call of a
   * condition has started the code.
   */
  public void outsideConditions(TestCode code) throws Exception {
    Boolean wasAsking = isAsking.get();
    isAsking.remove();
    try {
      code.run();
    } finally {
      if (wasAsking != null) {
        isAsking.set(wasAsking);
      }
    }
  }

  /** Counts an attempt of a call, and returns its number, from 1. */
  public int count(String invocationId) {
    synchronized (attempts) {
      return attempts.merge(invocationId, 1, Integer::sum);
    }
  }

  /** Applies the given faults to an attempt. */
  public Strike strike(List<Fault> candidates, Attempt attempt) {
    Strike strike = Strike.NONE;
    for (Fault fault : candidates) {
      if (faults.contains(fault) && fault.includes(attempt)) {
        boolean isFree = strike.isOpen() || fault.effect() instanceof FaultEffect.AnswerDelayed;
        strike = fault.hits(attempt, isFree) ? strike.and(fault.effect()) : strike;
      }
    }
    return strike;
  }
}
