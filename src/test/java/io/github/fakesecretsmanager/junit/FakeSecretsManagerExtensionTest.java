package io.github.fakesecretsmanager.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.ReplicationMode;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The extension in test classes like a user's: what it injects, and what it refuses. */
class FakeSecretsManagerExtensionTest extends ExtensionTest {

  @ExtendWith(FakeSecretsManagerExtension.class)
  static class InjectionTestCases {
    @Test
    void all_that_belongs_to_one_fake(
        FakeSecretsManager fake,
        SecretsManagerClient client,
        @InRegion("eu-west-3") SecretsManagerClient paris,
        SecretsManagerAsyncClient async,
        @InRegion("eu-west-3") SecretsManagerAsyncClient asyncParis,
        FakeRegion home,
        @InRegion("eu-west-3") FakeRegion region,
        FakeClock clock) {
      assertThat(client).isSameAs(fake.client());
      assertThat(paris).isSameAs(fake.client("eu-west-3"));
      assertThat(async).isSameAs(fake.asyncClient());
      assertThat(asyncParis).isSameAs(fake.asyncClient("eu-west-3"));
      assertThat(home.name()).isEqualTo("us-east-1");
      assertThat(region.name()).isEqualTo("eu-west-3");
      assertThat(clock).isSameAs(fake.clock());
      paris.createSecret(r -> r.name("db").secretString("x"));
      assertThat(region.findSecret("db")).isPresent();
    }
  }

  @Test
  void injects_fake_clients_region_and_clock_of_one_fake() {
    assertAllSucceed(InjectionTestCases.class, 1);
  }

  @ExtendWith(FakeSecretsManagerExtension.class)
  static class LifecycleTestCases {
    private FakeSecretsManager ofBeforeEach;

    @BeforeEach
    void seed(FakeSecretsManager fake) {
      ofBeforeEach = fake;
      fake.region().createSecret("db", "x");
    }

    @Test
    void one(FakeSecretsManager fake) {
      assertFresh(fake);
    }

    @Test
    void two(FakeSecretsManager fake) {
      assertFresh(fake);
    }

    private void assertFresh(FakeSecretsManager fake) {
      assertThat(fake).isSameAs(ofBeforeEach);
      assertThat(fake.region().secrets()).hasSize(1);
      fake.region().createSecret("mine", "x");
    }

    @AfterEach
    void still_open(FakeSecretsManager fake) {
      assertThat(fake).isSameAs(ofBeforeEach);
      assertThat(fake.region().secrets()).hasSize(2);
    }

    @Nested
    class Inner {
      @Test
      void inside(FakeSecretsManager fake) {
        assertFresh(fake);
      }
    }
  }

  @Test
  void gives_lifecycle_methods_and_test_the_same_fresh_fake() {
    assertAllSucceed(LifecycleTestCases.class, 3);
  }

  @ExtendWith(FakeSecretsManagerExtension.class)
  static class ConstructorTestCases {
    private final FakeSecretsManager ofConstructor;

    ConstructorTestCases(FakeSecretsManager fake) {
      this.ofConstructor = fake;
    }

    @RepeatedTest(2)
    void fresh(FakeSecretsManager fake) {
      assertThat(fake).isSameAs(ofConstructor);
      fake.region().createSecret("db", "x");
      assertThat(fake.region().secrets()).hasSize(1);
    }

    @Nested
    class Inner {
      Inner(FakeSecretsManager fake) {
        assertThat(fake).isSameAs(ofConstructor);
      }

      @Test
      void inside(FakeSecretsManager fake) {
        assertThat(fake).isSameAs(ofConstructor);
      }
    }
  }

  @Test
  void gives_the_constructor_the_fake_of_the_test() {
    assumeTrue(constructsForTheTest());

    assertAllSucceed(ConstructorTestCases.class, 3);
  }

  @Test
  void refuses_the_constructor_where_junit_knows_no_test_yet() {
    assumeFalse(constructsForTheTest());

    assertThat(failure(ConstructorTestCases.class))
        .hasMessageContaining("no test runs here yet")
        .hasMessageContaining("from JUnit 5.12 on");
  }

  static class RegisteredTestCases {
    @RegisterExtension
    static final FakeSecretsManagerExtension FAKE =
        FakeSecretsManagerExtension.builder()
            .accountId("210987654321")
            .region("eu-west-3")
            .clock(FakeClock.frozenAt(Instant.EPOCH))
            .replication(ReplicationMode.after(Duration.ofSeconds(5)))
            .seed(42)
            .disabledRegions("eu-south-2")
            .enforceQuotas()
            .build();

    @RepeatedTest(5)
    void is_configured_and_has_a_clock_of_its_own(
        FakeSecretsManager fake, SecretsManagerClient client, FakeClock clock) {
      assertThat(clock.now()).isEqualTo(Instant.EPOCH);
      String arn =
          client
              .createSecret(
                  r ->
                      r.name("db")
                          .secretString("x")
                          .addReplicaRegions(to -> to.region("us-east-1")))
              .arn();
      assertThat(arn).startsWith("arn:aws:secretsmanager:eu-west-3:210987654321:secret:db-");
      assertThat(fake.region("eu-south-2").isEnabled()).isFalse();
      assertThat(fake.region("us-east-1").findSecret("db")).isEmpty();
      clock.advance(Duration.ofSeconds(5));
      assertThat(fake.region("us-east-1").findSecret("db")).isPresent();
      for (int call = 1; call <= 50; call++) {
        client.getRandomPassword();
      }
      assertThatThrownBy(client::getRandomPassword).hasMessageContaining("Rate exceeded");
    }
  }

