package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.domain.ReplicationFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run of a test with {@link FaultSweep} or {@link ReplicationSweep}, with the fault or the
 * outcome that it tries. A test and its lifecycle methods get it as a parameter.
 *
 * <pre>{@code
 * @FaultSweep
 * void retries_heal_a_failed_attempt(SecretsManagerClient client, SweepRun run) {
 *   try {
 *     client.createSecret(r -> r.name("db").secretString("one"));
 *   } catch (SdkException e) {
 *     assertThat(run.isGivenUp()).isTrue();
 *   }
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class SweepRun {

  private final String description;
  private final @Nullable FaultKind fault;
  private final @Nullable ReplicaOutcome outcome;
  private final ReplicationFailure.@Nullable Reason reason;
  private final @Nullable String operation;
  private final @Nullable String region;
  private final boolean isGivenUp;

  private SweepRun(
      String description,
      @Nullable FaultKind fault,
      @Nullable ReplicaOutcome outcome,
      ReplicationFailure.@Nullable Reason reason,
      @Nullable String operation,
      @Nullable String region,
      boolean isGivenUp) {
    this.description = description;
    this.fault = fault;
    this.outcome = outcome;
    this.reason = reason;
    this.operation = operation;
    this.region = region;
    this.isGivenUp = isGivenUp;
  }

  static SweepRun undisturbed() {
    return new SweepRun("as it is", null, null, null, null, null, false);
  }

  static SweepRun unknown() {
    return new SweepRun("a run without the first", null, null, null, null, null, false);
  }

  static SweepRun ofFault(
      String description, FaultKind fault, String operation, String region, boolean isGivenUp) {
    return new SweepRun(description, fault, null, null, operation, region, isGivenUp);
  }

  static SweepRun ofReplica(
      String description,
      ReplicaOutcome outcome,
      ReplicationFailure.@Nullable Reason reason,
      String region) {
    return new SweepRun(description, null, outcome, reason, null, region, false);
  }

  /** {@return whether this run is undisturbed, as the first of a sweep is} */
  public boolean isUndisturbed() {
    return fault == null && outcome == null;
  }

  /** {@return the fault that hits a call; empty if no call is hit} */
  public Optional<FaultKind> fault() {
    return Optional.ofNullable(fault);
  }

  /**
   * {@return the operation of the call that is hit, such as {@code PutSecretValue}; empty if no
   * call is hit}
   */
  public Optional<String> operation() {
    return Optional.ofNullable(operation);
  }

  /**
   * {@return the Region of the call that is hit, or of the replicas, such as {@code eu-west-3};
   * empty for the first run}
   */
  public Optional<String> region() {
    return Optional.ofNullable(region);
  }

  /** {@return whether every attempt of the call is hit, so that no retry of the SDK heals it} */
  public boolean isGivenUp() {
    return isGivenUp;
  }

  /** {@return the outcome of the replicas; empty if the run is not about replicas} */
  public Optional<ReplicaOutcome> replicaOutcome() {
    return Optional.ofNullable(outcome);
  }

  /** {@return the reason why the replicas fail; empty if they don't} */
  public Optional<ReplicationFailure.Reason> failureReason() {
    return Optional.ofNullable(reason);
  }

  /** {@return the name of the run, as JUnit shows it} */
  @Override
  public String toString() {
    return description;
  }
}
