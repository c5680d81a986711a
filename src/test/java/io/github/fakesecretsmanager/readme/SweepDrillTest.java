package io.github.fakesecretsmanager.readme;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.junit.FakeSecret;
import io.github.fakesecretsmanager.junit.FaultSweep;
import io.github.fakesecretsmanager.junit.ReplicationSweep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The sweeps of docs/failure-drills.md: what they find in a naive subject, and in the mended. */
class SweepDrillTest {

  @FakeSecret(name = "prod/db", value = "one")
  static class NaiveTestCases {

    @ReplicationSweep(regions = "eu-west-3")
    void returns_only_if_the_replica_is_there(
        FakeSecretsManager fake, SecretsManagerClient client) {
      new CredentialReplicator(client)
          .replicate("prod/db", "eu-west-3", "alias/aws/secretsmanager");

      assertThat(fake).secret("prod/db").isReplicatedTo("eu-west-3");
    }
  }

  @FakeSecret(name = "prod/db", value = "one")
  static class MendedTestCases {

    @ReplicationSweep(regions = "eu-west-3")
    void returns_only_if_the_replica_is_there(
        FakeSecretsManager fake, SecretsManagerClient client) {
      try {
        new PatientReplicator(client, () -> {}).replicate("prod/db", "eu-west-3");
      } catch (IllegalStateException e) {
        return;
      }

      assertThat(fake).secret("prod/db").isReplicatedTo("eu-west-3");
    }

    @FaultSweep
    void returns_only_if_the_replica_is_there_whatever_call_fails(
        FakeSecretsManager fake, SecretsManagerClient client) {
      try {
        new PatientReplicator(client, () -> {}).replicate("prod/db", "eu-west-3");
      } catch (SdkException e) {
        return;
      }

      assertThat(fake).secret("prod/db").isReplicatedTo("eu-west-3");
    }
  }

  private static Events tests(Class<?> testClass) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(testClass))
        .execute()
        .testEvents();
  }

  private static List<String> names(Events events) {
    return events.stream().map(event -> event.getTestDescriptor().getDisplayName()).toList();
  }

  @Test
  void finds_the_bug_of_the_naive_subject_as_the_page_shows() throws Exception {
    Events tests = tests(NaiveTestCases.class);
    List<String> failed = names(tests.failed());

    String page = Files.readString(Path.of("docs", "failure-drills.md"));
    assertThat(page)
        .contains(
            names(tests.finished()).stream()
                .map(name -> (failed.contains(name) ? "FAILED  " : "passed  ") + name)
                .collect(Collectors.joining("\n", "```text\n", "\n```")));
    assertThat(failed).hasSize(9);
  }

  @Test
  void passes_the_mended_subject() {
    tests(MendedTestCases.class)
        .assertStatistics(stats -> stats.started(10 + 21).succeeded(10 + 21));
  }
}
