package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/** The bytes on the wire, through the transport: what a client that is not the SDK would see. */
class WireTest extends Contract {

  private static final String SIGNED =
      "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260301/us-west-2/secretsmanager/aws4_request,"
          + " SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=0123456789abcdef";

  private static final String A_POLICY =
      "{\\\"Statement\\\":{\\\"Effect\\\":\\\"Deny\\\",\\\"Principal\\\":\\\"*\\\","
          + "\\\"Action\\\":\\\"s3:*\\\",\\\"Resource\\\":\\\"*\\\"}}";

  private record Answer(int status, Map<String, List<String>> headers, String body) {

    Map<?, ?> json() {
      return (Map<?, ?>) Json.parse(body);
    }
  }

  private Answer send(String operation, String body) throws IOException {
    return send("secretsmanager." + operation, SIGNED, body);
  }

  private Answer send(String target, String authorization, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return send(target, authorization, () -> new ByteArrayInputStream(bytes));
  }

  private Answer send(String target, String authorization, ContentStreamProvider content)
      throws IOException {
    return send("application/x-amz-json-1.1", target, authorization, content);
  }

  private Answer send(
      String contentType, String target, String authorization, ContentStreamProvider content)
      throws IOException {
    SdkHttpFullRequest.Builder http =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create("https://secretsmanager.us-west-2.amazonaws.com/"))
            .contentStreamProvider(content);
    if (contentType != null) {
      http.putHeader("Content-Type", contentType);
    }
    if (target != null) {
      http.putHeader("X-Amz-Target", target);
    }
    if (authorization != null) {
      http.putHeader("Authorization", authorization);
    }
    HttpExecuteResponse response =
        fake.httpClient()
            .prepareRequest(
                HttpExecuteRequest.builder()
                    .request(http.build())
                    .contentStreamProvider(content)
                    .build())
            .call();
    String text =
        new String(response.responseBody().orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(
        response.httpResponse().statusCode(), response.httpResponse().headers(), text);
  }