  @Test
  void takes_a_configuration_by_register_extension() {
    assertAllSucceed(RegisteredTestCases.class, 5);
  }

  static class MisplacedRegionTestCases {
    @RegisterExtension final FakeSecretsManagerExtension fake = new FakeSecretsManagerExtension();

    @Test
    void wrong(@InRegion("eu-west-3") FakeClock clock) {}
  }

  @Test
  void refuses_a_region_on_a_parameter_that_has_none() {
    assertThat(failure(MisplacedRegionTestCases.class))
        .hasMessageContaining("@InRegion(\"eu-west-3\")")
        .hasMessageContaining("put it on a client or a FakeRegion");
  }

  @FakeSecretsManagerTest
  static class UnknownRegionTestCases {
    @Test
    void wrong(@InRegion("mars-1") SecretsManagerClient client) {}
  }

  @Test
  void refuses_a_region_that_aws_does_not_have() {
    assertThat(failure(UnknownRegionTestCases.class))
        .isInstanceOf(ParameterResolutionException.class)
        .hasMessageContaining("can't inject parameter <")
        .hasMessageContaining("UnknownRegionTestCases.wrong(")
        .hasMessageContaining("unknown Region <mars-1>: use one that");
  }

  @FakeSecretsManagerTest
  static class RegisteredTwiceTestCases {
    @RegisterExtension
    static final FakeSecretsManagerExtension FAKE =
        FakeSecretsManagerExtension.builder().region("eu-west-3").build();

    @Test
    void wrong(FakeRegion region) {}
  }

  @Test
  void refuses_two_configurations() {
    assertThat(failure(RegisteredTwiceTestCases.class))
        .hasMessageContaining("configures the fake of")
        .hasMessageContaining("and so does @FakeSecretsManagerTest: use one of them");
  }

  @ExtendWith(FakeSecretsManagerExtension.class)
  static class DefaultsBesideAFieldTestCases {
    @RegisterExtension
    static final FakeSecretsManagerExtension FAKE =
        FakeSecretsManagerExtension.builder().region("eu-west-3").build();

    @Test
    void goes_by_the_field(FakeRegion region) {
      assertThat(region.name()).isEqualTo("eu-west-3");
    }
  }

  @Test
  void defaults_give_way_to_a_field() {
    assertAllSucceed(DefaultsBesideAFieldTestCases.class, 1);
  }

  static class SharedByAFieldOfEachTestCases {
    @RegisterExtension
    final FakeSecretsManagerExtension fake =
        FakeSecretsManagerExtension.builder().scope(Scope.PER_CLASS).build();

    @Test
    void wrong(FakeRegion region) {}
  }

  @Test
  void refuses_to_share_from_a_field_that_each_test_has() {
    assertThat(failure(SharedByAFieldOfEachTestCases.class))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("SharedByAFieldOfEachTestCases.fake> asks for one fake for the class")
        .hasMessageEndingWith("has its own: make the field static");
  }

  @ExtendWith(FakeSecretsManagerExtension.class)
  static class ForeignParameterTestCases {
    @Test
    void wrong(Object other) {}
  }

  @Test
  void leaves_parameters_of_other_types_alone() {
    assertThat(failure(ForeignParameterTestCases.class))
        .hasMessageContaining("No ParameterResolver registered");
  }

  @FakeSecretsManagerTest
  static class ClosedClientTestCases {

    @Test
    void uses_a_client_that_it_has_closed(SecretsManagerClient client) {
      client.close();
      client.listSecrets();
    }
  }

  /** A team's own annotation. */
  @FakeSecretsManagerTest
  @Retention(RetentionPolicy.RUNTIME)
  @interface PaymentsTest {}

  @PaymentsTest
  static class ComposedTestCases {
    @Test
    void works(FakeSecretsManager fake) {
      assertThat(fake.region().name()).isEqualTo("us-east-1");
    }
  }

  static class InheritedTestCases extends ComposedBase {
    @Test
    void works_too(FakeRegion region) {
      assertThat(region.name()).isEqualTo("eu-north-1");
    }
  }

  @FakeSecretsManagerTest(region = "eu-north-1")
  abstract static class ComposedBase {}

  @Test
  void is_composable_and_inherited() {
    assertAllSucceed(ComposedTestCases.class, 1);
    assertAllSucceed(InheritedTestCases.class, 1);
  }

  @Test
  void refuses_wrong_configuration_at_once() {
    assertThatThrownBy(() -> FakeSecretsManagerExtension.builder().region("mars-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("<mars-1>");
    assertThatThrownBy(() -> FakeSecretsManagerExtension.builder().accountId("12"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("<12>");
  }

  static class BuilderUsedAgainTestCases {
    private static final FakeSecretsManagerExtension.Builder BUILDER =
        FakeSecretsManagerExtension.builder();

    @RegisterExtension static final FakeSecretsManagerExtension FAKE = BUILDER.build();

    static {
      BUILDER.region("eu-west-3").scope(Scope.PER_CLASS);
    }

    @RepeatedTest(2)
    void goes_by_what_was_built(FakeRegion region) {
      assertThat(region.name()).isEqualTo("us-east-1");
      region.createSecret("db", "x");
    }
  }

  @Test
  void a_builder_used_again_does_not_change_what_it_built() {
    assertAllSucceed(BuilderUsedAgainTestCases.class, 2);
  }
}
