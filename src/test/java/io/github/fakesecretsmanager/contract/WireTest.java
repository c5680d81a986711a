package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.internal.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes on the wire of calls that succeed. */
class WireTest extends WireContract {

  private static final String A_POLICY =
      "{\\\"Statement\\\":{\\\"Effect\\\":\\\"Deny\\\",\\\"Principal\\\":\\\"*\\\","
          + "\\\"Action\\\":\\\"s3:*\\\",\\\"Resource\\\":\\\"*\\\"}}";

  @Test
  void the_example_request_of_aws_gets_the_example_response() throws IOException {
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
  void describe_secret_shows_the_replica_as_the_cli_example_does() throws IOException {
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
  void every_response_has_the_headers_of_aws() throws IOException {
    Answer answer = createMyTestSecret();

    assertThat(answer.headers().get("Content-Type")).containsExactly("application/x-amz-json-1.1");
    assertThat(answer.headers().get("Content-Length"))
        .containsExactly(Integer.toString(answer.body().length()));
    String requestId = answer.headers().get("x-amzn-RequestId").get(0);
    assertThat(UUID.fromString(requestId)).hasToString(requestId);
  }

  @Test
  void a_response_contains_only_members_with_a_value() throws IOException {
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
  void empty_lists_are_present_where_examples_of_aws_show_them() throws IOException {
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
  @ValueSource(ints = {0, 1, 20, 30_000})
  void a_body_longer_than_its_declared_length_is_read_to_its_end(int told) throws IOException {
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
}
