package io.github.fakesecretsmanager.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The shapes that a JUnit test class can have. */
class SituationsTest extends ExtensionTest {

  @FakeSecretsManagerTest
  @Execution(ExecutionMode.CONCURRENT)
  static class ParameterizedTestCases {
    static final Set<FakeSecretsManager> SEEN = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @CsvSource({"one,1", "two,2", "three,3"})
    @FakeSecret(name = "seed", value = "x")
    void has_one_for_each_invocation(
        String name, int number, FakeSecretsManager fake, SecretsManagerClient client) {
      assertThat(SEEN.add(fake)).isTrue();
      client.createSecret(r -> r.name(name).secretString("" + number));
      assertThat(fake.region().secrets()).hasSize(2);
    }
  }

  @Test
  void each_invocation_of_a_parameterized_test_has_a_fake_of_its_own() {
    assertAllSucceed(ParameterizedTestCases.class, 3);
    assertThat(ParameterizedTestCases.SEEN).hasSize(3);
  }

  @FakeSecretsManagerTest
  static class FactoryTestCases {
    static final Set<FakeSecretsManager> SEEN = ConcurrentHashMap.newKeySet();

    @TestFactory
    @Execution(ExecutionMode.SAME_THREAD)
    Stream<DynamicTest> shares_one(FakeSecretsManager fake) {
      SEEN.add(fake);
      return Stream.of(
          DynamicTest.dynamicTest("puts", () -> fake.region().createSecret("db", "x")),
          DynamicTest.dynamicTest(
              "finds", () -> assertThat(fake.region().findSecret("db")).isPresent()));
    }

    @TestFactory
    Stream<DynamicTest> shares_another(FakeSecretsManager fake) {
      return Stream.of(DynamicTest.dynamicTest("new", () -> assertThat(SEEN.add(fake)).isTrue()));
    }
  }

  @Test
  void the_dynamic_tests_of_one_factory_share_a_fake() {
    assertAllSucceed(FactoryTestCases.class, 3);
  }

