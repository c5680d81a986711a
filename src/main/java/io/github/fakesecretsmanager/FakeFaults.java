package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.internal.message.CheckReturnValue;
import io.github.fakesecretsmanager.internal.operation.Operation;
import io.github.fakesecretsmanager.internal.operation.Operations;
import io.github.fakesecretsmanager.internal.report.Redactions;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The faults of a fake, which make chosen calls fail or take long.
 *
 * <pre>{@code
 * FakeFault fault = fake.faults().onAnyCall().in("us-east-1").next(2).throttle();
 * }</pre>
 *
 * <p>Faults reach all clients of the fake alike. A fault hits attempts, and the SDK retries an
 * attempt if another may succeed. {@link FaultedCalls#wholeCalls()} hits all attempts of a call. If
 * several faults would hit the same attempt, their delays add up; of the others, the fault that was
 * set first hits.
 *
 * <p>Thread-safe.
 */
public final class FakeFaults {

  private final SecretsManagerService service;

  FakeFaults(SecretsManagerService service) {
    this.service = service;
  }

  /**
   * Starts a fault for calls of the given operations.
   *
   * @param operations one or more of AWS's names, such as {@code GetSecretValue}
   * @return the calls, for the steps that narrow them and set the fault
   * @throws IllegalArgumentException if no operation is given, Secrets Manager does not have it, or
   *     this fake does not simulate it
   */
  @CheckReturnValue
  public FaultedCalls on(String... operations) {
    Arguments.requireGiven("operations", operations, "use AWS's names of operations");
    if (operations.length == 0) {
      throw new IllegalArgumentException("operations is empty: use one or more, or onAnyCall()");
    }
    Set<String> names = new LinkedHashSet<>();
    for (String operation : operations) {
      names.add(Arguments.redacting(service, () -> requireOperation(operation)).name());
    }
    return FaultedCalls.of(service, names);
  }

  private static Operation<?, ?> requireOperation(String name) {
    Arguments.requireGiven("operation", name, "use AWS's name of an operation");
    Optional<Operation<?, ?>> operation = Operations.find(name);
    if (operation.isEmpty()) {
      throw new IllegalArgumentException(
          Operations.notSimulated().contains(name)
              ? "<%s> is not simulated, so a fault can't hit it: remove the fault".formatted(name)
              : "unknown operation <%s>: use one of %s"
                  .formatted(name, Operations.simulatedNames()));
    }
    return operation.get();
  }

  /**
   * Starts a fault for calls of all operations.
   *
   * @return the calls, for the steps that narrow them and set the fault
   */
  @CheckReturnValue
  public FaultedCalls onAnyCall() {
    return FaultedCalls.of(service, Set.of());
  }

  /** Removes all faults. Outages continue. */
  public void clear() {
    service.faults().clear();
  }

  @Override
  public String toString() {
    return "FakeFaults" + Redactions.in(service, service.faults().set().toString());
  }
}
