package io.github.fakesecretsmanager.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.KmsPermission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What a failing test publishes to JUnit's report. */
class FailureReportTest extends ExtensionTest {

  private static final String VALUE = "s3cr3t-of-the-test";

  private static void create(SecretsManagerClient client, String name) {
    client.createSecret(r -> r.name(name).secretString(VALUE).description("it is " + VALUE));
  }

  static class FailingTestCases {
    @RegisterExtension
    static final FakeSecretsManagerExtension EXTENSION =
        FakeSecretsManagerExtension.builder()
            .clock(FakeClock.frozenAt(Instant.parse("2026-03-01T10:15:30Z")))
            .build();

    @Test
    @FakeSecret(name = "seed", value = VALUE, replicaRegions = "eu-west-3")
    void fails(SecretsManagerClient client) {
      create(client, "name-with-" + VALUE);
      client.getSecretValue(r -> r.secretId(VALUE));
    }
  }

  @Test
  void reports_what_happened_and_no_value() {
    assertThat(published(run(FailingTestCases.class)))
        .singleElement()
        .satisfies(
            published -> {
              assertThat(published.by()).startsWith("fails(");
              assertThat(published.entries()).containsOnlyKeys("fake-secrets-manager");
              assertThat(published.entries().get("fake-secrets-manager"))
                  .isEqualTo(
                      """
                      What happened:
                        1  CreateSecret of name-with-*** in us-east-1: OK
                        2  GetSecretValue of *** in us-east-1: ResourceNotFoundException, Secrets\
                       Manager can't find the specified secret.
                      Secrets:
                        name-with-*** in us-east-1 under alias/aws/secretsmanager: it has no\
                       replicas
                        seed in us-east-1 under alias/aws/secretsmanager: its replicas are
                          Region     Status  KMS key                   Message
                          eu-west-3  InSync  alias/aws/secretsmanager  Replication succeeded
                      To see this again, build the fake with seed(0) and\
                       clock(FakeClock.frozenAt(Instant.parse("2026-03-01T10:15:30Z"))).""");
            });
  }

  @FakeSecret(name = "prod/db", value = VALUE)
  static class DocumentedTestCases {
    @RegisterExtension
    static final FakeSecretsManagerExtension EXTENSION =
        FakeSecretsManagerExtension.builder()
            .clock(FakeClock.frozenAt(Instant.parse("2026-03-01T10:15:30Z")))
            .build();

    @Test
    void fails(
        FakeSecretsManager fake,
        SecretsManagerClient client,
        @InRegion("eu-west-3") SecretsManagerClient paris) {
      fake.region("eu-west-3").createKmsKey("alias/payments").deny(KmsPermission.ENCRYPT);
      client.replicateSecretToRegions(
          r ->
              r.secretId("prod/db")
                  .addReplicaRegions(
                      to -> to.region("eu-west-1"),
                      to -> to.region("eu-west-3").kmsKeyId("alias/payments")));
      paris.getSecretValue(r -> r.secretId("prod/db"));
    }
  }

  @Test
  void is_as_the_documentation_shows() throws IOException {
    String report =
        published(run(DocumentedTestCases.class)).get(0).entries().get("fake-secrets-manager");

    assertThat(Files.readString(Path.of("docs", "junit.md")))
        .contains("```text\n" + report + "\n```");
  }

  @FakeSecretsManagerTest
  static class HarmlessTestCases {
    @Test
    void passes(SecretsManagerClient client) {
      create(client, "db");
    }

    @Test
    void can_not_run_here(SecretsManagerClient client) {
      create(client, "db");
      assumeTrue(false);
    }

    @Test
    @Disabled("to see that nothing is published")
    void is_disabled(SecretsManagerClient client) {}

    @Test
    void fails_without_a_fake() {
      fail();
    }

    @TestFactory
    Stream<DynamicTest> dynamic(SecretsManagerClient client) {
      return Stream.of(
          DynamicTest.dynamicTest("passes", () -> create(client, "db")),
          DynamicTest.dynamicTest("can not run here", () -> assumeTrue(false)));
    }
  }

  @Test
  void is_silent_unless_a_test_with_a_fake_fails() {
    assertThat(published(run(HarmlessTestCases.class))).isEmpty();
  }

  @FakeSecretsManagerTest
  static class BeforeEachTestCases {
    @BeforeEach
    void fails(SecretsManagerClient client) {
      create(client, "db");
      fail();
    }

    @Test
    void never_runs() {}
  }

  @FakeSecretsManagerTest
  static class AfterEachTestCases {
    @Test
    void passes(SecretsManagerClient client) {
      create(client, "db");
    }

    @AfterEach
    void fails() {
      fail();
    }
  }

  @FakeSecretsManagerTest(guardAgainstLeaks = true)
  static class LeakTestCases {
    @Test
    void leaks(SecretsManagerClient client) {
      create(client, "db");
    }
  }

