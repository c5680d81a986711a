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

  /**
   * Starts assertions on a fault. Each assertion sees what the fault has hit up to then.
   *
   * @param actual the fault, set or removed, or {@code null}
   */
  public FakeFaultAssert(@Nullable FakeFault actual) {
    super(actual, FakeFaultAssert.class);
  }

  /**
   * Verifies that the fault has hit an attempt.
   *
   * @return this assertion object
   * @throws AssertionError if it has hit none
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
   * Verifies how many attempts the fault has hit. One call of the SDK makes up to four attempts.
   *
   * @param times the exact number of attempts, 0 or more
   * @return this assertion object
   * @throws IllegalArgumentException if the number is negative
   * @throws AssertionError if it has hit fewer or more
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
   * @return this assertion object
   * @throws AssertionError if it has hit one
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