  private void assertError(Answer answer, Map<String, String> body) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json()).isEqualTo(body);
    assertThat(fake.region("us-west-2").secrets()).as("what a refused call leaves").isEmpty();
  }

  private Answer createMyTestSecret() throws IOException {
    return send(
        "CreateSecret",
        """
        {"Name": "MyTestSecret", "SecretString": "s3cr3t",
         "ClientRequestToken": "0123456789abcdef0123456789abcdef"}""");
  }

  @Test
  void the_request_on_aws_page_is_answered_as_the_page_answers_it() throws IOException {
    createMyTestSecret();

    Answer answer =
        send(
            "ReplicateSecretToRegions",
            """
            {
            "SecretId": "MyTestSecret",
            "AddReplicaRegions": [ { "Region": "eu-west-3" }] ,
            "ForceOverwriteReplicaSecret": true
            }""");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Json.parse(answer.body().replaceFirst("MyTestSecret-\\w{6}", "MyTestSecret-1a2b3c")))
        .isEqualTo(
            Json.parse(
                """
                {
                "ARN": "arn:aws:secretsmanager:us-west-2:123456789012:secret:MyTestSecret-1a2b3c",
                "ReplicationStatus": [
                {
                "Region": "eu-west-3",
                "KmsKeyId": "alias/aws/secretsmanager",
                "Status": "InProgress"
                }
                ]
                }"""));
  }

  @Test
  void describe_secret_then_shows_the_replica_as_the_cli_example_does() throws IOException {
    createMyTestSecret();
    send(
        "ReplicateSecretToRegions",
        "{\"SecretId\": \"MyTestSecret\", \"AddReplicaRegions\": [{\"Region\": \"eu-west-3\"}]}");

    Map<?, ?> description = send("DescribeSecret", "{\"SecretId\": \"MyTestSecret\"}").json();

    assertThat(description.get("PrimaryRegion")).isEqualTo("us-west-2");
    assertThat(description.get("ReplicationStatus"))
        .isEqualTo(
            Json.parse(
                """
                [{"Region": "eu-west-3", "KmsKeyId": "alias/aws/secretsmanager",
                  "Status": "InSync", "StatusMessage": "Replication succeeded"}]"""));
  }

  @Test
  void every_answer_has_the_headers_of_aws() throws IOException {
    Answer answer = createMyTestSecret();

    assertThat(answer.headers().get("Content-Type")).containsExactly("application/x-amz-json-1.1");
    assertThat(answer.headers().get("Content-Length"))
        .containsExactly(Integer.toString(answer.body().length()));
    String requestId = answer.headers().get("x-amzn-RequestId").get(0);
    assertThat(UUID.fromString(requestId)).hasToString(requestId);
  }

  @Test
  void only_members_with_a_value_are_in_an_answer() throws IOException {
    send(
        "CreateSecret",
        "{\"Name\": \"empty\", \"ClientRequestToken\": \"" + TOKEN + "\", \"Description\": \"\"}");

    assertThat(send("DescribeSecret", "{\"SecretId\": \"empty\"}").json().keySet())
        .isEqualTo(Set.of("ARN", "Name", "LastChangedDate", "CreatedDate"));
  }

  @Test
  void a_timestamp_is_a_number_of_seconds_with_milliseconds() throws IOException {
    createMyTestSecret();

    Answer answer = send("DescribeSecret", "{\"SecretId\": \"MyTestSecret\"}");

    assertThat(answer.json().get("CreatedDate")).isEqualTo(new BigDecimal("1772360130.125"));
  }

  @Test
  void a_result_without_members_is_an_empty_body() throws IOException {
    createMyTestSecret();

    Answer answer =
        send(
            "TagResource",
            "{\"SecretId\": \"MyTestSecret\", \"Tags\": [{\"Key\": \"a\", \"Value\": \"b\"}]}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void an_error_of_the_model_spells_message_with_a_capital_and_others_do_not() throws IOException {
    assertError(
        send("DescribeSecret", "{\"SecretId\": \"nix\"}"),
        Map.of("__type", "ResourceNotFoundException", "Message", NOT_FOUND));
    assertError(
        send("DescribeSecret", "{}"),
        Map.of(
            "__type",
            "ValidationException",
            "message",
            "1 validation error detected: Value null at 'secretId' failed to satisfy constraint:"
                + " Member must not be null"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          CreateSecret,   {"Name": "new"}
          PutSecretValue, {"SecretId": "nix"}
          UpdateSecret,   {"SecretId": "nix"}
          """,
      quoteCharacter = '`')
  void a_missing_token_is_refused_before_the_secret_is_looked_up(String operation, String body)
      throws IOException {
    assertError(
        send(operation, body.replace("}", ", \"SecretString\": \"x\"}")),
        Map.of(
            "__type",
            "InvalidRequestException",
            "Message",
            "You must provide a ClientRequestToken value. We recommend a UUID-type value."));
  }

  @Test
  void rotate_secret_refuses_a_missing_token_as_an_invalid_parameter() throws IOException {
    assertError(
        send("RotateSecret", "{\"SecretId\": \"nix\"}"),
        Map.of(
            "__type",
            "InvalidParameterException",
            "Message",
            "You must provide a ClientRequestToken value. We recommend a UUID-type value."));
  }

  @Test
  void lists_that_are_empty_are_there_where_aws_examples_show_them() throws IOException {
    assertThat(send("ValidateResourcePolicy", "{\"ResourcePolicy\": \"" + A_POLICY + "\"}").json())
        .isEqualTo(Map.of("PolicyValidationPassed", true, "ValidationErrors", List.of()));
    assertThat(
            send(
                    "BatchGetSecretValue",
                    "{\"Filters\": [{\"Key\": \"name\", \"Values\": [\"nix\"]}]}")
                .json())
        .isEqualTo(Map.of("SecretValues", List.of(), "Errors", List.of()));
  }

  @Test
  void text_is_utf_8_and_may_be_escaped() throws IOException {
    send(
        "CreateSecret",
        "{\"Name\": \"text\", \"ClientRequestToken\": \""
            + TOKEN
            + "\", \"SecretString\": \"gr\\u00fc\\u00df \\ud83d\\udd11 \u20ac\"}");

    assertThat(send("GetSecretValue", "{\"SecretId\": \"text\"}").json().get("SecretString"))
        .isEqualTo("gr\u00fc\u00df \ud83d\udd11 \u20ac");
  }

  @Test
  void a_binary_value_is_base64() throws IOException {
    send(
        "CreateSecret",
        "{\"Name\": \"binary\", \"ClientRequestToken\": \""
            + TOKEN
            + "\", \"SecretBinary\": \"Zm9vdGVzdA==\"}");

    assertThat(send("GetSecretValue", "{\"SecretId\": \"binary\"}").json().get("SecretBinary"))
        .isEqualTo("Zm9vdGVzdA==");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s3cr3t",
        "{\"SecretString\": \"s3cr3t\"",
        "[\"s3cr3t\"]",
        "{\"SecretString\": \"s3cr3t\"} s3cr3t",
        "{\"Name\": [\"s3cr3t\"]}",
        "{\"Name\": {\"a\": \"s3cr3t\"}}",
        "{\"Tags\": \"s3cr3t\"}",
        "{\"Tags\": [\"s3cr3t\"]}",
        "{\"ForceOverwriteReplicaSecret\": \"s3cr3t\"}",
        "{\"SecretString\": 5}",
        "{\"SecretBinary\": \"not base64: s3cr3t\"}"
      })
  void what_is_not_json_of_the_right_types_is_refused_and_not_quoted(String body)
      throws IOException {
    Answer answer = send("CreateSecret", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("__type")).isEqualTo("SerializationException");
    assertThat(answer.body()).doesNotContain("s3cr3t");
    assertThat(fake.region("us-west-2").secrets()).isEmpty();
  }

  @Test
  void a_sensitive_value_that_violates_a_limit_is_left_out_of_the_message() throws IOException {
    String tooLong = "s3cr3t".repeat(11_000);

    Answer answer =
        send(
            "CreateSecret",
            "{\"Name\": \"db\", \"ClientRequestToken\": \""
                + TOKEN
                + "\", \"SecretString\": \""
                + tooLong
                + "\"}");

    assertError(
        answer,
        Map.of(
            "__type",
            "ValidationException",
            "message",
            "1 validation error detected: Value at 'secretString' failed to satisfy constraint:"
                + " Member must have length less than or equal to 65536"));
  }

  @Test
  void a_member_that_is_null_is_as_good_as_left_out_and_an_unknown_one_is_passed_over()
      throws IOException {
    Answer answer =
        send(
            "CreateSecret",
            "{\"Name\": \"db\", \"ClientRequestToken\": \""
                + TOKEN
                + "\", \"Description\": null, \"Later\": {\"deep\": [1, {\"er\": null}]}}");

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 30_000})
  void a_body_that_tells_too_short_a_length_is_read_to_its_end(int told) throws IOException {
    createMyTestSecret();
    byte[] body =
        ("{\"SecretId\": \"MyTestSecret\"}" + " ".repeat(20_000)).getBytes(StandardCharsets.UTF_8);

    Answer answer =
        send(
            "secretsmanager.DescribeSecret",
            SIGNED,
            () ->
                new ByteArrayInputStream(body) {
                  @Override
                  public synchronized int available() {
                    return told;
                  }
                });

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic dXNlcjpwYXNz",
        "AWS4-HMAC-SHA256 Signature=0",
        "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE, Signature=0",
        "AWS4-HMAC-SHA256 Credential=/20260301/us-west-2/secretsmanager/aws4_request, Signature=0",
        "AWS4-HMAC-SHA256 Credential=us-west-2/secretsmanager/aws4_request, Signature=0"
      })
  void a_call_without_a_signature_is_refused(String authorization) throws IOException {
    assertError(
        send("secretsmanager.ListSecrets", authorization, "{}"),
        Map.of(
            "__type",
            "MissingAuthenticationTokenException",
            "message",
            "Missing Authentication Token"));
  }

  @Test
  void a_call_signed_for_another_service_is_refused() throws IOException {
    Answer answer =
        send("secretsmanager.ListSecrets", SIGNED.replace("/secretsmanager/", "/s3/"), "{}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("__type")).isEqualTo("InvalidSignatureException");
  }

  @Test
  void an_access_key_id_may_have_slashes() throws IOException {
    Answer answer =
        send("secretsmanager.ListSecrets", SIGNED.replace("AKIAEXAMPLE", "test/key/id"), "{}");

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secretsmanager.Nix", "DynamoDB_20120810.ListTables", "ListSecrets"})
  void an_unknown_target_is_refused(String target) throws IOException {
    assertError(send(target, SIGNED, "{}"), Map.of("__type", "UnknownOperationException"));
  }

  @Test
  void a_missing_target_is_refused() throws IOException {
    assertError(send(null, SIGNED, "{}"), Map.of("__type", "UnknownOperationException"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DisassociateCrossAccountReplica", "AssociateCrossAccountReplica"})
  void an_operation_that_is_not_simulated_is_no_answer_but_a_failure(String operation) {
    assertThatThrownBy(() -> send(operation, "{}"))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining(operation)
        .hasMessageContaining("docs/fidelity.md");
  }

  private Answer listAs(String contentType) throws IOException {
    return send(
        contentType,
        "secretsmanager.ListSecrets",
        SIGNED,
        () -> new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-amz-json-1.1, application/x-amz-json-1.1",
    "application/x-amz-json-1.0, application/x-amz-json-1.0",
    "application/x-amz-json-1.0; charset=utf-8, application/x-amz-json-1.0",
    "Application/X-Amz-Json-1.1 ;charset=UTF-8, application/x-amz-json-1.1"
  })
  void both_versions_of_the_protocol_are_answered_in_kind(String sent, String answered)
      throws IOException {
    Answer answer = listAs(sent);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("Content-Type")).containsExactly(answered);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "application/json", "application/x-amz-json-1.2", "text/plain"})
  void another_content_type_is_refused(String contentType) throws IOException {
    assertError(listAs(contentType), Map.of("__type", "UnknownOperationException"));
  }

  @Test
  void half_a_character_is_refused() throws IOException {
    for (String half : List.of("\\ud83d", "\\udd11", "\\udd11\\ud83d", "a\\ud83da")) {
      Answer answer =
          send(
              "CreateSecret",
              "{\"Name\": \"db\", \"ClientRequestToken\": \""
                  + TOKEN
                  + "\", \"SecretString\": \""
                  + half
                  + "\"}");

      assertThat(answer.json().get("__type")).isEqualTo("SerializationException");
      assertThat(fake.region("us-west-2").secrets()).isEmpty();
    }
  }

  @Test
  void a_number_that_no_integer_holds_is_refused() throws IOException {
    for (String number : List.of("99999999999999999999", "1e3", "1.5", "\"5\"", "true")) {
      assertThat(send("ListSecrets", "{\"MaxResults\": " + number + "}").json().get("__type"))
          .as(number)
          .isEqualTo("SerializationException");
    }
  }

  @Test
  void a_value_of_65536_bytes_is_kept_and_a_longer_one_refused() throws IOException {
    String start =
        "{\"Name\": \"large\", \"ClientRequestToken\": \"" + TOKEN + "\", \"SecretString\": \"";
    String euros = "\u20ac".repeat(65_536 / 3);

    Answer tooLong = send("CreateSecret", start + euros + "ab\"}");
    Answer longest = send("CreateSecret", start + euros + "a\"}");

    assertThat(tooLong.json().get("message"))
        .isEqualTo(
            "1 validation error detected: Value at 'secretString' failed to satisfy constraint:"
                + " Member must have length less than or equal to 65536");
    assertThat(longest.status()).isEqualTo(200);
    assertThat(send("GetSecretValue", "{\"SecretId\": \"large\"}").json().get("SecretString"))
        .isEqualTo(euros + "a");
  }
}
