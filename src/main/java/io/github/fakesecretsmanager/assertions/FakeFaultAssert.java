package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.FakeFault;
import io.github.fakesecretsmanager.domain.FaultHit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on how often a fault has fired.
 *
 * <pre>{@code
 * FakeFault fault = fake.faults().onAnyCall().next(2).throttle();
 *
 * service.start();
 *
 * assertThat(fault).hasFiredTimes(2);
 * }</pre>
 */
public class FakeFaultAssert extends AbstractSecretsManagerAssert<FakeFaultAssert, FakeFault> {

  /** Starts assertions on a fault and what it has hit at each assertion. */
  public FakeFaultAssert(@Nullable FakeFault actual) {
    super(actual, FakeFaultAssert.class);
  }

  /**
   * Verifies that the fault has hit an attempt.
   *
   * @throws AssertionError when it has hit none
   */
  public FakeFaultAssert hasFired() {
    isNotNull();
    if (actual.timesFired() == 0) {
      throw failure(
          "%nExpecting the fault%n  <%s>%nto have fired but it never did: no call matched", actual);
    }
    return this;
  }

  /**
   * Verifies how many attempts the fault has hit. One call of the SDK is up to four attempts.
   *
   * @param times 0 or more
   * @throws IllegalArgumentException when the number is below zero
   * @throws AssertionError when it has hit fewer or more
   */
  public FakeFaultAssert hasFiredTimes(int times) {
    if (times < 0) {
      throw new IllegalArgumentException("invalid times <%s>: use 0 or more".formatted(times));
    }
    isNotNull();
    List<FaultHit> hits = actual.hits();
    if (hits.size() != times) {
      throw failure(
          "%nExpecting the fault%n  <%s>%nto have fired <%s> times but it fired <%s> times%s",
          actual, times, hits.size(), described(hits));
    }
    return this;
  }

  /**
   * Verifies that the fault has hit no attempt.
   *
   * @throws AssertionError when it has hit one
   */
  public FakeFaultAssert hasNotFired() {
    isNotNull();
    List<FaultHit> hits = actual.hits();
    if (!hits.isEmpty()) {
      throw failure(
          "%nExpecting the fault%n  <%s>%nnot to have fired but it fired <%s> times%s",
          actual, hits.size(), described(hits));
    }
    return this;
  }

  private static String described(List<FaultHit> hits) {
    return hits.stream().map(hit -> "\n  " + hit).collect(Collectors.joining());
  }
}
