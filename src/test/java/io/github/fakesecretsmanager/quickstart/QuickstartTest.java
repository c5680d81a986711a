package io.github.fakesecretsmanager.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartTest {

  private static String run(String json) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Quickstart.run(new PrintStream(printed, true, StandardCharsets.UTF_8), json);
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void shows_three_replicas_in_three_states_and_heals_them() throws IOException {
    String[] parts = run(Quickstart.resource()).split("With the key enabled");

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

  @Test
  void takes_a_request_of_the_users_own() {
    assertThat(run("{\"SecretId\": \"a\", \"AddReplicaRegions\": [{\"Region\": \"eu-west-3\"}]}"))
        .containsPattern("eu-west-3 +InSync");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "{}", "{\"SecretId\": \"a\", \"AddReplicaRegions\": [{\"Reg\": 1}]}"})
  void says_what_is_wrong_with_a_request(String json) {
    assertThatThrownBy(() -> run(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Region")
        .hasMessageContaining("replicate-secret-to-regions.json");
  }
}
