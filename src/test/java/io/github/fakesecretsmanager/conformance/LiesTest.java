package io.github.fakesecretsmanager.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server whose answers differ from the recordings. */
class LiesTest {

  @TempDir Path output;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # what is changed | how                       | the member                   | expected               | answered
          "PrimaryRegion":"us-east-1" | "PrimaryRegion":"eu-west-2" | PrimaryRegion       | <primary region>       | eu-west-2
          "Status":"InSync" | "Status":"Failed"         | ReplicationStatus[0].Status  | InSync                 | Failed
          "LastChangedDate":| "LastChangedDate":1       | LastChangedDate              | at: replicate the secret | at another time
          ["AWSCURRENT"]    | ["AWSNOW"]                | VersionIdsToStages.<version 1>[0] | AWSCURRENT        | AWSNOW
          "StatusMessage"   | "Statement"               | ReplicationStatus[0].StatusMessage | Replication succeeded | (absent)
          "StatusMessage"   | "Statement"               | ReplicationStatus[0].Statement | (absent)             | Replication succeeded
          """)
  void a_lie_is_found_and_named(
      String truth, String lie, String member, String expected, String answered) throws Exception {
    try (PretendedAws server = new PretendedAws()) {
      server.lie(
          "DescribeSecret",
          answer -> new PretendedAws.Answer(answer.status(), answer.body().replace(truth, lie)));

      KitRun run =
          KitRun.with(
              output,
              Map.of(
                  "endpoint",
                  server.uri().toString(),
                  "wait",
                  "1",
                  "only",
                  "members-of-a-replicated-secret"));

      assertThat(run.message()).contains("differs from the recordings").contains("index.html");
      assertThat(run.file("summary.md"))
          .contains("| %s | `%s` |".formatted(member, expected))
          .contains("| `%s` |".formatted(answered));
      assertThat(run.file("index.html"))
          .contains("expected <code>" + expected.replace("<", "&lt;").replace(">", "&gt;"));
    }
  }

  @ParameterizedTest
  @CsvSource({"500, InternalServiceError", "400, InvalidParameterException"})
  void another_status_or_error_is_found_and_named(int status, String error) throws Exception {
    try (PretendedAws server = new PretendedAws()) {
      server.lie(
          "ReplicateSecretToRegions",
          answer ->
              new PretendedAws.Answer(
                  status, "{\"__type\":\"%s\",\"Message\":\"\"}".formatted(error)));

      KitRun run =
          KitRun.with(
              output,
              Map.of(
                  "endpoint",
                  server.uri().toString(),
                  "wait",
                  "1",
                  "only",
                  "replicating-answers-in-progress"));

      assertThat(run.failure()).isPresent();
      assertThat(run.file("summary.md"))
          .contains(
              "| replicate the secret | __type | `(absent)` | plausible | `%s` |".formatted(error))
          .contains("| status | `200` |")
          .contains("| `%d` |".formatted(status));
    }
  }

  @Test
  void a_member_of_another_type_is_found() throws Exception {
    try (PretendedAws server = new PretendedAws()) {
      server.lie(
          "ValidateResourcePolicy",
          answer ->
              new PretendedAws.Answer(answer.status(), answer.body().replace("true", "\"true\"")));

      KitRun run =
          KitRun.with(
              output, Map.of("endpoint", server.uri().toString(), "only", "validation-passes"));

      assertThat(run.message()).contains("differs from the recordings");
    }
  }
}