  @FakeSecretsManagerTest(guardAgainstLeaks = true)
  static class LeakAndFailureTestCases {
    @Test
    void leaks_and_fails(SecretsManagerClient client) {
      create(client, "db");
      fail();
    }
  }

  @FakeSecretsManagerTest(guardAgainstLeaks = true)
  static class ClosedTestCases {
    @Test
    void closes_its_fake(FakeSecretsManager fake) {
      create(fake.client(), "db");
      fake.close();
      fail("the test's own failure");
    }
  }

  @FakeSecretsManagerTest(scope = Scope.PER_CLASS)
  static class ConstructorTestCases {
    ConstructorTestCases(SecretsManagerClient client) {
      create(client, "db");
      fail();
    }

    @Test
    void never_runs() {}
  }

  @FakeSecretsManagerTest(scope = Scope.PER_CLASS)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class ConstructorOfOneInstanceTestCases {
    ConstructorOfOneInstanceTestCases(SecretsManagerClient client) {
      create(client, "db");
      fail();
    }

    @Test
    void never_runs() {}
  }

  @FakeSecretsManagerTest(scope = Scope.PER_CLASS)
  static class BeforeAllTestCases {
    @BeforeAll
    static void fails(SecretsManagerClient client) {
      create(client, "db");
      fail();
    }

    @Test
    void never_runs() {}
  }

  @FakeSecretsManagerTest(scope = Scope.PER_CLASS)
  static class AfterAllTestCases {
    @Test
    void passes() {}

    @AfterAll
    static void fails(SecretsManagerClient client) {
      create(client, "db");
      fail();
    }
  }

  @FakeSecretsManagerTest
  static class NestedTestCases {
    @Nested
    class Inner {
      @Test
      void fails(SecretsManagerClient client) {
        create(client, "db");
        fail();
      }
    }
  }

  @Test
  void is_published_once_wherever_the_failure_is() {
    for (Class<?> each :
        new Class<?>[] {
          BeforeEachTestCases.class,
          AfterEachTestCases.class,
          LeakTestCases.class,
          LeakAndFailureTestCases.class,
          ClosedTestCases.class,
          ConstructorTestCases.class,
          ConstructorOfOneInstanceTestCases.class,
          BeforeAllTestCases.class,
          AfterAllTestCases.class,
          NestedTestCases.class
        }) {
      assertThat(published(run(each)))
          .as(each.getSimpleName())
          .singleElement()
          .satisfies(
              published ->
                  assertThat(published.entries().get("fake-secrets-manager"))
                      .contains("1  CreateSecret of db in us-east-1: OK")
                      .doesNotContain(VALUE));
    }
  }

  @Test
  void does_not_hide_the_failure() {
    assertThat(failure(ClosedTestCases.class)).hasMessage("the test's own failure");
  }

  @FakeSecretsManagerTest
  static class ConstructorOfEachTestCases {
    ConstructorOfEachTestCases(SecretsManagerClient client) {
      create(client, "db");
      fail();
    }

    @Test
    void never_runs() {}
  }

  @Test
  void is_that_of_the_test_whose_constructor_failed() {
    assumeTrue(constructsForTheTest());

    assertThat(published(run(ConstructorOfEachTestCases.class)))
        .singleElement()
        .satisfies(published -> assertThat(published.by()).isEqualTo("never_runs()"));
  }

  @FakeSecretsManagerTest
  static class FactoryTestCases {
    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    Stream<DynamicNode> dynamic(SecretsManagerClient client) {
      return Stream.of(
          DynamicTest.dynamicTest("passes", () -> create(client, "one")),
          DynamicContainer.dynamicContainer(
              "inside",
              Stream.of(
                  DynamicTest.dynamicTest(
                      "fails",
                      () -> {
                        create(client, "two");
                        fail();
                      }))));
    }
  }

  @Test
  void is_that_of_the_dynamic_test_that_failed() {
    assertThat(published(run(FactoryTestCases.class)))
        .singleElement()
        .satisfies(
            published -> {
              assertThat(published.by()).isEqualTo("fails");
              assertThat(published.entries().get("fake-secrets-manager"))
                  .contains("1  CreateSecret of one", "2  CreateSecret of two");
            });
  }

  @FakeSecretsManagerTest(scope = Scope.PER_CLASS)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  @Execution(ExecutionMode.SAME_THREAD)
  static class SharedTestCases {
    @Test
    @Order(1)
    void passes(SecretsManagerClient client) {
      create(client, "one");
    }

    @Test
    @Order(2)
    void fails(SecretsManagerClient client) {
      create(client, "two");
      fail();
    }
  }

  @Test
  void reports_all_events_of_a_shared_fake_so_far() {
    assertThat(published(run(SharedTestCases.class)))
        .singleElement()
        .satisfies(
            published ->
                assertThat(published.entries().get("fake-secrets-manager"))
                    .contains("1  CreateSecret of one", "2  CreateSecret of two"));
  }
}
