package io.github.fakesecretsmanager.junit;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.ReplicationMode;
import io.github.fakesecretsmanager.domain.Secret;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What {@code @FakeSecret} puts into a fake, and where it may stand. */
class FakeSecretTest extends ExtensionTest {

  private static List<String> names(FakeRegion region) {
    return region.secrets().stream().map(Secret::name).toList();
  }

  @FakeSecretsManagerTest
  @FakeSecret(name = "outer", value = "1")
  static class PlacesTestCases {
    @Test
    @FakeSecret(name = "mine", value = "2")
    @FakeSecret(name = "mine-too", value = "3", region = "eu-west-3")
    void has_those_of_class_and_method(
        FakeRegion region, @InRegion("eu-west-3") FakeRegion paris, SecretsManagerClient client) {
      assertThat(names(region)).containsExactlyInAnyOrder("outer", "mine");
      assertThat(names(paris)).containsExactly("mine-too");
      assertThat(client.getSecretValue(r -> r.secretId("mine")).secretString()).isEqualTo("2");
    }

    @Test
    void lacks_those_of_other_methods(FakeRegion region) {
      assertThat(names(region)).containsExactly("outer");
    }

    @Nested
    @FakeSecret(name = "inner", value = "4")
    @FakeSecret(name = "inner2", value = "5")
    class Inner {
      @Test
      @FakeSecret(name = "mine", value = "6")
      void has_those_of_the_outer_class_too(FakeRegion region) {
        assertThat(names(region)).containsExactlyInAnyOrder("outer", "inner", "inner2", "mine");
      }
    }
  }

  @Test
  void seeds_by_class_nested_class_and_method() {
    assertAllSucceed(PlacesTestCases.class, 3);
  }

  /** A team's own annotation. */
  @FakeSecret(name = "prod/db", value = "x", replicaRegions = "eu-west-1")
  @FakeSecret(name = "prod/api", value = "y")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Credentials {}

  @Credentials
  static class ComposedTestCases {
    @Test
    void has_them(FakeRegion region) {
      assertThat(names(region)).containsExactlyInAnyOrder("prod/db", "prod/api");
    }
  }

  @FakeSecret(name = "base", value = "x")
  abstract static class Base {}

  @FakeSecret(name = "own", value = "x")
  static class InheritingTestCases extends Base {
    @Test
    @Credentials
    void has_all(FakeRegion region) {
      assertThat(names(region)).containsExactlyInAnyOrder("base", "own", "prod/db", "prod/api");
    }
  }

  @Test
  void is_composable_and_inherited() {
    assertAllSucceed(ComposedTestCases.class, 1);
    assertAllSucceed(InheritingTestCases.class, 1);
  }

  static class AloneTestCases {
    @Test
    @FakeSecret(name = "db", value = "x")
    void needs_no_other_annotation(SecretsManagerClient client) {
      assertThat(client.getSecretValue(r -> r.secretId("db")).secretString()).isEqualTo("x");
    }

    @Test
    @FakeSecret(name = "db", value = "x")
    void needs_nothing_injected() {}
  }

  @Test
  void registers_the_extension_by_itself() {
    assertAllSucceed(AloneTestCases.class, 2);
  }

  @FakeSecret(
      name = "db",
      value = "x",
      replicaRegions = {"us-east-1", "eu-west-1"})
  static class BesideAFieldTestCases {
    @RegisterExtension
    static final FakeSecretsManagerExtension FAKE =
        FakeSecretsManagerExtension.builder()
            .region("eu-west-3")
            .replication(ReplicationMode.manual())
            .build();

    @RepeatedTest(2)
    @FakeSecret(name = "mine", value = "x")
    void is_put_into_the_fake_that_is_configured(FakeSecretsManager fake) {
      assertThat(fake.region().name()).isEqualTo("eu-west-3");
      assertThat(names(fake.region())).containsExactlyInAnyOrder("db", "mine");
      assertThat(fake).secret("db").isReplicatedExactlyTo("us-east-1", "eu-west-1");
      assertThat(fake.cloudTrail().events()).isEmpty();
    }

    @Nested
    class Inner {
      @Test
      void works_inside(FakeRegion region) {
        assertThat(names(region)).containsExactly("db");
      }
    }
  }

