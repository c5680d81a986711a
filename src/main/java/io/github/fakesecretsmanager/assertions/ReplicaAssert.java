package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.domain.ReplicationStatus;
import io.github.fakesecretsmanager.internal.report.ReplicaTable;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a replica as its primary sees it.
 *
 * <pre>{@code
 * assertThat(fake)
 *     .secret("prod/db")
 *     .replica("eu-west-3")
 *     .hasFailedBecause(ReplicationFailure.Reason.KMS_ACCESS_DENIED);
 * }</pre>
 */
public class ReplicaAssert extends AbstractSecretsManagerAssert<ReplicaAssert, Replica> {

  private String owner = "a secret";
  private String state;
  private UnaryOperator<String> redaction = UnaryOperator.identity();

  /**
   * Starts assertions on a replica as it was when it was taken from the fake.
   *
   * @param actual the replica, or {@code null}
   */
  public ReplicaAssert(@Nullable Replica actual) {
    super(actual, ReplicaAssert.class);
    state = actual == null ? "" : ReplicaTable.describe(List.of(actual));
  }

  /**
   * Sets the secret and its replicas as messages show them, and the redaction of the secret's
   * values.
   */
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
   * Verifies that the status is {@code InProgress}: a change of the primary has yet to arrive.
   *
   * @return this assertion object
   * @throws AssertionError if the replica is in sync or has failed
   */
  public ReplicaAssert isInProgress() {
    return hasStatus(ReplicationStatus.IN_PROGRESS.name());
  }

  /**
   * Verifies that the status is {@code InSync}: the replica equals its primary.
   *
   * @return this assertion object
   * @throws AssertionError if the replica is in progress or has failed
   */
  public ReplicaAssert isInSync() {
    return hasStatus(ReplicationStatus.IN_SYNC.name());
  }

  /**
   * Verifies that the status is {@code Failed}, for any reason.
   *
   * @return this assertion object
   * @throws AssertionError if the replica is in progress or in sync
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
   * Verifies that the status is {@code Failed} for a reason.
   *
   * @param reason the reason that the status message gives
   * @return this assertion object
   * @throws AssertionError if the replica has not failed, or has failed for another reason
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
   * @param message the message, such as {@code Replication succeeded}
   * @return this assertion object
   * @throws IllegalArgumentException if the argument is empty
   * @throws AssertionError if the replica has another message or none
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
   * @param part the part, in the same case
   * @return this assertion object
   * @throws IllegalArgumentException if the part is empty
   * @throws AssertionError if the message lacks the part, or the replica has no message
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
   * Verifies the replica's KMS key by the name that the call to replicate used. If that is a key id
   * or a key ARN, either of them matches.
   *
   * @param kmsKeyId the alias, such as {@code alias/aws/secretsmanager}, the key id or the key ARN
   * @return this assertion object
   * @throws IllegalArgumentException if the argument is empty
   * @throws AssertionError if the replica has another key
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
   * Verifies that no value has been read in the replica's Region.
   *
   * @return this assertion object
   * @throws AssertionError if a value has been read
   */
  public ReplicaAssert hasNeverBeenAccessed() {
    isNotNull();
    if (actual.lastAccessedDate().isPresent()) {
      throw unexpected("to have been accessed", "never", actual.lastAccessedDate().get());
    }
    return this;
  }

  /**
   * Verifies the day on which a value was last read in the replica's Region.
   *
   * @param day the day in UTC, by the fake's clock
   * @return this assertion object
   * @throws AssertionError if it was another day, or no value has been read
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
