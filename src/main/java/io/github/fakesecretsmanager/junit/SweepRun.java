package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.domain.ReplicationFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of a test with {@link FaultSweep} or {@link ReplicationSweep}, and the fault or outcome
 * that it tries. The test and its lifecycle methods get it as a parameter.
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

  /** Returns whether nothing is done to the run, as to the first of a sweep. */
  public boolean isUndisturbed() {
    return fault == null && outcome == null;
  }

  /** Returns what is done to a call; empty if nothing is. */
  public Optional<FaultKind> fault() {
    return Optional.ofNullable(fault);
  }

  /** Returns the operation of the call that is hit; empty if none is. */
  public Optional<String> operation() {
    return Optional.ofNullable(operation);
  }

  /** Returns the Region of the call that is hit, or of the replicas; empty without either. */
  public Optional<String> region() {
    return Optional.ofNullable(region);
  }

  /** Returns whether every attempt of the call is hit, so that no retry of the SDK heals it. */
  public boolean isGivenUp() {
    return isGivenUp;
  }

  /** Returns what becomes of the replicas; empty if the sweep is not about replicas. */
  public Optional<ReplicaOutcome> replicaOutcome() {
    return Optional.ofNullable(outcome);
  }

  /** Returns why the replicas fail; empty if they don't. */
  public Optional<ReplicationFailure.Reason> failureReason() {
    return Optional.ofNullable(reason);
  }

  /** Returns the name of the run. */
  @Override
  public String toString() {
    return description;
  }
}