  static class BesideAnInstanceFieldTestCases {
    @RegisterExtension
    final FakeSecretsManagerExtension fake =
        FakeSecretsManagerExtension.builder().region("eu-west-3").build();

    @Test
    @FakeSecret(name = "db", value = "x")
    void is_put_into_the_fake_that_is_configured(FakeRegion region) {
      assertThat(region.name()).isEqualTo("eu-west-3");
      assertThat(names(region)).containsExactly("db");
    }
  }

  static class BesideADefaultFieldTestCases {
    @RegisterExtension final FakeSecretsManagerExtension fake = new FakeSecretsManagerExtension();

    @Test
    @FakeSecret(name = "db", value = "x")
    void is_put_into_the_one_fake(FakeRegion region) {
      assertThat(names(region)).containsExactly("db");
    }
  }

  @Test
  void goes_with_a_field_that_registers_the_extension() {
    assertAllSucceed(BesideAFieldTestCases.class, 3);
    assertAllSucceed(BesideAnInstanceFieldTestCases.class, 1);
    assertAllSucceed(BesideADefaultFieldTestCases.class, 1);
  }

  @FakeSecret(name = "db", value = "x")
  static class SeenEarlyTestCases {
    @BeforeEach
    void look(FakeRegion region) {
      assertThat(names(region)).containsExactlyInAnyOrder("db", "mine");
    }

    @Test
    @FakeSecret(name = "mine", value = "x")
    void runs() {}
  }

  @Test
  void is_there_before_each() {
    assertAllSucceed(SeenEarlyTestCases.class, 1);
  }

  @FakeSecretsManagerTest(scope = Scope.PER_CLASS)
  @FakeSecret(name = "shared", value = "x")
  static class SharedTestCases {
    @BeforeAll
    static void look(FakeRegion region) {
      assertThat(names(region)).containsExactly("shared");
    }

    @RepeatedTest(3)
    @Execution(ExecutionMode.CONCURRENT)
    void seeds_once(FakeRegion region) {
      assertThat(names(region)).containsExactly("shared");
    }

    @Nested
    @FakeSecretsManagerTest
    @FakeSecret(name = "inner", value = "x")
    class Inner {
      @Test
      @FakeSecret(name = "mine", value = "x")
      void has_a_fake_of_its_own(FakeRegion region) {
        assertThat(names(region)).containsExactlyInAnyOrder("shared", "inner", "mine");
      }
    }
  }

  @Test
  void seeds_a_shared_fake_once() {
    assertAllSucceed(SharedTestCases.class, 4);
  }

  @FakeSecretsManagerTest(scope = Scope.PER_CLASS)
  static class SharedMethodTestCases {
    @Test
    @FakeSecret(name = "db", value = "s3cr3t")
    void wrong() {}
  }

  @FakeSecretsManagerTest(scope = Scope.PER_CLASS)
  static class SharedNestedTestCases {
    @Nested
    @FakeSecret(name = "db", value = "s3cr3t")
    class Inner {
      @Test
      void wrong() {}
    }
  }

  @Test
  void refuses_a_seed_that_would_stay_for_other_tests() {
    assertRefused(
        SharedMethodTestCases.class,
        "SharedMethodTestCases.wrong()>: the tests of "
            + SharedMethodTestCases.class.getName()
            + " share one fake, so the others would see it too; put it on that class, or create"
            + " the secret in the test");
    assertRefused(SharedNestedTestCases.class, "SharedNestedTestCases$Inner>: the tests of ");
  }

  static class EmptyNameTestCases {
    @Test
    @FakeSecret(name = "", value = "s3cr3t")
    void wrong() {}
  }

  static class UnknownRegionTestCases {
    @Test
    @FakeSecret(name = "db", value = "s3cr3t", region = "mars-1")
    void wrong() {}
  }

  static class UnknownReplicaRegionTestCases {
    @Test
    @FakeSecret(name = "db", value = "s3cr3t", replicaRegions = "mars-1")
    void wrong() {}
  }

  static class OwnRegionTestCases {
    @Test
    @FakeSecret(name = "db", value = "s3cr3t", replicaRegions = "us-east-1")
    void wrong() {}
  }

  @FakeSecret(name = "db", value = "s3cr3t")
  static class TwiceTestCases {
    @Test
    @FakeSecret(name = "db", value = "s3cr3t too")
    void wrong() {}
  }

