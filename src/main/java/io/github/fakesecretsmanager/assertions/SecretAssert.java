package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.domain.StagingLabel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Assertions on a secret in one Region; a failure shows its replicas, and never a value. */
public class SecretAssert extends AbstractReplicationAssert<SecretAssert, Secret> {

  /** Starts assertions on a secret as it was when it was taken from the fake. */
  public SecretAssert(@Nullable Secret actual) {
    super(actual, SecretAssert.class);
  }

  @Override
  List<Replica> replicas() {
    return actual.replicas();
  }

  @Override
  String subject() {
    return "secret <" + actual.name() + "> in <" + actual.region() + ">";
  }

  @Override
  String state() {
    return actual
        .role()
        .primaryRegion()
        .map(region -> "it is a replica of the primary in <" + region + ">")
        .orElseGet(super::state);
  }

  /**
   * Verifies that the secret has no replicas and is not one itself.
   *
   * @throws AssertionError when it has or is one
   */
  public SecretAssert isStandalone() {
    isNotNull();
    if (!isAlone()) {
      throw failure("%nExpecting %s to be standalone%nbut %s", subject(), state());
    }
    return this;
  }

  private boolean isAlone() {
    return !actual.isReplica() && actual.replicas().isEmpty();
  }

  /**
   * Verifies that the secret has replicas, in any state.
   *
   * @throws AssertionError when it has none
   */
  public SecretAssert isPrimary() {
    isNotNull();
    if (actual.replicas().isEmpty()) {
      throw failure("%nExpecting %s to be a primary%nbut %s", subject(), state());
    }
    return this;
  }

  /**
   * Verifies that the secret is a replica of the primary in a Region.
   *
   * @throws AssertionError when it is not a replica, or its primary is in another Region
   */
  public SecretAssert isReplicaOf(String region) {
    Arguments.requireText("region", region);
    isNotNull();
    if (!actual.role().primaryRegion().filter(region::equals).isPresent()) {
      throw failure(
          "%nExpecting %s to be a replica of the primary in%n  <%s>%nbut %s",
          subject(), region, state());
    }
    return this;
  }

  /**
   * Verifies that the secret has no replicas and is not one itself.
   *
   * @throws AssertionError when it has or is one
   */
  @Override
  public SecretAssert isNotReplicated() {
    isNotNull();
    if (!isAlone()) {
      throw failure("%nExpecting %s to have no replicas%nbut %s", subject(), state());
    }
    return this;
  }

  /**
   * Verifies that the secret is in its recovery window.
   *
   * @throws AssertionError when it is in use
   */
  public SecretAssert isScheduledForDeletion() {
    isNotNull();
    if (!actual.isScheduledForDeletion()) {
      throw failure("%nExpecting %s to be scheduled for deletion%nbut it is in use", subject());
    }
    return this;
  }

  /**
   * Verifies the end of the recovery window.
   *
   * @throws AssertionError when it is another, or the secret is in use
   */
  public SecretAssert isScheduledForDeletionAt(Instant deletionDate) {
    Arguments.requireGiven("deletionDate", deletionDate);
    isScheduledForDeletion();
    Instant date = actual.deletionState().deletionDate().orElseThrow();
    if (!date.equals(deletionDate)) {
      throw unexpected("to be scheduled for deletion at", deletionDate, date);
    }
    return this;
  }

  /**
   * Verifies that the secret is in use.
   *
   * @throws AssertionError when it is in its recovery window
   */
  public SecretAssert isNotScheduledForDeletion() {
    isNotNull();
    actual
        .deletionState()
        .deletionDate()
        .ifPresent(
            date -> {
              throw failure(
                  "%nExpecting %s not to be scheduled for deletion%nbut it is, at%n  <%s>",
                  subject(), date);
            });
    return this;
  }

  /**
   * Verifies the current value, a {@code SecretString}; the message of a failure shows neither.
   *
   * @throws AssertionError when it differs, is binary, or there is none
   */
  public SecretAssert hasStringValue(String value) {
    return hasValue(new SecretValue.Text(Arguments.requireGiven("value", value)));
  }

  /**
   * Verifies the current value, a {@code SecretBinary}; the message of a failure shows neither.
   *
   * @throws AssertionError when it differs, is a text, or there is none
   */
  public SecretAssert hasBinaryValue(byte[] value) {
    return hasValue(new SecretValue.Binary(Arguments.requireGiven("value", value)));
  }

  private SecretAssert hasValue(SecretValue expected) {
    isNotNull();
    Optional<SecretValue> value = actual.currentVersion().flatMap(SecretVersion::value);
    if (value.isEmpty()) {
      throw failure(
          "%nExpecting %s to have a value%nbut no version is labelled AWSCURRENT", subject());
    }
    if (!value.get().equals(expected)) {
      throw failure(
          "%nExpecting %s to have the value given, a%n  <%s>%nbut it differs, being a%n  <%s>",
          subject(), expected, value.get());
    }
    return this;
  }

  /**
   * Verifies that a version has a staging label.
   *
   * @throws AssertionError when none has it
   */
  public SecretAssert hasVersionWithStage(String stage) {
    Arguments.requireText("stage", stage);
    isNotNull();
    if (actual.versions().byLabel(new StagingLabel(stage)).isEmpty()) {
      List<String> stages =
          actual.versions().all().stream().flatMap(version -> version.stages().stream()).toList();
      throw unexpected("to have a version labelled", stage, stages);
    }
    return this;
  }

  /**
   * Verifies the secret's KMS key: as it was named when set, or a key that the current version is
   * encrypted under, by its ARN or id.
   *
   * @throws AssertionError when it is another
   */
  public SecretAssert isEncryptedWith(String kmsKeyId) {
    Arguments.requireText("kmsKeyId", kmsKeyId);
    isNotNull();
    if (!actual.isEncryptedWith(kmsKeyId)) {
      throw unexpected("to be encrypted with", kmsKeyId, actual.kmsKeyId());
    }
    return this;
  }

  /**
   * Verifies a tag.
   *
   * @throws AssertionError when it lacks the tag, or the tag has another value
   */
  public SecretAssert hasTag(String key, String value) {
    Arguments.requireText("key", key);
    Arguments.requireGiven("value", value);
    isNotNull();
    if (!value.equals(actual.tags().get(key))) {
      throw unexpected("to have the tag", key + "=" + value, actual.tags());
    }
    return this;
  }

  /**
   * Verifies the description.
   *
   * @throws AssertionError when it is another, or there is none
   */
  public SecretAssert hasDescription(String description) {
    Arguments.requireText("description", description);
    isNotNull();
    if (!actual.description().filter(description::equals).isPresent()) {
      throw unexpected("to have the description", description, actual.description().orElse("none"));
    }
    return this;
  }

  private AssertionError unexpected(String expectation, Object expected, Object was) {
    return failureWithActualExpected(
        was,
        expected,
        "%nExpecting %s %s%n  <%s>%nbut was%n  <%s>",
        subject(),
        expectation,
        expected,
        was);
  }
}
