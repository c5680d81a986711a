package io.github.fakesecretsmanager.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakePrincipal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

/** The obstacles to a run: the message names the cure, and the run leaves nothing behind. */
class ObstaclesTest {

  private static final String ONE = "replicating-answers-in-progress";
  private static final String TWO_REGIONS = "us-east-1,eu-west-1";

  @TempDir Path output;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          endpoint | localhost:4566   | conformance.endpoint <localhost:4566> is not an address: use one such as http://127.0.0.1:4566
          regions  | us-east-1        | conformance.regions <us-east-1> names 1: use two or three, since replication needs them
          regions  | us-east-1,eu-west-9 | unknown Region <eu-west-9> in conformance.regions <us-east-1,eu-west-9>: use names such as eu-west-1
          regions  | us-east-1,us-east-1 | conformance.regions <us-east-1,us-east-1> can't replicate to each other: use different Regions of one partition
          regions  | us-east-1,cn-north-1 | conformance.regions <us-east-1,cn-north-1> can't replicate to each other: use different Regions of one partition
          yes      | please           | conformance.yes is <please>: use true or false
          wait     | 0                | conformance.wait is <0>: use a number from 1 to 2147483647
          parallel | 17               | conformance.parallel is <17>: use a number from 1 to 16
          only     | (                | conformance.only <(> is not a regular expression: Unclosed group
          cleanup  | true             | conformance.cleanup lacks a target: set conformance.aws or conformance.endpoint
          aws      | true             | no Regions: name those that may get secrets, such as -Dconformance.regions=us-east-1,eu-west-1
          """)
  void a_wrong_property_is_named(String name, String value, String message) {
    assertThat(KitRun.with(output, Map.of(name, value)).message()).isEqualTo(message);
  }

  @Test
  void an_unknown_property_is_named_with_the_known_ones() {
    assertThat(KitRun.with(output, Map.of("region", "eu-west-1")).message())
        .startsWith(
            "unknown property <conformance.region>: use conformance. followed by one of aws, ");
  }

  @Test
  void two_targets_are_refused() {
    assertThat(
            KitRun.with(output, Map.of("aws", "true", "endpoint", "http://127.0.0.1:1")).message())
        .isEqualTo(
            "conformance.endpoint and conformance.aws exclude each other: set only one of them");
  }

  @Test
  void a_pattern_that_matches_no_scenario_is_reported() {
    assertThat(KitRun.with(output, Map.of("only", "replicas")).message())
        .startsWith("conformance.only <replicas> matches no scenario");
  }

  @Test
  void an_endpoint_that_does_not_answer_is_reported() {
    assertThat(KitRun.with(output, Map.of("endpoint", "http://127.0.0.1:1")).message())
        .startsWith("the endpoint http://127.0.0.1:1 does not answer: ")
        .endsWith("; check that it runs and that this machine can reach it");
  }

  @Test
  void an_unreadable_recording_is_reported_before_anything_is_created() throws Exception {
    Files.writeString(output.resolve(ONE + ".json"), "{\"scenario\"");
    try (PretendedAws server = new PretendedAws()) {
      KitRun run =
          KitRun.with(
              output,
              Map.of(
                  "endpoint",
                  server.uri().toString(),
                  "only",
                  ONE,
                  "record",
                  "true",
                  "recordings",
                  output.toString()));

      assertThat(run.message())
          .startsWith("recording <%s> can't be read: ".formatted(output.resolve(ONE + ".json")))
          .contains("restore it");
      assertThat(server.fake().cloudTrail().events()).isEmpty();
      assertThat(output.resolve(ONE + ".json")).hasContent("{\"scenario\"");
    }
  }

  @Test
  void missing_credentials_are_reported_with_how_to_get_them() {
    // A provider of the environment would see what a parallel test sets.
    AwsCredentialsProvider none =
        AwsCredentialsProviderChain.of(
            ProfileCredentialsProvider.builder()
                .profileFile(ProfileFile.aggregator().build())
                .build());

    assertThat(
            KitRun.withAws(
                    output, URI.create("http://127.0.0.1:1"), none, Map.of("regions", TWO_REGIONS))
                .message())
        .startsWith("no AWS credentials were found: sign in, for example with 'aws sso login'");
  }

  @Test
  void an_unconfirmed_run_prints_its_plan_and_creates_nothing() throws Exception {
    try (PretendedAws aws = new PretendedAws()) {
      KitRun run =
          KitRun.withAws(output, aws.uri(), credentials("test"), Map.of("regions", TWO_REGIONS));

      assertThat(run.message())
          .isEqualTo(
              "nothing was changed and no question was asked: add -Dconformance.yes=true to run");
      assertThat(run.printed())
          .contains("Caller: arn:aws:iam::123456789012:user/tester")
          .contains("Regions: us-east-1, eu-west-1")
          .contains("named fsm-conformance-")
          .contains("KMS keys: none");
      assertThat(aws.fake().cloudTrail().events()).isEmpty();
    }
  }

  @Test
  void a_missing_permission_is_named() throws Exception {
    try (PretendedAws aws = new PretendedAws()) {
      FakePrincipal nobody =
          aws.fake()
              .user("nobody")
              .withPolicy(
                  """
                  {"Version": "2012-10-17", "Statement":
                    {"Effect": "Allow", "Action": ["secretsmanager:CreateSecret", "secretsmanager:DescribeSecret",
                      "secretsmanager:DeleteSecret"], "Resource": "*"}}""");

      KitRun run = confirmed(aws, nobody.accessKeyId(), Map.of());

      assertThat(run.message())
          .startsWith("a permission is missing: User: ")
          .contains("secretsmanager:ReplicateSecretToRegions")
          .endsWith("; attach the policy of docs/conformance.md to the caller");
      assertNothingIsLeft(aws);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ThrottlingException, Rate exceeded, the account is throttled: Rate exceeded; run again",
    "LimitExceededException, Too many secrets., a quota is reached: Too many secrets.; delete unused secrets",
    "ExpiredTokenException, It is expired, the credentials are not accepted: It is expired; sign in"
  })
  void an_account_that_cant_be_asked_is_reported(String error, String message, String told)
      throws Exception {
    try (PretendedAws aws = new PretendedAws()) {
      aws.lie("CreateSecret", answer -> PretendedAws.Answer.error(error, message));

      KitRun run = confirmed(aws, "test", Map.of());

      assertThat(run.message()).startsWith(told);
    }
  }

  @Test
  void a_run_that_breaks_off_keeps_the_recording() throws Exception {
    Path kept = output.resolve(ONE + ".json");
    Files.copy(Recordings.DIRECTORY.resolve(ONE + ".json"), kept);
    String before = Files.readString(kept);
    try (PretendedAws aws = new PretendedAws()) {
      aws.lie(
          "ReplicateSecretToRegions",
          answer -> PretendedAws.Answer.error("ThrottlingException", "no"));

      KitRun run =
          confirmed(aws, "test", Map.of("record", "true", "recordings", output.toString()));

      assertThat(run.message()).startsWith("the account is throttled");
      assertThat(kept).hasContent(before.strip());
      assertNothingIsLeft(aws);
    }
  }

  @Test
  void a_region_that_lets_nobody_in_is_reported_before_anything_is_created() throws Exception {
    try (PretendedAws aws = new PretendedAws()) {
      aws.close("eu-west-1");

      KitRun run = confirmed(aws, "test", Map.of());

      assertThat(run.message()).startsWith("the credentials are not accepted").contains("enabled");
      assertNothingIsLeft(aws);
    }
  }

  @Test
  void a_region_that_closes_midway_does_not_keep_others_from_being_cleaned() throws Exception {
    try (PretendedAws aws = new PretendedAws()) {
      aws.lie(
          "ReplicateSecretToRegions",
          answer -> {
            aws.close("eu-west-1");
            return answer;
          });

      KitRun run = confirmed(aws, "test", Map.of());

      assertThat(run.message()).startsWith("1 secrets or keys could not be deleted: ");
      assertThat(run.printed()).contains("aws secretsmanager delete-secret --region eu-west-1");
      assertThat(KitRun.created(output)).isPresent();
    }
  }

  @Test
  void a_key_without_its_alias_is_deleted_too() throws Exception {
    try (PretendedAws aws = new PretendedAws()) {
      aws.refuse("CreateAlias", "LimitExceededException", "no");

      KitRun run = confirmed(aws, "test", Map.of("kms", "true", "only", "disabled-key-on-reading"));

      assertThat(run.message())
          .isEqualTo("a quota is reached: no; delete unused secrets, or run in another Region");
      assertThat(aws.keyStates().values()).containsExactly("PendingDeletion");
      assertNothingIsLeft(aws);
    }
  }

  @Test
  void an_answer_that_is_not_from_the_service_is_reported() throws Exception {
    try (PretendedAws aws = new PretendedAws()) {
      aws.lie("DescribeSecret", answer -> new PretendedAws.Answer(502, "<html>Bad Gateway</html>"));

      assertThat(confirmed(aws, "test", Map.of()).message())
          .startsWith("AWS refused the first call: ");
    }
  }

  @Test
  void a_wait_in_vain_breaks_the_scenario_off() throws Exception {
    Path kept = output.resolve("replica-in-sync.json");
    Files.copy(Recordings.DIRECTORY.resolve("replica-in-sync.json"), kept);
    String before = Files.readString(kept);
    try (PretendedAws aws = new PretendedAws()) {
      aws.lie(
          "DescribeSecret",
          answer ->
              new PretendedAws.Answer(
                  answer.status(), answer.body().replace("InSync", "InProgress")));

      KitRun run =
          confirmed(
              aws,
              "test",
              Map.of(
                  "only", "replica-in-sync",
                  "wait", "1",
                  "record", "true",
                  "recordings", output.toString()));

      assertThat(run.message()).contains("replica-in-sync").contains("did not come");
      assertThat(kept).hasContent(before.strip());
    }
  }

  @Test
  void a_refused_step_names_no_account() throws Exception {
    try (PretendedAws aws = new PretendedAws()) {
      aws.lie(
          "CreateSecret",
          answer ->
              PretendedAws.Answer.error(
                  "InvalidRequestException",
                  "arn:aws:secretsmanager:us-east-1:123456789012:secret:payroll"));

      KitRun run = confirmed(aws, "test", Map.of());

      assertThat(run.file("summary.md"))
          .contains("step <create the secret> was refused")
          .doesNotContain("123456789012");
    }
  }

  private KitRun confirmed(PretendedAws aws, String accessKeyId, Map<String, String> more) {
    Map<String, String> properties =
        new TreeMap<>(Map.of("regions", TWO_REGIONS, "yes", "true", "only", ONE, "wait", "2"));
    properties.putAll(more);
    return KitRun.withAws(output, aws.uri(), credentials(accessKeyId), properties);
  }

  private static AwsCredentialsProvider credentials(String accessKeyId) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "secret"));
  }

  private void assertNothingIsLeft(PretendedAws aws) {
    for (String region : List.of("us-east-1", "eu-west-1")) {
      assertThat(aws.fake().region(region).secrets()).isEmpty();
    }
    assertThat(KitRun.created(output)).isEmpty();
  }
}
