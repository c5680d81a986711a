package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.NotSimulatedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed requests, and the bytes that answer them. */
class FrameErrorsTest extends WireContract {

  private Answer listAs(String contentType) throws IOException {
    return send(
        contentType,
        "secretsmanager.ListSecrets",
        SIGNED,
        () -> new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void only_modelled_errors_spell_message_with_a_capital() throws IOException {
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
  void malformed_json_and_wrong_types_are_refused_and_not_quoted(String body) throws IOException {
    Answer answer = send("CreateSecret", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("__type")).isEqualTo("SerializationException");
    assertThat(answer.body()).doesNotContain("s3cr3t");
    assertThat(fake.region("us-west-2").secrets()).isEmpty();
  }

  @Test
  void a_message_leaves_out_a_sensitive_value_that_violates_a_limit() throws IOException {
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
  void a_null_member_counts_as_missing_and_an_unknown_member_is_ignored() throws IOException {
    Answer answer =
        send(
            "CreateSecret",
            "{\"Name\": \"db\", \"ClientRequestToken\": \""
                + TOKEN
                + "\", \"Description\": null, \"Later\": {\"deep\": [1, {\"er\": null}]}}");

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
  @ValueSource(
      strings = {
        "%s, SignedHeaders=host, Signature=0",
        "SignedHeaders=host, %s, Signature=0",
        "SignedHeaders=host, Signature=0, %s"
      })
  void the_parts_of_a_signature_may_have_any_order(String parts) throws IOException {
    String credential = "Credential=AKIAEXAMPLE/20260301/us-west-2/secretsmanager/aws4_request";

    Answer answer =
        send("secretsmanager.ListSecrets", "AWS4-HMAC-SHA256 " + parts.formatted(credential), "{}");

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
  void an_operation_that_is_not_simulated_fails_instead_of_answering(String operation) {
    assertThatThrownBy(() -> send(operation, "{}"))
        .isInstanceOf(NotSimulatedException.class)
        .hasMessageContaining(operation)
        .hasMessageContaining("docs/operations.md");
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-amz-json-1.1, application/x-amz-json-1.1",
    "application/x-amz-json-1.0, application/x-amz-json-1.0",
    "application/x-amz-json-1.0; charset=utf-8, application/x-amz-json-1.0",
    "Application/X-Amz-Json-1.1 ;charset=UTF-8, application/x-amz-json-1.1"
  })
  void both_versions_of_the_protocol_are_answered_in_the_same_version(String sent, String answered)
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
  void an_unpaired_surrogate_is_refused() throws IOException {
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
  void a_number_beyond_the_range_of_integers_is_refused() throws IOException {
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

  @Test
  void a_rotation_token_is_accepted_and_a_malformed_one_refused_without_being_shown()
      throws IOException {
    createMyTestSecret();
    String put =
        "{\"SecretId\": \"MyTestSecret\", \"SecretString\": \"x\", \"ClientRequestToken\": \""
            + OTHER_TOKEN
            + "\", \"RotationToken\": \"";

    Answer refused = send("PutSecretValue", put + "s3cr3t s3cr3t s3cr3t s3cr3t s3cr3t s3\"}");

    assertThat(refused.json())
        .isEqualTo(
            Map.of(
                "__type",
                "ValidationException",
                "message",
                "1 validation error detected: Value at 'rotationToken' failed to satisfy constraint:"
                    + " Member must satisfy regular expression pattern: ^[a-zA-Z0-9\\-]+$"));
    assertThat(send("PutSecretValue", put + TOKEN + "-0123\"}").status()).isEqualTo(200);
  }

  @Test
  void a_binary_value_that_is_too_long_is_not_shown_either() throws IOException {
    String tooLong = Base64.getEncoder().encodeToString(new byte[65_537]);

    assertError(
        send(
            "CreateSecret",
            "{\"Name\": \"db\", \"ClientRequestToken\": \""
                + TOKEN
                + "\", \"SecretBinary\": \""
                + tooLong
                + "\"}"),
        Map.of(
            "__type",
            "ValidationException",
            "message",
            "1 validation error detected: Value at 'secretBinary' failed to satisfy constraint:"
                + " Member must have length less than or equal to 65536"));
  }

  @Test
  void a_function_that_cannot_be_invoked_is_an_error_common_to_all_services() throws IOException {
    createMyTestSecret();

    assertThat(
            send(
                    "RotateSecret",
                    "{\"SecretId\": \"MyTestSecret\", \"ClientRequestToken\": \""
                        + OTHER_TOKEN
                        + "\", \"RotationLambdaARN\": \"arn:aws:lambda:us-west-2:123456789012:function:nix\"}")
                .json())
        .isEqualTo(
            Map.of(
                "__type",
                "AccessDeniedException",
                "message",
                "Secrets Manager cannot invoke the specified Lambda function. Ensure that the"
                    + " function policy grants access to the principal"
                    + " secretsmanager.amazonaws.com."));
  }
}
