package io.github.fakesecretsmanager.junit;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.fakesecretsmanager.DefaultClientCapture;
import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The annotation in test cases that run in an engine of their own, which knows nothing of this
 * lock.
 */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class CaptureDefaultClientsTest extends ExtensionTest {

  /** The code under test: builds its own client, as most does. */
  private static final class Application {

    private final SecretsManagerClient client = SecretsManagerClient.create();

    void create(String name) {
      client.createSecret(r -> r.name(name).secretString("one"));
    }
  }

  @CaptureDefaultClients
  static class EachTestCases {

    private final Application application = new Application();

    @RepeatedTest(3)
    void is_answered_by_the_fake_of_the_test(FakeSecretsManager fake) {
      application.create("db");

      assertThat(fake).hasSecret("db");
      assertThat(fake.region().secrets()).hasSize(1);
    }

    @Test
    void is_asynchronous_too(FakeSecretsManager fake) {
      try (SecretsManagerAsyncClient client = SecretsManagerAsyncClient.create()) {
        client.createSecret(r -> r.name("db").secretString("one")).join();
      }

      assertThat(fake).hasSecret("db");
    }

    @Test
    @FakeSecret(name = "seed", value = "1")
    void sees_seeds_without_any_parameter() {
      try (SecretsManagerClient client = SecretsManagerClient.create()) {
        assertThat(client.getSecretValue(r -> r.secretId("seed")).secretString()).isEqualTo("1");
      }
    }

    @TestFactory
    Stream<DynamicTest> reaches_dynamic_tests(FakeSecretsManager fake) {
      return Stream.of("a", "b")
          .map(
              name ->
                  DynamicTest.dynamicTest(
                      name,
                      () -> {
                        application.create(name);
                        assertThat(fake).hasSecret(name);
                      }));
    }

    @Nested
    class Inner {
      @Test
      void reaches_nested_classes(FakeSecretsManager fake) {
        new Application().create("db");

        assertThat(fake).hasSecret("db");
      }
    }
  }

  @Test
  void a_client_that_the_code_builds_is_answered_by_the_fake_of_the_test() {
    String before = System.getProperty("aws.region");

    assertAllSucceed(EachTestCases.class, 8);

    assertThat(System.getProperty("aws.region")).isEqualTo(before);
  }

  @FakeSecretsManagerTest(region = "eu-west-3", scope = Scope.PER_CLASS)
  @CaptureDefaultClients
  static class SharedTestCases {

    private static Application application;

    @BeforeAll
    static void start() {
      application = new Application();
      application.create("db");
    }

    @Test
    void is_answered_in_before_all_too(FakeRegion region) {
      assertThat(region.name()).isEqualTo("eu-west-3");
      assertThat(region).hasSecret("db");
    }
  }

  @Test
  void a_shared_fake_answers_from_before_all_on() {
    assertAllSucceed(SharedTestCases.class, 1);
  }

  @CaptureDefaultClients
  static class BuiltEarlyTestCases {

    private static Application application;

    @BeforeAll
    static void start() {
      application = new Application();
    }

    @RepeatedTest(2)
    @Execution(ExecutionMode.SAME_THREAD)
    void is_answered_by_the_fake_of_the_test(FakeSecretsManager fake) {
      application.create("db");

      assertThat(fake).hasSecret("db");
    }
  }

  @Test
  void a_client_may_be_built_before_the_first_test() {
    assertAllSucceed(BuiltEarlyTestCases.class, 2);
  }

  @CaptureDefaultClients
  static class CalledTooEarlyTestCases {

    @BeforeAll
    static void start() {
      new Application().create("db");
    }

    @Test
    void never_runs() {}
  }

  @Test
  void a_call_before_the_first_test_fails_and_names_the_cure() {
    assertThat(failure(CalledTooEarlyTestCases.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no fake answers them yet")
        .hasMessageContaining("PER_CLASS");
  }

  @CaptureDefaultClients
  static class InstanceFieldTestCases {

    @RegisterExtension
    final FakeSecretsManagerExtension extension =
        FakeSecretsManagerExtension.builder().region("eu-central-1").build();

    private Application application;

    @BeforeEach
    void start() {
      application = new Application();
    }

    @Test
    void goes_by_the_configuration_of_the_field(FakeSecretsManager fake) {
      application.create("db");

      assertThat(fake).inRegion("eu-central-1").hasSecret("db");
    }
  }

  @CaptureDefaultClients
  static class StaticFieldTestCases {

    @RegisterExtension
    static final FakeSecretsManagerExtension EXTENSION =
        FakeSecretsManagerExtension.builder().region("eu-central-1").build();

    private final Application application = new Application();

    @Test
    void goes_by_the_configuration_of_the_field(FakeSecretsManager fake) {
      application.create("db");

      assertThat(fake).inRegion("eu-central-1").hasSecret("db");
    }
  }

  @Test
  void a_field_that_registers_the_extension_configures_the_fake_that_answers() {
    assertAllSucceed(InstanceFieldTestCases.class, 1);
    assertAllSucceed(StaticFieldTestCases.class, 1);
  }

  abstract static class ConcurrentTestCases {
    @RepeatedTest(20)
    @Execution(ExecutionMode.CONCURRENT)
    void has_a_fake_of_its_own(FakeSecretsManager fake) {
      new Application().create("db");

      assertThat(fake).hasSecret("db");
    }
  }

  @CaptureDefaultClients
  static class OneTestCases extends ConcurrentTestCases {}

  @CaptureDefaultClients
  static class OtherTestCases extends ConcurrentTestCases {}

  @Test
  void classes_that_capture_run_one_after_another() {
    EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .selectors(selectClass(OneTestCases.class), selectClass(OtherTestCases.class))
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.started(40).succeeded(40));
  }

  @Test
  void an_existing_capture_fails_the_class() {
    DefaultClientCapture other = DefaultClientCapture.start("us-east-1");
    try {
      assertThat(failure(EachTestCases.class))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("default clients are captured already");
    } finally {
      other.close();
    }
  }
}
