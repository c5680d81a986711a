package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.domain.StagingLabel;
import io.github.fakesecretsmanager.internal.json.Json;
import io.github.fakesecretsmanager.internal.report.JsonDifference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a secret in one Region. The message of a failure shows the replicas, and never a
 * value.
 *
 * <pre>{@code
 * assertThat(fake).secret("prod/db").hasStringValue("two").isReplicatedTo("eu-west-3");
 * }</pre>
 */
public class SecretAssert extends AbstractReplicationAssert<SecretAssert, Secret> {

  /**
   * Starts assertions on a secret as it was when it was taken from the fake.
   *
   * @param actual the secret, or {@code null}
   */
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
   * Verifies that the secret is neither a primary nor a replica.
   *
   * @return this assertion object
   * @throws AssertionError if the secret has replicas or is a replica
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
   * @return this assertion object
   * @throws AssertionError if the secret has no replicas
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
   * @param region the primary's Region, such as {@code us-east-1}
   * @return this assertion object
   * @throws IllegalArgumentException if the Region is empty
   * @throws AssertionError if the secret is not a replica, or its primary is in another Region
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
   * Verifies that the secret is neither a primary nor a replica.
   *
   * @return this assertion object
   * @throws AssertionError if the secret has replicas or is a replica
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
   * Verifies that the secret is scheduled for deletion, and thus in its recovery window.
   *
   * @return this assertion object
   * @throws AssertionError if the secret is in use
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
   * @param deletionDate the exact end, by the fake's clock
   * @return this assertion object
   * @throws AssertionError if the window ends at another time, or the secret is in use
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
   * @return this assertion object
   * @throws AssertionError if the secret is scheduled for deletion
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
   * Verifies that the current value is a text. The message of a failure shows neither value.
   *
   * @param value the whole {@code SecretString}
   * @return this assertion object
   * @throws AssertionError if the value differs, is binary or is missing
   */
  public SecretAssert hasStringValue(String value) {
    return hasValue(new SecretValue.Text(Arguments.requireGiven("value", value)));
  }

  /**
   * Verifies that the current value is binary. The message of a failure shows neither value.
   *
   * @param value the whole {@code SecretBinary}, not in base64
   * @return this assertion object
   * @throws AssertionError if the value differs, is a text or is missing
   */
  public SecretAssert hasBinaryValue(byte[] value) {
    return hasValue(new SecretValue.Binary(Arguments.requireGiven("value", value)));
  }

  private SecretAssert hasValue(SecretValue expected) {
    SecretValue value = requireValue();
    if (!value.equals(expected)) {
      throw failure(
          "%nExpecting %s to have the value given, a%n  <%s>%nbut it differs, being a%n  <%s>%s",
          subject(), expected, value, difference(expected, value));
    }
    return this;
  }

  private SecretValue requireValue() {
    isNotNull();
    return actual
        .currentVersion()
        .flatMap(SecretVersion::value)
        .orElseThrow(
            () ->
                failure(
                    "%nExpecting %s to have a value%nbut no version is labelled AWSCURRENT",
                    subject()));
  }

  /** Returns which member differs; empty unless both values are JSON. */
  private static String difference(SecretValue expected, SecretValue value) {
    if (!(expected instanceof SecretValue.Text one) || !(value instanceof SecretValue.Text other)) {
      return "";
    }
    Optional<Object> wanted = JsonDifference.parse(one.text());
    Optional<Object> found = JsonDifference.parse(other.text());
    return wanted.isPresent() && found.isPresent()
        ? "%nboth are JSON: ".formatted()
            + JsonDifference.of(wanted.get(), found.get())
                .orElse("they mean the same, so hasJsonValue(..) would pass")
        : "";
  }

  /**
   * Verifies that the current value is JSON with the same meaning: white space and the order of
   * members do not count. The message of a failure names the member that differs, and shows no
   * value.
   *
   * @param json the whole value, such as an object
   * @return this assertion object
   * @throws IllegalArgumentException if the argument is not JSON, or is its {@code null}
   * @throws AssertionError if the value differs, is not JSON or is missing
   */
  public SecretAssert hasJsonValue(String json) {
    Object expected =
        JsonDifference.parse(Arguments.requireGiven("json", json))
            .orElseThrow(
                () -> new IllegalArgumentException("json is not JSON: use an object or an array"));
    JsonDifference.of(expected, requireJson())
        .ifPresent(
            difference -> {
              throw failure(
                  "%nExpecting %s to have the JSON value given%nbut %s", subject(), difference);
            });
    return this;
  }

