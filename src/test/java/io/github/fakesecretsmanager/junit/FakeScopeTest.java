package io.github.fakesecretsmanager.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** How long a fake lives, and whose it is. */
class FakeScopeTest extends ExtensionTest {

  @ExtendWith(FakeSecretsManagerExtension.class)
  @Execution(ExecutionMode.CONCURRENT)
  static class ManyTestCases {
    static final Set<FakeSecretsManager> SEEN = ConcurrentHashMap.newKeySet();

    @RepeatedTest(200)
    void fresh(FakeSecretsManager fake, SecretsManagerClient client) {
      assertThat(SEEN.add(fake)).isTrue();
      client.createSecret(r -> r.name("db").secretString("x"));
      assertThat(fake.region().secrets()).hasSize(1);
    }
  }

  @Test
  void gives_each_of_200_parallel_repetitions_its_own_fake_and_closes_it() {
    assertAllSucceed(ManyTestCases.class, 200);
    assertThat(ManyTestCases.SEEN).hasSize(200);
    assertThat(ManyTestCases.SEEN)
        .allSatisfy(
            fake ->
                assertThatThrownBy(() -> fake.region().secrets())
                    .isInstanceOf(IllegalStateException.class));
  }

  @ExtendWith(FakeSecretsManagerExtension.class)
  static class BeforeAllTestCases {
    @BeforeAll
    static void seed(FakeSecretsManager fake) {
      fake.region().createSecret("db", "x");
    }

    @Test
    void never_runs() {}
  }

  @Test
  void refuses_to_inject_into_before_all_and_names_the_cure() {
    assertThat(failure(BeforeAllTestCases.class))
        .hasMessageContaining("can't inject parameter <")
        .hasMessageContaining("BeforeAllTestCases.seed(")
        .hasMessageContaining("scope = Scope.PER_CLASS");
  }

  @ExtendWith(FakeSecretsManagerExtension.class)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstanceTestCases {
    OneInstanceTestCases(FakeSecretsManager fake) {}

    @Test
    void never_runs() {}
  }

  @Test
  void refuses_to_inject_into_the_constructor_of_a_per_class_instance() {
    assertThat(failure(OneInstanceTestCases.class))
        .hasStackTraceContaining("each test has its own fake and no test runs here yet");
  }

  @FakeSecretsManagerTest(scope = Scope.PER_CLASS, region = "eu-west-3")
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  @Execution(ExecutionMode.SAME_THREAD)
  static class SharedTestCases {
    @BeforeAll
    static void seed(FakeRegion region) {
      region.createSecret("db", "x");
    }

    @Test
    @Order(1)
    void first(FakeRegion region) {
      assertThat(region.name()).isEqualTo("eu-west-3");
      region.createSecret("left-behind", "x");
    }

    @Test
    @Order(2)
    void second(FakeRegion region) {
      assertThat(region.secrets()).hasSize(2);
    }

    @Nested
    class Inner {
      @Test
      void sees_it_too(FakeRegion region) {
        assertThat(region.findSecret("db")).isPresent();
      }
    }
  }

  @Test
  void shares_one_fake_across_a_class_that_asks_for_it() {
    assertAllSucceed(SharedTestCases.class, 3);
  }

  @FakeSecretsManagerTest(scope = Scope.PER_CLASS)
  static class SharedOutsideTestCases {
    @BeforeAll
    static void seed(FakeRegion region) {
      region.createSecret("shared", "x");
    }

    @Test
    void shares(FakeRegion region) {
      assertThat(region.findSecret("shared")).isPresent();
    }

    @Nested
    @FakeSecretsManagerTest(region = "eu-west-3")
    class Inner {
      @RepeatedTest(2)
      void has_one_for_each_test(FakeRegion region) {
        assertThat(region.name()).isEqualTo("eu-west-3");
        assertThat(region.secrets()).isEmpty();
        region.createSecret("mine", "x");
      }
    }
  }

  @Test
  void a_nested_class_with_an_annotation_of_its_own_goes_by_that() {
    assertAllSucceed(SharedOutsideTestCases.class, 3);
  }

  @ExtendWith(FakeSecretsManagerExtension.class)
  static class SharedInsideTestCases {
    @Nested
    @FakeSecretsManagerTest(region = "eu-west-3", scope = Scope.PER_CLASS)
    class Paris {
      @RepeatedTest(2)
      @Execution(ExecutionMode.SAME_THREAD)
      void shares(RepetitionInfo repetition, FakeRegion region) {
        assertThat(region.name()).isEqualTo("eu-west-3");
        region.createSecret("s" + repetition.getCurrentRepetition(), "x");
        assertThat(region.secrets()).hasSize(repetition.getCurrentRepetition());
      }
    }

    @Nested
    @FakeSecretsManagerTest(region = "eu-west-1", scope = Scope.PER_CLASS)
    class Dublin {
      @Test
      void shares_with_nobody_else(FakeRegion region) {
        assertThat(region.name()).isEqualTo("eu-west-1");
        assertThat(region.secrets()).isEmpty();
      }
    }

    @Test
    void is_fresh_outside(FakeRegion region) {
      assertThat(region.name()).isEqualTo("us-east-1");
      assertThat(region.secrets()).isEmpty();
    }
  }

  @Test
  void nested_classes_that_share_each_have_a_fake_of_their_own() {
    assertAllSucceed(SharedInsideTestCases.class, 4);
  }
}