  @FakeSecret(name = "db", value = "s3cr3t")
  static class OuterFirstTestCases {
    @Nested
    @FakeSecret(name = "db", value = "s3cr3t too")
    class Inner {
      @Test
      void wrong() {}
    }
  }

  @FakeSecret(name = "db", value = "s3cr3t", region = "eu-west-3")
  static class TakenTestCases {
    @Test
    @FakeSecret(name = "db", value = "s3cr3t", replicaRegions = "eu-west-3")
    void wrong() {}
  }

  @FakeSecret(name = "db", value = "s3cr3t", tags = "env")
  static class TagWithoutValueTestCases {
    @Test
    void wrong() {}
  }

  @FakeSecret(name = "db", value = "s3cr3t", kmsKey = "payments")
  static class MalformedKeyTestCases {
    @Test
    void wrong() {}
  }

  @FakeSecret(
      name = "db",
      value = "one",
      description = "the database",
      tags = {"env=prod", "note=a=b", "empty="},
      kmsKey = "alias/payments",
      replicaRegions = "eu-west-3")
  @FakeSecret(name = "cache", value = "one", kmsKey = "alias/payments")
  static class SettingsTestCases {
    @Test
    void has_what_the_annotation_says(FakeRegion region, SecretsManagerClient client) {
      Secret secret = region.secret("db");

      assertThat(secret.description()).contains("the database");
      assertThat(secret.tags())
          .containsOnly(entry("env", "prod"), entry("note", "a=b"), entry("empty", ""));
      assertThat(secret.kmsKeyId()).isEqualTo(region.kmsKey("alias/payments").arn());
      assertThat(region.secret("cache").kmsKeyId()).isEqualTo(secret.kmsKeyId());
      assertThat(secret.replicas().get(0).kmsKeyId()).isEqualTo("alias/aws/secretsmanager");
    }
  }

  @Test
  void a_seed_has_a_description_tags_and_a_key() {
    assertAllSucceed(SettingsTestCases.class, 1);
  }

  @FakeSecret(name = "db", value = "")
  static class EmptyValueTestCases {
    @Test
    void wrong() {}
  }

  @Test
  void says_what_is_wrong_and_what_to_do() {
    assertRefused(
        EmptyNameTestCases.class,
        "@FakeSecret(name = \"\") on <void ",
        "EmptyNameTestCases.wrong()>: name is empty: use one such as");
    assertRefused(
        UnknownRegionTestCases.class,
        "unknown Region <mars-1>: use one that",
        "@FakeSecret(name = \"db\") on <");
    assertRefused(UnknownReplicaRegionTestCases.class, "unknown Region <mars-1>: use one that");
    assertRefused(
        OwnRegionTestCases.class,
        "can't replicate the secret <db> from us-east-1 to <us-east-1>: use another Region");
    assertRefused(
        TwiceTestCases.class,
        "TwiceTestCases.wrong()>: can't create the secret <db> in us-east-1: ",
        "the secret db already exists");
    assertRefused(OuterFirstTestCases.class, "OuterFirstTestCases$Inner>: can't create the secret");
    assertRefused(
        TakenTestCases.class,
        "TakenTestCases.wrong()>: it can't be replicated to eu-west-3: ",
        "arrange a failed replica in the test, with fake.region().newSecret(...)");
    assertRefused(TagWithoutValueTestCases.class, "invalid tag <env>: write it as key=value");
    assertRefused(MalformedKeyTestCases.class, "invalid alias <payments>: use one such as");
    assertRefused(EmptyValueTestCases.class, "on <class ", "EmptyValueTestCases>: can't create");
  }

  @ExtendWith(FakeSecretsManagerExtension.class)
  static class LifecycleTestCases {
    @BeforeEach
    @FakeSecret(name = "db", value = "s3cr3t")
    void wrong() {}

    @Test
    void never_runs() {}
  }

  @Test
  void refuses_a_seed_on_a_method_that_is_not_a_test() {
    assertRefused(
        LifecycleTestCases.class,
        "LifecycleTestCases.wrong()>: a @BeforeEach method is not a test; put it on the test or on the"
            + " class");
  }

  private static void assertRefused(Class<?> testClass, String... sentences) {
    assertThat(failure(testClass))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContainingAll(sentences)
        .hasMessageNotContaining("s3cr3t");
  }
}
