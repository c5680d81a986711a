package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;

import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.internal.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** The calls in the audit log. */
class CloudTrailTest extends Contract {

  private static final String ADMINISTRATOR = "arn:aws:iam::123456789012:user/administrator";

  private CloudTrailEvent only(String name) {
    List<CloudTrailEvent> events = fake.cloudTrail().events(name);
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private List<String> names() {
    return fake.cloudTrail().events().stream().map(CloudTrailEvent::eventName).toList();
  }

  @Test
  void a_call_is_an_event() {
    String arn = client.createSecret(r -> r.name("db").secretString("s3cr3t")).arn();
    clock.advance(Duration.ofSeconds(1));

    String requestId =
        client
            .tagResource(r -> r.secretId("db").tags(tag -> tag.key("team").value("payments")))
            .responseMetadata()
            .requestId();

    assertThat(names()).containsExactly("CreateSecret", "TagResource");
    CloudTrailEvent created = only("CreateSecret");
    assertThat(created.eventTime()).isEqualTo(NOW);
    assertThat(created.eventSource()).isEqualTo("secretsmanager.amazonaws.com");
    assertThat(created.awsRegion()).isEqualTo("us-east-1");
    assertThat(created.recipientAccountId()).isEqualTo("123456789012");
    assertThat(created.eventType()).isEqualTo("AwsApiCall");
    assertThat(created.isServiceEvent()).isFalse();
    assertThat(created.readOnly()).isFalse();
    assertThat(created.errorCode()).isEmpty();
    assertThat(created.responseElements()).containsExactly(entry("arn", arn));
    CloudTrailEvent tagged = only("TagResource");
    assertThat(tagged.eventTime()).isEqualTo(NOW.plusSeconds(1));
    assertThat(tagged.requestId()).hasValue(requestId);
    assertThat(tagged.requestParameters())
        .containsExactly(
            entry("secretId", "db"),
            entry("tags", List.of(Map.of("key", "team", "value", "payments"))));
    assertThat(tagged.responseElements()).isEmpty();
  }

  @Test
  void parameters_are_named_as_in_cloudtrail() {
    String key = fake.region("eu-west-3").createKmsKey("alias/payments").arn();
    create("db", "s3cr3t");
    client.replicateSecretToRegions(
        r ->
            r.secretId("db")
                .forceOverwriteReplicaSecret(true)
                .addReplicaRegions(to -> to.region("eu-west-3").kmsKeyId(key)));
    assertThat(
            catchThrowable(
                () -> client.rotateSecret(r -> r.secretId("db").rotationLambdaARN("arn:none"))))
        .isNotNull();

    CloudTrailEvent replicated = only("ReplicateSecretToRegions");
    assertThat(replicated.requestParameters())
        .containsExactly(
            entry("secretId", "db"),
            entry("addReplicaRegions", List.of(Map.of("region", "eu-west-3", "kmsKeyId", key))),
            entry("forceOverwriteReplicaSecret", true));
    assertThat(replicated.responseElements()).containsOnlyKeys("arn", "replicationStatus");
    assertThat(only("RotateSecret").requestParameters())
        .containsEntry("rotationLambdaARN", "arn:none");
  }

  @Test
  @Tag("new-sdk")
  void sensitive_members_are_left_out() {
    create("db", "s3cr3t-text");
    client.putSecretValue(
        r ->
            r.secretId("db")
                .secretBinary(SdkBytes.fromUtf8String("s3cr3t-bytes"))
                .clientRequestToken(TOKEN)
                .rotationToken("0123456789-0123456789-0123456789-012345"));
    String password = client.getRandomPassword().randomPassword();
    client.getSecretValue(r -> r.secretId("db"));

    assertThat(only("PutSecretValue").requestParameters())
        .containsExactly(entry("secretId", "db"), entry("clientRequestToken", TOKEN));
    assertThat(fake.cloudTrail().toJson())
        .doesNotContain("s3cr3t-text", "s3cr3t-bytes", "0123456789-0123456789", password)
        .doesNotContainIgnoringCase("secretString", "secretBinary", "rotationToken");
  }

  @Test
  void a_resource_policy_is_recorded_as_it_was_sent() {
    String policy =
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*",
          "Action": "secretsmanager:DeleteSecret", "Resource": "*"}]}""";
    create("db", "s3cr3t");
    client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(policy));

    assertThat(only("PutResourcePolicy").requestParameters())
        .containsEntry("resourcePolicy", policy);
  }

  @Test
  void a_new_secret_is_recorded_by_its_arn_alone_with_replicas_too() {
    String arn =
        client
            .createSecret(
                r -> r.name("db").secretString("s3cr3t").addReplicaRegions(replicaIn("eu-west-3")))
            .arn();

    assertThat(only("CreateSecret").responseElements()).containsExactly(entry("arn", arn));
  }

  @Test
  void a_call_that_reads_has_no_response_elements() {
    create("db", "s3cr3t");
    client.getSecretValue(r -> r.secretId("db"));
    describe("db");
    client.listSecrets(
        r -> r.filters(Filter.builder().key("name").values("db", "!x").build()).maxResults(5));

    for (String name : List.of("GetSecretValue", "DescribeSecret", "ListSecrets")) {
      assertThat(only(name).readOnly()).isTrue();
      assertThat(only(name).responseElements()).isEmpty();
    }
    assertThat(only("ListSecrets").requestParameters())
        .containsEntry("filters", List.of(Map.of("key", "name", "values", List.of("db", "!x"))));
  }

  @Test
  void a_refused_call_is_recorded_with_its_error() {
    assertRefused(
        "ResourceNotFoundException", NOT_FOUND, () -> client.getSecretValue(r -> r.secretId("db")));

    CloudTrailEvent refused = only("GetSecretValue");
    assertThat(refused.errorCode()).hasValue("ResourceNotFoundException");
    assertThat(refused.errorMessage()).hasValue(NOT_FOUND);
    assertThat(refused.requestParameters()).containsExactly(entry("secretId", "db"));
  }

  @Test
  void a_call_that_violates_a_limit_is_recorded_too() {
    assertThat(catchThrowable(() -> client.createSecret(r -> r.name("").secretString("s3cr3t"))))
        .isNotNull();

    assertThat(only("CreateSecret").errorCode()).hasValue("ValidationException");
    assertThat(only("CreateSecret").responseElements()).isEmpty();
  }

  @Test
  void a_denied_call_has_the_error_code_of_cloudtrail() {
    FakeKmsKey key = fake.region().createKmsKey("alias/payments");
    key.deny(KmsPermission.GENERATE_DATA_KEY);
    assertThat(
            catchThrowable(
                () ->
                    client.createSecret(
                        r -> r.name("db").kmsKeyId(key.arn()).secretString("s3cr3t"))))
        .isNotNull();

    assertThat(only("CreateSecret").errorCode()).hasValue("AccessDenied");
    assertThat(only("CreateSecret").errorMessage()).hasValue(KMS_DENIED);
  }

  @Test
  void a_call_to_a_region_that_is_not_enabled_is_not_recorded() {
    fake.region("eu-south-2").disable();
    assertThat(catchThrowable(() -> in("eu-south-2").listSecrets())).isNotNull();

    assertThat(fake.cloudTrail().events()).isEmpty();
  }

  @Test
  void what_a_test_arranges_is_not_an_event() {
    fake.region().createSecret("db", "s3cr3t");
    fake.region().createManagedSecret("rds", "rds!db-1", "s3cr3t");

    assertThat(fake.cloudTrail().events()).isEmpty();
  }

  @Test
  @Tag("new-sdk")
  void a_batch_is_an_event_and_so_is_each_secret_that_it_reads() {
    create("one", "s3cr3t");
    String arn = create("two", "s3cr3t");
    BatchCalls.namesOf(client, "one", "none", arn, "nothing");

    List<CloudTrailEvent> events = fake.cloudTrail().events();
    assertThat(names().subList(2, 7))
        .containsExactly(
            "BatchGetSecretValue",
            "GetSecretValue",
            "GetSecretValue",
            "GetSecretValue",
            "GetSecretValue");
    assertThat(events.subList(3, 7))
        .extracting(event -> event.requestParameters().get("secretId"))
        .containsExactly("one", "none", arn, "nothing");
    assertThat(events.subList(3, 7))
        .extracting(CloudTrailEvent::errorCode)
        .containsExactly(
            Optional.empty(),
            Optional.of("ResourceNotFoundException"),
            Optional.empty(),
            Optional.of("ResourceNotFoundException"));
    assertThat(events.get(2).requestParameters())
        .containsExactly(entry("secretIdList", List.of("one", "none", arn, "nothing")));
  }

  @Test
  @Tag("new-sdk")
  void a_batch_by_filters_names_the_secrets_by_their_arns() {
    String arn = create("db", "s3cr3t");
    BatchCalls.namesOf(client, Filter.builder().key("name").values("db").build());

    assertThat(only("GetSecretValue").requestParameters()).containsExactly(entry("secretId", arn));
    CloudTrailEvent batch = only("BatchGetSecretValue");
    assertThat(batch.requestParameters())
        .containsExactly(entry("filters", List.of(Map.of("key", "name", "values", List.of("db")))));
    assertThat(batch.responseElements()).isEmpty();
  }

  @Test
  void names_the_caller() {
    create("db", "s3cr3t");

    assertThat(only("CreateSecret").userIdentity().type()).isEqualTo("IAMUser");
    assertThat(only("CreateSecret").userIdentity().arn()).isEqualTo(ADMINISTRATOR);
    assertThat(only("CreateSecret").userIdentity().userName()).hasValue("administrator");
    assertThat(fake.cloudTrail().calledBy(ADMINISTRATOR).events()).hasSize(1);
    assertThat(fake.cloudTrail().calledBy("arn:aws:iam::123456789012:role/other").events())
        .isEmpty();
  }

  @Test
  void can_be_limited_to_one_region() {
    create("db", "s3cr3t");
    in("eu-west-3").listSecrets();

    assertThat(fake.cloudTrail().inRegion("eu-west-3").events())
        .extracting(CloudTrailEvent::eventName)
        .containsExactly("ListSecrets");
    assertThat(fake.cloudTrail().inRegion("us-east-1").events("ListSecrets")).isEmpty();
    assertThatThrownBy(() -> fake.cloudTrail().inRegion("mars-1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refuses_an_unknown_event_name() {
    assertThatThrownBy(() -> fake.cloudTrail().events("ReplicateSecret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("unknown event <ReplicateSecret>: use an operation");
  }

  @Test
  void events_never_change() {
    create("db", "s3cr3t");
    List<CloudTrailEvent> before = fake.cloudTrail().events();
    describe("db");

    assertThat(before).hasSize(1);
    assertThat(fake.cloudTrail().events().subList(0, 1)).isEqualTo(before);
    assertThatThrownBy(() -> before.get(0).requestParameters().put("name", "other"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> before.clear()).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void shows_no_parameter_when_printed() {
    client.createSecret(r -> r.name("db").description("s3cr3t-in-the-open"));

    assertThat(only("CreateSecret"))
        .hasToString("CreateSecret in us-east-1 by arn:aws:iam::123456789012:user/administrator");
  }

  @Test
  void the_same_seed_gives_the_same_events() {
    FakeSecretsManager twin = FakeSecretsManager.builder().clock(clock).build();
    for (FakeSecretsManager each : List.of(fake, twin)) {
      each.client().createSecret(r -> r.name("db").clientRequestToken(TOKEN).secretString("x"));
      assertThat(catchThrowable(() -> each.client().deleteSecret(r -> r.secretId("none"))))
          .isNotNull();
    }
    fake.cloudTrail().events();

    assertThat(twin.cloudTrail().events()).isEqualTo(fake.cloudTrail().events());
  }

  @Test
  void a_reset_forgets_the_events_and_reuses_no_id() {
    create("db", "s3cr3t");
    String id = only("CreateSecret").eventId();
    fake.reset();

    assertThat(fake.cloudTrail().events()).isEmpty();
    create("db", "s3cr3t");
    assertThat(only("CreateSecret").eventId()).isNotEqualTo(id);
  }

  @Test
  void is_written_as_cloudtrail_delivers_it() {
    String arn = create("db", "s3cr3t");
    client.putSecretValue(
        r -> r.secretId(arn).secretString("other").clientRequestToken(OTHER_TOKEN));

    Map<?, ?> file = (Map<?, ?>) Json.parse(fake.cloudTrail().toJson());
    List<?> records = (List<?>) file.get("Records");
    assertThat(records).hasSize(2);
    CloudTrailEvent event = only("PutSecretValue");
    assertThat(event.toJson())
        .isEqualTo(
            """
            {"eventVersion":"1.11","userIdentity":{"type":"IAMUser",\
            "principalId":"AIDAFAKEFAKEFAKEFAKE",\
            "arn":"arn:aws:iam::123456789012:user/administrator","accountId":"123456789012",\
            "accessKeyId":"AKIAFAKEFAKEFAKEFAKE","userName":"administrator"},\
            "eventTime":"2026-03-01T10:15:30Z","eventSource":"secretsmanager.amazonaws.com",\
            "eventName":"PutSecretValue","awsRegion":"us-east-1","sourceIPAddress":"127.0.0.1",\
            "userAgent":"aws-sdk-java/2","requestParameters":{"secretId":"%s",\
            "clientRequestToken":"%s"},"responseElements":{"arn":"%s"},"requestID":"%s",\
            "eventID":"%s","readOnly":false,"eventType":"AwsApiCall","managementEvent":true,\
            "recipientAccountId":"123456789012","eventCategory":"Management",\
            "tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256",\
            "clientProvidedHostHeader":"secretsmanager.us-east-1.amazonaws.com"}}"""
                .formatted(
                    arn, OTHER_TOKEN, arn, event.requestId().orElseThrow(), event.eventId()));
  }

  @Test
  void is_written_as_eventbridge_delivers_it() {
    create("db", "s3cr3t");
    replicate("db", "eu-west-3");
    in("eu-west-3").getSecretValue(r -> r.secretId("db"));

    assertDelivered(only("CreateSecret"), "AWS API Call via CloudTrail", "us-east-1");
    assertDelivered(only("GetSecretValue"), "AWS API Call via CloudTrail", "eu-west-3");
    assertDelivered(only("ReplicationSucceeded"), "AWS Service Event via CloudTrail", "us-east-1");
  }

  private static void assertDelivered(CloudTrailEvent event, String detailType, String region) {
    String json = event.toEventBridgeJson();
    Map<?, ?> delivered = (Map<?, ?>) Json.parse(json);
    String id = (String) delivered.get("id");
    assertThat(json)
        .isEqualTo(
            """
            {"version":"0","id":"%s","detail-type":"%s","source":"aws.secretsmanager",\
            "account":"123456789012","time":"2026-03-01T10:15:30Z","region":"%s",\
            "resources":[],"detail":%s}"""
                .formatted(id, detailType, region, event.toJson()))
        .isEqualTo(event.toEventBridgeJson());
    assertThat(UUID.fromString(id)).hasToString(id);
    assertThat(id).isNotEqualTo(event.eventId());
  }

  @Test
  void a_missing_member_is_null_in_json() {
    assertThatThrownBy(() -> describe("none")).isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> client.deleteSecret(r -> r.secretId("none")))
        .isInstanceOf(SecretsManagerException.class);
    client.listSecrets();

    assertThat(only("ListSecrets").toJson())
        .contains("\"requestParameters\":null,\"responseElements\":null")
        .doesNotContain("errorCode", "additionalEventData");
    assertThat(only("DescribeSecret").toJson())
        .contains("\"errorCode\":\"ResourceNotFoundException\",\"errorMessage\":\"" + NOT_FOUND);
  }
}
