package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.domain.ReplicationStatus;
import io.github.fakesecretsmanager.internal.report.ReplicaTable;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Assertions on one replica as its primary sees it. */
public class ReplicaAssert extends AbstractSecretsManagerAssert<ReplicaAssert, Replica> {

  private String owner = "a secret";
  private String state;
  private UnaryOperator<String> redaction = UnaryOperator.identity();

  /** Starts assertions on a replica as it was when it was taken from the fake. */
  public ReplicaAssert(@Nullable Replica actual) {
    super(actual, ReplicaAssert.class);
    state = actual == null ? "" : ReplicaTable.describe(List.of(actual));
  }

  /** The secret and its replicas, whose secret values are redacted in messages too. */
  final ReplicaAssert of(String owner, String state, UnaryOperator<String> redaction) {
    this.owner = owner;
    this.state = state;
    this.redaction = redaction;
    return this;
  }

  @Override
  String redacted(String text) {
    return redaction.apply(super.redacted(text));
  }

  /**
   * Verifies that changes of the primary are still on their way.
   *
   * @throws AssertionError when it is in sync or has failed
   */
  public ReplicaAssert isInProgress() {
    return hasStatus(ReplicationStatus.IN_PROGRESS.name());
  }

  /**
   * Verifies that the replica is as its primary is.
   *
   * @throws AssertionError when it is in progress or has failed
   */
  public ReplicaAssert isInSync() {
    return hasStatus(ReplicationStatus.IN_SYNC.name());
  }

  /**
   * Verifies that replication has failed, for any cause.
   *
   * @throws AssertionError when it is in progress or in sync
   */
  public ReplicaAssert hasFailed() {
    return hasStatus("Failed");
  }

  private ReplicaAssert hasStatus(String expected) {
    isNotNull();
    String status = actual.status().name();
    if (!status.equals(expected)) {
      throw unexpected("to be", expected, status);
    }
    return this;
  }

  /**
   * Verifies that replication has failed for a cause.
   *
   * @throws AssertionError when it has not failed, or for another cause
   */
  public ReplicaAssert hasFailedBecause(ReplicationFailure.Reason reason) {
    Arguments.requireGiven("reason", reason);
    hasFailed();
    ReplicationFailure.Reason cause =
        actual.status().failure().map(ReplicationFailure::reason).orElseThrow();
    if (cause != reason) {
      throw unexpected("to have failed because of", reason, cause);
    }
    return this;
  }

  /**
   * Verifies the whole {@code StatusMessage}.
   *
   * @throws AssertionError when it is another, or there is none
   */
  public ReplicaAssert hasStatusMessage(String message) {
    Arguments.requireText("message", message);
    isNotNull();
    String shown = actual.status().message().orElse("");
    if (!shown.equals(message)) {
      throw unexpected("to have the status message", message, shown);
    }
    return this;
  }

  /**
   * Verifies a part of the {@code StatusMessage}.
   *
   * @throws AssertionError when it does not occur, or there is no message
   */
  public ReplicaAssert hasStatusMessageContaining(String part) {
    Arguments.requireText("part", part);
    isNotNull();
    String shown = actual.status().message().orElse("");
    if (!shown.contains(part)) {
      throw unexpected("to have a status message containing", part, shown);
    }
    return this;
  }

  /**
   * Verifies the replica's KMS key: as it was named when replicating, or the id of a key that was
   * named by its ARN.
   *
   * @throws AssertionError when it is another
   */
  public ReplicaAssert isEncryptedWith(String kmsKeyId) {
    Arguments.requireText("kmsKeyId", kmsKeyId);
    isNotNull();
    if (!actual.isEncryptedWith(kmsKeyId)) {
      throw unexpected("to be encrypted with", kmsKeyId, actual.kmsKeyId());
    }
    return this;
  }

  /**
   * Verifies that no value was read in the replica's Region.
   *
   * @throws AssertionError when one was
   */
  public ReplicaAssert hasNeverBeenAccessed() {
    isNotNull();
    if (actual.lastAccessedDate().isPresent()) {
      throw unexpected("to have been accessed", "never", actual.lastAccessedDate().get());
    }
    return this;
  }

  /**
   * Verifies the day (UTC) on which a value was last read in the replica's Region.
   *
   * @throws AssertionError when it was another day, or none
   */
  public ReplicaAssert wasLastAccessedOn(LocalDate day) {
    Arguments.requireGiven("day", day);
    isNotNull();
    if (!actual.lastAccessedDate().filter(day::equals).isPresent()) {
      throw unexpected(
          "to have been last accessed on",
          day,
          actual.lastAccessedDate().map(LocalDate::toString).orElse("never"));
    }
    return this;
  }

  private AssertionError unexpected(String expectation, Object expected, Object was) {
    return failureWithActualExpected(
        was,
        expected,
        "%nExpecting the replica of %s in <%s> %s%n  <%s>%nbut was%n  <%s>%n%s",
        owner,
        actual.region(),
        expectation,
        expected,
        was,
        state);
  }
}
