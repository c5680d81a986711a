package io.github.fakesecretsmanager.assertions;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fakesecretsmanager.FakeCloudTrail;
import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

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

        Expecting <FakeCloudTrail> to have an event
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

        Expecting <FakeCloudTrail> to have no event
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

        Expecting <FakeCloudTrail> to have the event
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

        Expecting <FakeCloudTrail> to have an event that meets the requirements
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

        Expecting <FakeCloudTrail> to have an event
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

        Expecting <FakeCloudTrail> to contain no secret values but
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

  @Test
  void has_events_in_an_order() {
    create("db", "eu-west-3");
    client.deleteSecret(r -> r.secretId("other").forceDeleteWithoutRecovery(true));

    assertThat(fake.cloudTrail())
        .hasEventsInOrder("CreateSecret", "ReplicationSucceeded", "DeleteSecret")
        .hasEventsInOrder();
    assertThatThrownBy(
            () -> assertThat(fake.cloudTrail()).hasEventsInOrder("DeleteSecret", "CreateSecret"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("<[DeleteSecret, CreateSecret]>")
        .hasMessageContaining("but it lacks <CreateSecret> there; its events are");
    assertThatThrownBy(() -> assertThat(fake.cloudTrail()).hasEventsInOrder("NoSuchEvent"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void looks_only_at_events_since_a_mark() {
    create("db");
    FakeCloudTrail.Mark mark = fake.cloudTrail().mark();

    assertThat(fake.cloudTrail().since(mark)).hasNoEvent("CreateSecret");
    create("cache");
    assertThat(fake.cloudTrail().since(mark)).hasEventTimes("CreateSecret", 1);
    assertThat(fake.cloudTrail().since(mark).inRegion("eu-west-3")).hasNoEvent("CreateSecret");
    assertThat(fake.cloudTrail()).hasEventTimes("CreateSecret", 2);

    fake.reset();
    create("db");
    assertThat(fake.cloudTrail().since(mark)).hasEventTimes("CreateSecret", 1);
    assertThat(fake.cloudTrail().since(mark)).hasToString("FakeCloudTrail[since event 1]");
  }

  @Test
  void looks_only_at_events_about_a_secret() {
    String arn = create("db", "eu-west-3");
    create("db-2");
    client.getSecretValue(r -> r.secretId(arn));
    fake.client("eu-west-3").getSecretValue(r -> r.secretId("db"));

    assertThat(fake.cloudTrail().about("db"))
        .hasEventTimes("CreateSecret", 1)
        .hasEventTimes("GetSecretValue", 2)
        .hasEvent("ReplicationSucceeded");
    assertThat(fake.cloudTrail().about(arn)).hasEventTimes("GetSecretValue", 1);
    assertThat(fake.cloudTrail().about("other")).hasNoEvent("CreateSecret");
  }

  @Test
  void looks_only_at_the_calls_of_a_caller() {
    FakePrincipal app = fake.role("app");
    create("db");
    assertThat(catchThrowable(() -> fake.client(app).listSecrets())).isNotNull();

    assertThat(fake.cloudTrail().calledBy(app)).hasEvent("ListSecrets").hasNoEvent("CreateSecret");
    assertThatThrownBy(() -> fake.cloudTrail().calledBy("app"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "invalid principalArn <app>: use an ARN, or a caller such as fake.role(\"app\")");
  }

  /** Calls past the SDK, which would take longer than all other tests. */
  private void call200_000Times() throws IOException {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create("https://secretsmanager.us-east-1.amazonaws.com"))
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("X-Amz-Target", "secretsmanager.GetRandomPassword")
            .putHeader(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=KEY/20260301/us-east-1/secretsmanager/aws4_request")
            .build();
    HttpExecuteRequest call =
        HttpExecuteRequest.builder()
            .request(request)
            .contentStreamProvider(
                () -> new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)))
            .build();
    for (int i = 0; i < 200_000; i++) {
      fake.httpClient().prepareRequest(call).call();
    }
  }

  @Test
  void does_not_say_that_an_event_is_missing_once_events_are_dropped() throws IOException {
    create("db");
    call200_000Times();
    FakeCloudTrail.Mark mark = fake.cloudTrail().mark();
    client.listSecrets();

    assertThatThrownBy(() -> assertThat(fake.cloudTrail()).hasNoEvent("CreateSecret"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the oldest are dropped");
    assertThatThrownBy(() -> assertThat(fake.cloudTrail()).hasEventTimes("CreateSecret", 1))
        .isInstanceOf(IllegalStateException.class);
    assertThat(fake.cloudTrail()).hasEvent("GetRandomPassword");
    assertThat(fake.cloudTrail().since(mark)).hasNoEvent("CreateSecret");
  }
}