  @FakeSecretsManagerTest
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstanceTestCases {
    private final Set<FakeSecretsManager> seen = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void seed(FakeRegion region) {
      assertThat(region.secrets()).isEmpty();
      region.createSecret("db", "x");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void has_one_for_each_test(int number, FakeSecretsManager fake) {
      assertThat(seen.add(fake)).isTrue();
      assertThat(fake.region().secrets()).hasSize(1);
    }
  }

  @Test
  void each_test_of_a_per_class_instance_has_a_fake_of_its_own() {
    assertAllSucceed(OneInstanceTestCases.class, 3);
  }

  @FakeSecretsManagerTest(scope = Scope.PER_CLASS)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  @Execution(ExecutionMode.SAME_THREAD)
  static class OneInstanceAndOneFakeTestCases {
    private final FakeSecretsManager ofConstructor;

    OneInstanceAndOneFakeTestCases(FakeSecretsManager fake) {
      ofConstructor = fake;
    }

    @BeforeAll
    void seed(FakeRegion region) {
      region.createSecret("db", "x");
    }

    @Test
    void is_the_same(FakeSecretsManager fake) {
      assertThat(fake).isSameAs(ofConstructor);
      assertThat(fake.region().secrets()).hasSize(1);
    }

    @AfterAll
    void is_still_open(FakeSecretsManager fake) {
      assertThat(fake).isSameAs(ofConstructor);
      assertThat(fake.region().secrets()).hasSize(1);
    }
  }

  @Test
  void the_tests_of_a_per_class_instance_can_share_a_fake() {
    assertAllSucceed(OneInstanceAndOneFakeTestCases.class, 1);
  }

  @FakeSecretsManagerTest(scope = Scope.PER_CLASS)
  static class StaticLifecycleTestCases {
    static final Set<FakeSecretsManager> SEEN = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void before(FakeSecretsManager fake) {
      SEEN.add(fake);
    }

    @Test
    void test(FakeSecretsManager fake) {
      SEEN.add(fake);
    }

    @AfterAll
    static void after(FakeSecretsManager fake) {
      fake.region().secrets();
      SEEN.add(fake);
    }
  }

  @Test
  void before_all_and_after_all_get_the_shared_fake() {
    assertAllSucceed(StaticLifecycleTestCases.class, 1);
    assertThat(StaticLifecycleTestCases.SEEN).hasSize(1);
  }

  static class OnMethodTestCases {
    @Test
    @ExtendWith(FakeSecretsManagerExtension.class)
    void one(FakeRegion region) {
      assertThat(region.secrets()).isEmpty();
      region.createSecret("db", "x");
    }

    @Test
    @ExtendWith(FakeSecretsManagerExtension.class)
    void two(FakeRegion region) {
      assertThat(region.secrets()).isEmpty();
      region.createSecret("db", "x");
    }
  }

  @Test
  void a_method_can_register_the_extension() {
    assertAllSucceed(OnMethodTestCases.class, 2);
  }

  @FakeSecret(name = "of-all", value = "x")
  interface ReplicationContract {
    @BeforeEach
    default void seed(FakeRegion region) {
      region.createSecret("db", "x");
    }

    @Test
    @FakeSecret(name = "mine", value = "x")
    default void finds_its_secrets(FakeRegion region) {
      assertThat(region.secrets()).hasSize(3);
    }
  }

  @FakeSecretsManagerTest
  static class InterfaceTestCases implements ReplicationContract {}

  @Test
  void default_methods_of_an_interface_get_the_fake_of_the_test() {
    assertAllSucceed(InterfaceTestCases.class, 1);
  }

  @FakeSecretsManagerTest
  record RecordTestCases() {
    @Test
    void works(FakeRegion region) {
      assertThat(region.secrets()).isEmpty();
    }
  }

  @Test
  void a_record_can_be_a_test_class() {
    assertAllSucceed(RecordTestCases.class, 1);
  }

  @FakeSecretsManagerTest(region = "eu-west-1")
  static class NestedTestCases {
    @Nested
    class Inherits {
      @Test
      void has_the_configuration_around_it(FakeRegion region) {
        assertThat(region.name()).isEqualTo("eu-west-1");
      }
    }

    @Nested
    @FakeSecretsManagerTest(region = "eu-west-3")
    class HasItsOwn {
      @Test
      void goes_by_it(FakeRegion region) {
        assertThat(region.name()).isEqualTo("eu-west-3");
      }
    }
  }

  @Test
  void a_nested_class_has_its_own_configuration_or_that_of_the_class_around_it() {
    assertAllSucceed(NestedTestCases.class, 2);
  }

  static class SharedByFieldTestCases {
    static final Set<FakeSecretsManager> SEEN = ConcurrentHashMap.newKeySet();

    @RegisterExtension
    static final FakeSecretsManagerExtension FAKE =
        FakeSecretsManagerExtension.builder().scope(Scope.PER_CLASS).build();

    @BeforeAll
    static void before(FakeSecretsManager fake) {
      SEEN.add(fake);
    }

    @Test
    void outside(FakeSecretsManager fake) {
      SEEN.add(fake);
    }

    @Nested
    class Inner {
      @Test
      void inside(FakeSecretsManager fake) {
        SEEN.add(fake);
      }
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class SharedByInstanceFieldTestCases {
    private final Set<FakeSecretsManager> seen = new HashSet<>();

    @RegisterExtension
    final FakeSecretsManagerExtension fake =
        FakeSecretsManagerExtension.builder().scope(Scope.PER_CLASS).build();

    @BeforeAll
    void before(FakeSecretsManager fake) {
      seen.add(fake);
    }

    @Test
    void is_the_same(FakeSecretsManager fake) {
      assertThat(seen).contains(fake);
    }
  }

  @Test
  void a_field_can_share_a_fake() {
    assertAllSucceed(SharedByFieldTestCases.class, 2);
    assertThat(SharedByFieldTestCases.SEEN).hasSize(1);
    assertAllSucceed(SharedByInstanceFieldTestCases.class, 1);
  }

  @FakeSecretsManagerTest
  static class OtherParametersTestCases {
    @Test
    void are_of_other_resolvers(TestInfo info, FakeRegion region) {
      assertThat(info.getDisplayName()).contains("TestInfo");
    }
  }

  @Test
  void parameters_of_other_resolvers_are_left_alone() {
    assertAllSucceed(OtherParametersTestCases.class, 1);
  }
}
