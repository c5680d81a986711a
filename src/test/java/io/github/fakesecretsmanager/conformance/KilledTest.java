package io.github.fakesecretsmanager.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.domain.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run in its own process that ends in the middle: it leaves nothing, or a list of what it left.
 */
class KilledTest {

  private static final String REGIONS = "us-east-1,eu-west-1";

  @TempDir Path output;

  private final CountDownLatch isInTheMiddle = new CountDownLatch(1);
  private final CountDownLatch isReleased = new CountDownLatch(1);

  /** Starts a run that halts while it replicates a secret. */
  private Process start(PretendedAws server) throws Exception {
    server.lie("ReplicateSecretToRegions", this::holdUp);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dconformance.endpoint=" + server.uri(),
                "-Dconformance.regions=" + REGIONS,
                "-Dconformance.only=replicating-answers-in-progress",
                "-Dconformance.output=" + output,
                "-cp",
                System.getProperty("java.class.path"),
                ConformanceKit.class.getName())
            .redirectErrorStream(true)
            .start();
    assertThat(isInTheMiddle.await(1, TimeUnit.MINUTES))
        .as("the run has reached the middle")
        .isTrue();
    return process;
  }

  private PretendedAws.Answer holdUp(PretendedAws.Answer answer) {
    isInTheMiddle.countDown();
    try {
      assertThat(isReleased.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return answer;
  }

  private static List<Secret> secrets(PretendedAws server) {
    return Stream.of(REGIONS.split(",", -1))
        .flatMap(region -> server.fake().region(region).secrets().stream())
        .toList();
  }

  private static String printedBy(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void a_killed_run_leaves_the_commands_that_delete_what_it_created() throws Exception {
    try (PretendedAws server = new PretendedAws()) {
      Process process = start(server);
      process.destroyForcibly().waitFor();
      isReleased.countDown();

      String name = secrets(server).get(0).name();
      assertThat(secrets(server)).hasSize(2);
      String at = " --endpoint-url %s --secret-id %s".formatted(server.uri(), name);
      assertThat(Files.readAllLines(KitRun.created(output).orElseThrow()))
          .containsExactly(
              "aws secretsmanager stop-replication-to-replica --region us-east-1" + at,
              "aws secretsmanager stop-replication-to-replica --region eu-west-1" + at,
              "aws secretsmanager remove-regions-from-replication --region us-east-1%s --remove-replica-regions eu-west-1"
                  .formatted(at),
              "aws secretsmanager remove-regions-from-replication --region eu-west-1%s --remove-replica-regions us-east-1"
                  .formatted(at),
              "aws secretsmanager delete-secret --region us-east-1%s --force-delete-without-recovery"
                  .formatted(at),
              "aws secretsmanager delete-secret --region eu-west-1%s --force-delete-without-recovery"
                  .formatted(at));

      server
          .fake()
          .region("us-east-1")
          .createSecret("fsm-conformance-results/of-somebody-else", "one");
      KitRun cleaning =
          KitRun.with(
              output,
              Map.of("endpoint", server.uri().toString(), "regions", REGIONS, "cleanup", "true"));

      assertThat(cleaning.failure()).isEmpty();
      assertThat(cleaning.printed())
          .contains("Earlier runs, or one under way, left: [%s]".formatted(name))
          .contains("Deleted: [%s]".formatted(name));
      assertThat(secrets(server))
          .extracting(Secret::name)
          .containsExactly("fsm-conformance-results/of-somebody-else");
    }
  }

  // Windows ends a process without running its shutdown hooks.
  @DisabledOnOs(OS.WINDOWS)
  @Test
  void an_interrupted_run_deletes_what_it_created() throws Exception {
    try (PretendedAws server = new PretendedAws()) {
      Process process = start(server);
      // The handle is used because destroy() of the process would also close its streams.
      process.toHandle().destroy();
      isReleased.countDown();

      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("the run has ended").isTrue();
      assertThat(printedBy(process))
          .doesNotContain("could not be deleted")
          .doesNotContain("IllegalState");
      assertThat(secrets(server)).isEmpty();
      assertThat(KitRun.created(output)).isEmpty();
    }
  }
}