  /**
   * Verifies a member of the current value, a JSON object. The message of a failure shows no value.
   *
   * @param name the name of a member at the top of the object, such as {@code password}
   * @param value the member's value: a text, a number, a boolean, a list or a map
   * @return this assertion object
   * @throws IllegalArgumentException if the name is empty
   * @throws AssertionError if the member differs or is missing, the value is not a JSON object, or
   *     it is missing
   */
  public SecretAssert hasJsonMember(String name, Object value) {
    Arguments.requireText("name", name);
    Arguments.requireGiven("value", value);
    if (!(requireJson() instanceof Map<?, ?> members) || !members.containsKey(name)) {
      throw failure(
          "%nExpecting %s to have a JSON value with the member%n  <%s>%nbut it lacks it",
          subject(), name);
    }
    Object expected = JsonDifference.parse(Json.write(value)).orElseThrow();
    if (JsonDifference.of(expected, members.get(name)).isPresent()) {
      throw failure(
          "%nExpecting %s to have a JSON value with the member%n  <%s>%nas given but it differs",
          subject(), name);
    }
    return this;
  }

  private Object requireJson() {
    requireValue();
    return actual
        .stringValue()
        .flatMap(JsonDifference::parse)
        .orElseThrow(
            () -> failure("%nExpecting %s to have a JSON value%nbut it is not JSON", subject()));
  }

  /**
   * Verifies that the current value, a text, meets requirements. The message of a failure leaves
   * out their message, which may quote the value.
   *
   * @param requirements the assertions to make on the {@code SecretString}
   * @return this assertion object
   * @throws AssertionError if an assertion of the requirements fails, or the value is binary or
   *     missing
   */
  public SecretAssert hasStringValueSatisfying(Consumer<String> requirements) {
    Arguments.requireGiven("requirements", requirements);
    requireValue();
    String value =
        actual
            .stringValue()
            .orElseThrow(
                () -> failure("%nExpecting %s to have a text value%nbut it is binary", subject()));
    try {
      requirements.accept(value);
    } catch (AssertionError e) {
      StackTraceElement[] trace = e.getStackTrace();
      throw failure(
          "%nExpecting %s to have a value that meets the requirements%nbut it does not, by the"
              + " assertion at%n  <%s>%n(its message is left out, as it may quote the value)",
          subject(), trace.length == 0 ? "an unknown place" : trace[0]);
    }
    return this;
  }

  /**
   * Verifies that no value has been read in the secret's Region.
   *
   * @return this assertion object
   * @throws AssertionError if a value has been read
   */
  public SecretAssert hasNeverBeenAccessed() {
    isNotNull();
    actual
        .lastAccessedDate()
        .ifPresent(
            day -> {
              throw unexpected("to have been accessed", "never", day);
            });
    return this;
  }

  /**
   * Verifies the day on which a value was last read in the secret's Region.
   *
   * @param day the day in UTC, by the fake's clock
   * @return this assertion object
   * @throws AssertionError if it was another day, or no value has been read
   */
  public SecretAssert wasLastAccessedOn(LocalDate day) {
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

  /**
   * Verifies that a version has a staging label.
   *
   * @param stage the label, such as {@code AWSPREVIOUS}
   * @return this assertion object
   * @throws IllegalArgumentException if the label is empty
   * @throws AssertionError if no version has the label
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
   * Verifies the secret's KMS key: by the name it was set with, or by the id or the ARN of a key
   * that the current version is encrypted under.
   *
   * @param kmsKeyId the alias, such as {@code alias/payments}, the key id or the key ARN
   * @return this assertion object
   * @throws IllegalArgumentException if the argument is empty
   * @throws AssertionError if the secret has another key
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
   * @param key the tag's key
   * @param value the tag's value, which may be empty
   * @return this assertion object
   * @throws IllegalArgumentException if the key is empty
   * @throws AssertionError if the secret lacks the tag, or the tag has another value
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
   * @param description the whole description
   * @return this assertion object
   * @throws IllegalArgumentException if the argument is empty
   * @throws AssertionError if the secret has another description or none
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
