package io.github.fakesecretsmanager.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartTest {

  private static String run(String json) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Quickstart.run(new PrintStream(printed, true, StandardCharsets.UTF_8), json);
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void shows_three_replicas_in_three_states_and_repairs_them() throws IOException {
    String[] parts = run(Quickstart.resource()).split("With every key enabled");

    assertThat(parts).hasSize(2);
    assertThat(parts[0])
        .containsPattern("eu-west-1 +InSync")
        .containsPattern("ap-southeast-2 +InProgress")
        .containsPattern("eu-west-3 +Failed +alias/payments +Replication failed: ")
        .contains("cause: the KMS key arn:aws:kms:eu-west-3:")
        .doesNotContain("s3cr3t");
    assertThat(parts[1])
        .containsPattern("eu-west-1 +InSync")
        .containsPattern("ap-southeast-2 +InSync")
        .containsPattern("eu-west-3 +InSync");
  }

  private static String request(String secretId, String regions) {
    return "{\"SecretId\": \"" + secretId + "\", \"AddReplicaRegions\": [" + regions + "]}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MyTestSecret",
        "arn:aws:secretsmanager:us-west-2:123456789012:secret:MyTestSecret-1a2b3c"
      })
  void accepts_a_users_own_request_by_name_or_arn(String secretId) {
    assertThat(
            run(
                request(
                    secretId,
                    "{\"Region\": \"eu-west-3\", \"KmsKeyId\": \"alias/aws/secretsmanager\"}")))
        .containsPattern("eu-west-3 +InSync");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Region\": \"us-east-1\"}",
        "{\"Region\": \"eu-west-3\", \"KmsKeyId\": \"alias/a\"},"
            + "{\"Region\": \"eu-west-3\", \"KmsKeyId\": \"alias/a\"}"
      })
  void shows_the_error_of_a_refused_request(String regions) {
    assertThat(run(request("a", regions)))
        .contains("InvalidParameterException")
        .contains("Invalid replica region.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\'',
      value = {
        "nix; line 1",
        "[]; the text is not a Map",
        "{}; AddReplicaRegions is missing",
        "{\"AddReplicaRegions\": [{\"Reg\": 1}]}; SecretId is missing",
        "{\"SecretId\": \"a\", \"AddReplicaRegions\": [{\"Reg\": 1}]}; Region is missing",
        "{\"SecretId\": \"a\", \"AddReplicaRegions\": [1]}; not a Map",
        "{\"SecretId\": \"a\", \"AddReplicaRegions\": [{\"Region\": \"b\", \"KmsKeyId\": 5}]};"
            + " KmsKeyId is not a String"
      })
  void reports_what_is_wrong_with_a_request(String json, String words) {
    assertThat(run(json)).contains(words).contains("replicate-secret-to-regions.json");
  }

  @Test
  void names_a_file_that_it_cannot_read() {
    assertThatThrownBy(() -> Quickstart.main("nowhere.json"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere.json")
        .hasMessageContaining("use the file");
  }
}
