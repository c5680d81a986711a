package io.github.fakesecretsmanager.junit;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.fakesecretsmanager.FakeCloudTrail;
import io.github.fakesecretsmanager.FakeFaults;
import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeReplication;
import io.github.fakesecretsmanager.FakeRotation;
import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Which fake the runs of a template have, and what is injected into them. */
class TemplatesTest extends ExtensionTest {

  /** From 5.13 on, JUnit runs a class several times. */
  private static void assumeClassTemplates() {
    assumeTrue(
        ReflectionSupport.tryToLoadClass("org.junit.jupiter.params.ParameterizedClass")
            .toOptional()
            .isPresent(),
        "JUnit 5.13 or later has parameterized classes");
  }

  @ParameterizedClass
  @ValueSource(strings = {"a", "b"})
  @FakeSecretsManagerTest(scope = Scope.PER_CLASS)
  static class SharedTestCases {

    static final List<FakeSecretsManager> FAKES = new CopyOnWriteArrayList<>();

    @Parameter String name;

    @BeforeAll
    static void seed(FakeRegion region) {
      region.createSecret("seed", "one");
    }

    @BeforeParameterizedClassInvocation
    static void begin(String name, FakeRegion region) {
      assertThat(region).hasSecret("seed");
    }

    @BeforeEach
    void look(FakeRegion region) {
      assertThat(region).hasSecret("seed");
    }

    @Test
    void finds_the_seed(FakeSecretsManager fake, FakeRegion region) {
      FAKES.add(fake);
      assertThat(region).hasSecret("seed");
    }

    @Nested
    class Inner {
      @Test
      void finds_the_seed_too(FakeSecretsManager fake) {
        FAKES.add(fake);
        assertThat(fake).hasSecret("seed");
      }
    }

    @AfterParameterizedClassInvocation
    static void end(String name, FakeRegion region) {
      assertThat(region).hasSecret("seed");
    }

    @AfterAll
    static void last(FakeRegion region) {
      assertThat(region).hasSecret("seed");
    }
  }

  @Test
  void the_runs_of_a_parameterized_class_share_one_fake_if_the_class_says_so() {
    assumeClassTemplates();
    SharedTestCases.FAKES.clear();

    assertAllSucceed(SharedTestCases.class, 4);

    assertThat(Set.copyOf(SharedTestCases.FAKES)).hasSize(1);
  }

  @ParameterizedClass
  @ValueSource(strings = {"a", "b"})
  static class SharedByAFieldTestCases {

    static final List<FakeSecretsManager> FAKES = new CopyOnWriteArrayList<>();

    @RegisterExtension
    static final FakeSecretsManagerExtension EXTENSION =
        FakeSecretsManagerExtension.builder().scope(Scope.PER_CLASS).build();

    @Parameter String name;

    @BeforeAll
    static void seed(FakeRegion region) {
      region.createSecret("seed", "one");
    }

    @Test
    void finds_the_seed(FakeSecretsManager fake) {
      FAKES.add(fake);
      assertThat(fake).hasSecret("seed");
    }
  }

  @Test
  void a_field_shares_one_fake_too() {
    assumeClassTemplates();
    SharedByAFieldTestCases.FAKES.clear();

    assertAllSucceed(SharedByAFieldTestCases.class, 2);

    assertThat(Set.copyOf(SharedByAFieldTestCases.FAKES)).hasSize(1);
  }

  @ParameterizedClass
  @ValueSource(strings = {"a", "b"})
  @FakeSecret(name = "seed", value = "one")
  static class OwnTestCases {

    static final List<FakeSecretsManager> FAKES = new CopyOnWriteArrayList<>();

    @Parameter String name;

    @Test
    void has_its_own(FakeSecretsManager fake) {
      FAKES.add(fake);
      assertThat(fake).hasSecret("seed");
      fake.region().createSecret("mine", name);
    }

    @RepeatedTest(2)
    void has_its_own_too(FakeSecretsManager fake) {
      FAKES.add(fake);
      assertThat(fake).hasNoSecret("mine");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void and_each_set_of_parameters(int number, FakeSecretsManager fake) {
      FAKES.add(fake);
      assertThat(fake).hasNoSecret("mine");
    }
  }

  @Test
  void each_test_of_each_run_has_a_fake_of_its_own_by_default() {
    assumeClassTemplates();
    OwnTestCases.FAKES.clear();

    assertAllSucceed(OwnTestCases.class, 10);

    assertThat(Set.copyOf(OwnTestCases.FAKES)).hasSize(10);
  }

  static class DetectedTestCases {
    @Test
    void injects(
        FakeSecretsManager fake,
        FakeCloudTrail trail,
        FakeFaults faults,
        FakeReplication replication,
        FakeRotation rotation) {
      assertThat(trail).isSameAs(fake.cloudTrail());
      assertThat(faults).isSameAs(fake.faults());
      assertThat(replication).isSameAs(fake.replication());
      assertThat(rotation).isSameAs(fake.rotation());
    }
  }

  @Test
  void is_detected_by_junit_when_that_is_asked_for() {
    EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
        .selectors(selectClass(DetectedTestCases.class))
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(1));
    run(DetectedTestCases.class).testEvents().assertStatistics(stats -> stats.failed(1));
  }

  static class ConfiguredTestCases {
    @RegisterExtension
    static final FakeSecretsManagerExtension EXTENSION =
        FakeSecretsManagerExtension.builder().region("eu-west-3").build();

    @Test
    void goes_by_the_field(FakeRegion region) {
      assertThat(region.name()).isEqualTo("eu-west-3");
    }
  }

  @Test
  void a_detected_extension_gives_way_to_a_field() {
    EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
        .selectors(selectClass(ConfiguredTestCases.class))
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(1));
  }

  static class Base {
    @RegisterExtension
    static final FakeSecretsManagerExtension EXTENSION =
        FakeSecretsManagerExtension.builder().region("eu-west-3").build();
  }

  @FakeSecretsManagerTest
  static class DerivedTestCases extends Base {
    @Test
    void wrong(FakeRegion region) {}
  }

  @Test
  void a_base_class_with_a_field_and_a_class_with_the_annotation_are_refused_with_the_cure() {
    assertThat(failure(DerivedTestCases.class))
        .hasMessageContaining("TemplatesTest$Base.EXTENSION> configures the fake of <")
        .hasMessageContaining(
            "TemplatesTest$DerivedTestCases>, and so does @FakeSecretsManagerTest: use one of"
                + " them");
  }
}
