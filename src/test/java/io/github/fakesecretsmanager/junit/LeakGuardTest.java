package io.github.fakesecretsmanager.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The switch that makes a test fail if a secret value gets into the audit log. */
class LeakGuardTest extends ExtensionTest {

  private static final String VALUE = "s3cr3t-of-the-test";

  private static void leak(SecretsManagerClient client, String name) {
    client.createSecret(r -> r.name(name).secretString(VALUE).description("it is " + VALUE));
  }

  @FakeSecretsManagerTest(guardAgainstLeaks = true)
  static class AnnotatedTestCases {
    @Test
    void leaks(SecretsManagerClient client) {
      leak(client, "db");
    }
  }

  @Test
  void fails_a_test_that_leaks() {
    assertThat(failure(AnnotatedTestCases.class))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "this test let secret values get into the audit log:\n"
                + "  event 1, CreateSecret in us-east-1 at ")
        .hasMessageEndingWith(": description holds a stored SecretString")
        .hasMessageNotContaining(VALUE);
  }

  static class RegisteredTestCases {
    @RegisterExtension
    static final FakeSecretsManagerExtension FAKE =
        FakeSecretsManagerExtension.builder().guardAgainstLeaks(true).build();

    @Test
    void leaks(SecretsManagerClient client) {
      leak(client, "db");
    }

    @Nested
    class Inner {
      @Test
      void leaks_too(SecretsManagerClient client) {
        leak(client, "db");
      }
    }
  }

  @Test
  void guards_nested_classes_too() {
    run(RegisteredTestCases.class)
        .testEvents()
        .assertStatistics(stats -> stats.started(2).failed(2));
  }

  @FakeSecretsManagerTest(guardAgainstLeaks = true)
  static class AfterEachTestCases {
    @Test
    void does_nothing() {}

    @AfterEach
    void leaks(SecretsManagerClient client) {
      leak(client, "db");
    }
  }

  @Test
  void sees_what_methods_after_the_test_have_sent() {
    assertThat(failure(AfterEachTestCases.class)).hasMessageContaining("description");
  }

  @FakeSecretsManagerTest(guardAgainstLeaks = true)
  static class HarmlessTestCases {
    @Test
    void stores_a_value(FakeSecretsManager fake) {
      fake.client().createSecret(r -> r.name("db").secretString(VALUE).description("harmless"));
    }

    @Test
    void uses_no_fake() {}
  }

  @Test
  void lets_harmless_tests_pass() {
    assertAllSucceed(HarmlessTestCases.class, 2);
  }

  @ExtendWith(FakeSecretsManagerExtension.class)
  static class UnguardedTestCases {
    @Test
    void leaks(SecretsManagerClient client) {
      leak(client, "db");
    }
  }

  @Test
  void is_off_by_default() {
    assertAllSucceed(UnguardedTestCases.class, 1);
  }

  @FakeSecretsManagerTest(guardAgainstLeaks = true, scope = Scope.PER_CLASS)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  @Execution(ExecutionMode.SAME_THREAD)
  static class SharedTestCases {
    @Test
    @Order(1)
    void leaks(SecretsManagerClient client) {
      leak(client, "one");
    }

    @Test
    @Order(2)
    void does_not(SecretsManagerClient client) {
      client.listSecrets();
    }

    @Test
    @Order(3)
    void leaks_again(SecretsManagerClient client) {
      leak(client, "two");
    }
  }

  @Test
  void blames_each_leak_on_one_test_where_tests_share_a_fake() {
    run(SharedTestCases.class)
        .testEvents()
        .assertStatistics(stats -> stats.started(3).succeeded(1).failed(2));
  }

  @FakeSecretsManagerTest(guardAgainstLeaks = true)
  static class FailingTestCases {
    @Test
    void leaks_and_fails(SecretsManagerClient client) {
      leak(client, "db");
      throw new IllegalStateException("the test's own failure");
    }
  }

  @Test
  void does_not_hide_the_tests_own_failure() {
    Throwable failure = failure(FailingTestCases.class);

    assertThat(failure).hasMessage("the test's own failure");
    assertThat(failure.getSuppressed())
        .extracting(Throwable::toString)
        .satisfiesExactly(
            report -> assertThat(report).startsWith("fake-secrets-manager, in this test:"),
            leak -> assertThat(leak).contains("let secret values get into the audit log"));
  }

  private static final String JSON = "{\"tenant\":\"wayne-corp\"}";

  private static void leakTenant(SecretsManagerClient client) {
    client.createSecret(r -> r.name("db").secretString(JSON).description("of wayne-corp"));
  }

  @FakeSecretsManagerTest(guardAgainstLeaks = true, leakGuardExcept = "tenant")
  static class ExceptedByTheAnnotationTestCases {
    @Test
    void passes(SecretsManagerClient client) {
      leakTenant(client);
    }
  }

  static class ExceptedByAFieldTestCases {
    @RegisterExtension
    static final FakeSecretsManagerExtension EXTENSION =
        FakeSecretsManagerExtension.builder()
            .guardAgainstLeaks(true)
            .leakGuardExcept("tenant")
            .build();

    @Test
    void passes(SecretsManagerClient client) {
      leakTenant(client);
    }
  }

  @FakeSecretsManagerTest(guardAgainstLeaks = true)
  static class NotExceptedTestCases {
    @Test
    void fails(SecretsManagerClient client) {
      leakTenant(client);
    }
  }

  @Test
  void passes_over_members_that_are_excepted() {
    assertAllSucceed(ExceptedByTheAnnotationTestCases.class, 1);
    assertAllSucceed(ExceptedByAFieldTestCases.class, 1);
    assertThat(failure(NotExceptedTestCases.class))
        .hasMessageContaining("holds the member <tenant> of a stored SecretString")
        .hasMessageNotContaining("wayne");
  }

  @FakeSecretsManagerTest(guardAgainstLeaks = true)
  static class ResettingTestCases {
    @Test
    void leaks_and_resets_twice(FakeSecretsManager fake, SecretsManagerClient client) {
      leak(client, "db");
      fake.reset();
      client.createSecret(r -> r.name("db").secretString(VALUE));
      fake.reset();
    }
  }

  @Test
  void reports_what_leaked_before_a_reset() {
    assertThat(failure(ResettingTestCases.class))
        .hasMessageStartingWith(
            "this test let secret values get into the audit log:\n"
                + "  event 1, CreateSecret in us-east-1 at ")
        .hasMessageEndingWith(": description holds a stored SecretString")
        .hasMessageNotContaining(VALUE);
  }

  @FakeSecretsManagerTest(guardAgainstLeaks = true, leakGuardExcept = "tenant")
  static class ResettingExceptedTestCases {
    @Test
    void passes(FakeSecretsManager fake, SecretsManagerClient client) {
      leakTenant(client);
      fake.reset();
    }
  }

  @Test
  void passes_over_members_that_are_excepted_before_a_reset_too() {
    assertAllSucceed(ResettingExceptedTestCases.class, 1);
  }

  @FakeSecretsManagerTest(guardAgainstLeaks = true, scope = Scope.PER_CLASS)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  @Execution(ExecutionMode.SAME_THREAD)
  static class SharedResettingTestCases {
    @Test
    @Order(1)
    void leaks(SecretsManagerClient client) {
      leak(client, "db");
    }

    @Test
    @Order(2)
    void does_not(SecretsManagerClient client) {
      client.listSecrets();
    }

    @AfterEach
    void reset(FakeSecretsManager fake) {
      fake.reset();
    }
  }

  @Test
  void blames_a_leak_before_a_reset_on_one_test_where_tests_share_a_fake() {
    run(SharedResettingTestCases.class)
        .testEvents()
        .assertStatistics(stats -> stats.started(2).succeeded(1).failed(1));
  }

  @FakeSecretsManagerTest(guardAgainstLeaks = true)
  static class GeneratedTestCases {
    @Test
    void leaks_what_it_has_not_stored(SecretsManagerClient client) {
      String password = client.getRandomPassword().randomPassword();
      client.createSecret(r -> r.name("db").description(password));
    }
  }

  @Test
  void knows_generated_passwords() {
    assertThat(failure(GeneratedTestCases.class))
        .hasMessageEndingWith(": description holds a generated password");
  }
}
