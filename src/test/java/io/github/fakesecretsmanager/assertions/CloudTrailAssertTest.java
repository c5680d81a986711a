package io.github.fakesecretsmanager.assertions;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakesecretsmanager.FakeCloudTrail;
import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Assertions on what was recorded. */
class CloudTrailAssertTest extends AssertionTest {

  private static final String LISTED =
      """
      its events are
        1. CreateSecret in us-east-1 by arn:aws:iam::123456789012:user/administrator
        2. GetSecretValue in eu-west-3 by arn:aws:iam::123456789012:user/administrator: \
      ResourceNotFoundException""";

  private FakeCloudTrail trail() {
    return fake.cloudTrail();
  }

  private void createAndMiss() {
    create("db");
    assertThat(catchThrowable(() -> fake.client("eu-west-3").getSecretValue(r -> r.secretId("db"))))
        .isNotNull();
  }

  @Test
  void has_an_event() {
    createAndMiss();

    assertThat(trail()).hasEvent("CreateSecret").hasEvent("GetSecretValue");
    assertFails(
        """

        Expecting <FakeCloudTrail[]> to have an event
          <ReplicateSecretToRegions>
        but\s"""
            + LISTED,
        () -> assertThat(trail()).hasEvent("ReplicateSecretToRegions"));
  }

  @Test
  void has_no_event() {
    createAndMiss();

    assertThat(trail()).hasNoEvent("ReplicateSecretToRegions");
    assertThat(trail().inRegion("eu-west-3")).hasNoEvent("CreateSecret");
    assertFails(
        """

        Expecting <FakeCloudTrail[]> to have no event
          <GetSecretValue>
        but\s"""
            + LISTED,
        () -> assertThat(trail()).hasNoEvent("GetSecretValue"));
  }

  @Test
  void says_when_there_are_no_events_at_all() {
    assertFails(
        """

        Expecting <FakeCloudTrail[in eu-west-3]> to have an event
          <CreateSecret>
        but it has no events""",
        () -> assertThat(trail().inRegion("eu-west-3")).hasEvent("CreateSecret"));
  }

  @Test
  void lists_the_first_of_many_events() {
    create("db");
    for (int i = 0; i < 60; i++) {
      client.listSecrets();
    }

    assertThat(catchThrowable(() -> assertThat(trail()).hasEvent("DeleteSecret")).getMessage())
        .contains("\n  50. ListSecrets in us-east-1 by")
        .endsWith("\n  and 11 more");
  }

  @Test
  void counts_events() {
    createAndMiss();

    assertThat(trail()).hasEventTimes("CreateSecret", 1).hasEventTimes("ListSecrets", 0);
    assertFails(
        """

        Expecting <FakeCloudTrail[]> to have the event
          <CreateSecret>
        <2> times, but was
          <1>
        """
            + LISTED,
        () -> assertThat(trail()).hasEventTimes("CreateSecret", 2));
    assertThatThrownBy(() -> assertThat(trail()).hasEventTimes("CreateSecret", -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void has_an_event_that_meets_requirements() {
    createAndMiss();
    create("cache");
    Consumer<CloudTrailEvent> ofCache =
        event -> assertThat(event.requestParameters()).containsEntry("name", "cache");
    Consumer<CloudTrailEvent> never =
        event -> {
          throw new AssertionError("never");
        };

    assertThat(trail()).hasEventSatisfying("CreateSecret", ofCache);
    assertFails(
        """

        Expecting <FakeCloudTrail[]> to have an event that meets the requirements
          <CreateSecret>
        but\s"""
            + LISTED
            + "\n  3. CreateSecret in us-east-1 by arn:aws:iam::123456789012:user/administrator",
        () -> assertThat(trail()).hasEventSatisfying("CreateSecret", never));
    assertThat(
            catchThrowable(() -> assertThat(trail()).hasEventSatisfying("CreateSecret", never))
                .getSuppressed())
        .hasSize(2);
    assertFails(
        """

        Expecting <FakeCloudTrail[]> to have an event
          <DeleteSecret>
        but\s"""
            + LISTED
            + "\n  3. CreateSecret in us-east-1 by arn:aws:iam::123456789012:user/administrator",
        () -> assertThat(trail()).hasEventSatisfying("DeleteSecret", event -> {}));
  }

  @Test
  void contains_no_secret_values() {
    create("db");
    assertThat(trail()).containsNoSecretValues();

    client.tagResource(
        r -> r.secretId("db").tags(tag -> tag.key("password").value("it is " + VALUE)));
    client.updateSecret(r -> r.secretId("db").description(VALUE));

    assertFails(
        """

        Expecting <FakeCloudTrail[]> to contain no secret values but
          event 2, TagResource in us-east-1 at 2026-03-01T10:15:30Z (eventID %s): \
        tags[0].value holds a stored SecretString
          event 3, UpdateSecret in us-east-1 at 2026-03-01T10:15:30Z (eventID %s): \
        description holds a stored SecretString"""
            .formatted(
                trail().events("TagResource").get(0).eventId(),
                trail().events("UpdateSecret").get(0).eventId()),
        () -> assertThat(trail()).containsNoSecretValues());
    assertThat(trail().inRegion("eu-west-3")).containsNoSecretValues();
  }

  @Test
  void refuses_an_unknown_event_name() {
    assertThatThrownBy(() -> assertThat(trail()).hasNoEvent("ReplicateSecret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("<ReplicateSecret>");
  }

  @TestFactory
  Stream<DynamicTest> every_assertion_fails_for_a_null_trail() {
    return assertsNotNull(
        assertThat((FakeCloudTrail) null),
        Map.of(
            "hasEvent", trail -> trail.hasEvent("CreateSecret"),
            "hasNoEvent", trail -> trail.hasNoEvent("CreateSecret"),
            "hasEventTimes", trail -> trail.hasEventTimes("CreateSecret", 1),
            "hasEventSatisfying", trail -> trail.hasEventSatisfying("CreateSecret", e -> {}),
            "containsNoSecretValues", CloudTrailAssert::containsNoSecretValues));
  }
}
