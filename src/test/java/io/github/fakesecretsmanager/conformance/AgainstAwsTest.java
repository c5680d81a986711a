package io.github.fakesecretsmanager.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.internal.json.Json;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A run against AWS, which a fake pretends to be. */
class AgainstAwsTest {

  private static final String KEYED = "disabled-key-on-reading";

  @TempDir Path output;
  @TempDir Path recordings;

  private KitRun run(PretendedAws aws, Map<String, String> more) {
    Map<String, String> properties =
        new TreeMap<>(
            Map.of(
                "regions",
                "us-east-1,eu-west-1",
                "yes",
                "true",
                "only",
                KEYED,
                "record",
                "true",
                "wait",
                "2"));
    properties.put("recordings", recordings.toString());
    properties.putAll(more);
    return KitRun.withAws(
        output,
        aws.uri(),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret")),
        properties);
  }

  @Test
  void an_answer_of_aws_is_recorded_with_the_date() throws Exception {
    Files.copy(Recordings.DIRECTORY.resolve(KEYED + ".json"), recordings.resolve(KEYED + ".json"));
    try (PretendedAws aws = new PretendedAws()) {
      KitRun run = run(aws, Map.of("kms", "true"));

      assertThat(run.failure()).isEmpty();
      assertThat(run.printed()).contains("1 scenarios the same as recorded");
      Recording recorded = new Recordings(recordings).read(KEYED);
      assertThat(recorded.steps())
          .allSatisfy(
              step ->
                  assertThat(step.answer().values())
                      .extracting(part -> part.origin().text())
                      .containsOnly("aws " + LocalDate.now(ZoneOffset.UTC)));
      assertThat(KitRun.created(output)).as("the list of keys to delete").isEmpty();
    }
  }

  @Test
  void scenarios_that_need_keys_are_skipped_unless_keys_are_allowed() throws Exception {
    try (PretendedAws aws = new PretendedAws()) {
      KitRun run = run(aws, Map.of());

      assertThat(run.file("index.md"))
          .contains("| " + KEYED + " |  |  | not run: needs KMS keys |");
      assertThat(recordings.resolve(KEYED + ".json")).doesNotExist();
    }
  }

  @Test
  void a_difference_changes_one_line_of_the_recording() throws Exception {
    String only = "replicating-answers-in-progress";
    Path file = recordings.resolve(only + ".json");
    Files.copy(Recordings.DIRECTORY.resolve(only + ".json"), file);
    long lines = Files.readAllLines(file).size();
    try (PretendedAws aws = new PretendedAws()) {
      aws.lie(
          "ReplicateSecretToRegions",
          answer ->
              new PretendedAws.Answer(
                  answer.status(), answer.body().replace("InProgress", "Pending")));

      run(aws, Map.of("only", only));

      assertThat(Files.readAllLines(file))
          .hasSize((int) lines)
          .contains(
              "        \"ReplicationStatus[0].Status\" : [ \"Pending\", %s ],"
                  .formatted(Json.write("aws " + LocalDate.now(ZoneOffset.UTC))));
    }
  }

  @Test
  void keys_that_an_earlier_run_left_are_found_by_their_aliases() throws Exception {
    try (PretendedAws aws = new PretendedAws()) {
      aws.refuse("ScheduleKeyDeletion", "AccessDeniedException", "not now");
      KitRun leaving = run(aws, Map.of("kms", "true"));
      aws.allow("ScheduleKeyDeletion");

      KitRun asking = run(aws, Map.of("kms", "true", "cleanup", "true", "yes", "false"));
      KitRun cleaning = run(aws, Map.of("kms", "true", "cleanup", "true"));

      assertThat(leaving.message()).startsWith("1 secrets or keys could not be deleted: ");
      assertThat(leaving.printed()).contains("aws kms schedule-key-deletion --region us-east-1");
      assertThat(asking.message()).startsWith("nothing was changed");
      assertThat(cleaning.failure()).isEmpty();
      assertThat(aws.keyStates().values()).containsExactly("PendingDeletion");
    }
  }

  @Test
  void aws_is_called_at_its_own_endpoint_alone() {
    try (RemoteTarget target =
        new RemoteTarget(
            Optional.empty(),
            true,
            List.of("us-east-1", "eu-west-1"),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret")),
            false)) {
      assertThat(target.client(Place.REPLICA).serviceClientConfiguration().endpointOverride())
          .contains(URI.create("https://secretsmanager.eu-west-1.amazonaws.com"));
    }
  }
}
