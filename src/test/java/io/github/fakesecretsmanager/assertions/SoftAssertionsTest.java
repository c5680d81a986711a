package io.github.fakesecretsmanager.assertions;

import static io.github.fakesecretsmanager.assertions.BDDSecretsManagerSoftAssertions.thenSoftly;
import static io.github.fakesecretsmanager.assertions.SecretsManagerInstanceOfAssertFactories.SECRET;
import static io.github.fakesecretsmanager.assertions.SecretsManagerSoftAssertions.assertSoftly;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.FakeCloudTrail;
import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.domain.Secret;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.RemoveRegionsFromReplicationResponse;
import software.amazon.awssdk.services.secretsmanager.model.ReplicateSecretToRegionsResponse;

class SoftAssertionsTest extends AssertionTest {

  private static final String NULL = "Expecting actual not to be null";

  private final SecretsManagerSoftAssertions softly = new SecretsManagerSoftAssertions();

  /** Checks how many failures were collected, and a part of each, in order. */
  private static void assertCollected(AbstractSoftAssertions softly, String... parts) {
    assertThat(softly.assertionErrorsCollected()).hasSize(parts.length);
    for (int i = 0; i < parts.length; i++) {
      assertThat(softly.assertionErrorsCollected().get(i)).hasMessageContaining(parts[i]);
    }
  }

  @Test
  void collects_every_failure_of_a_chain() {
    create("db");

    softly.assertThat(fake.region().secret("db")).isPrimary().isStandalone().hasTag("team", "pay");

    assertCollected(softly, "to be a primary", "to have the tag");
  }

  @Test
  void collects_failures_past_steps_to_other_subjects() {
    create("db", "eu-west-3");

    softly.assertThat(fake).inRegion("eu-west-3").secret("db").isPrimary().isStandalone();
    softly.assertThat(fake).secret("db").replica("eu-west-3").isInProgress().hasFailed();

    assertCollected(
        softly, "to be a primary", "to be standalone", "<InProgress>", "its replicas are");
    assertThat(softly.assertionErrorsCollected().get(3))
        .hasMessageContaining("the replica of secret <db> in <us-east-1> in <eu-west-3>");
  }

  @Test
  void collects_a_step_that_fails_and_skips_the_assertions_behind_it() {
    create("db");

    softly.assertThat(fake).secret("cache").isPrimary().replica("eu-west-3").isInSync();
    softly.assertThat(fake).secret("db").replica("eu-west-3").isInSync().hasFailed();
    softly.assertThat(fake).hasSecret("lost");

    assertCollected(softly, "the secret%n  <cache>".formatted(), "to have a replica in", "<lost>");
  }

  @Test
  void reports_whether_the_last_step_succeeded() {
    create("db");

    softly.assertThat(fake).secret("cache");
    assertThat(softly.wasSuccess()).isFalse();

    softly.assertThat(fake).secret("db");
    assertThat(softly.wasSuccess()).isTrue();
  }

  @Test
  void collects_the_first_failure_of_requirements_and_goes_on() {
    create("db", "eu-west-3");

    softly
        .assertThat(fake)
        .hasSecretSatisfying(
            "db",
            secret ->
                secret
                    .hasReplicaSatisfying("eu-west-3", ReplicaAssert::hasFailed)
                    .isScheduledForDeletion())
        .hasSecretSatisfying("cache", SecretAssert::isPrimary)
        .hasNoSecret("db");

    assertCollected(softly, "<Failed>", "<cache>", "not to have the secret");
  }

  @Test
  void collects_what_a_policy_does_not_allow() {
    softly
        .assertThat(fake.role("app"))
        .isAllowedTo("secretsmanager:ListSecrets")
        .on("*")
        .isAllowedTo("secretsmanager:GetSecretValue")
        .on("*")
        .isNotAllowedTo("secretsmanager:GetSecretValue")
        .on("*");

    assertCollected(softly, "ListSecrets", "GetSecretValue");
  }

  @TestFactory
  Stream<DynamicTest> collects_that_the_actual_value_is_null() {
    return Map.<String, Consumer<SecretsManagerSoftAssertions>>of(
            "fake", all -> all.assertThat((FakeSecretsManager) null).secret("db").isPrimary(),
            "inRegion",
                all -> all.assertThat((FakeSecretsManager) null).inRegion("eu-west-3").secret("a"),
            "region", all -> all.assertThat((FakeRegion) null).hasSecret("db"),
            "principal", all -> all.assertThat((FakePrincipal) null).isAllowedTo("a:b").on("*"),
            "trail", all -> all.assertThat((FakeCloudTrail) null).containsNoSecretValues(),
            "secret", all -> all.assertThat((Secret) null).replica("eu-west-3").isInSync(),
            "replica", all -> all.assertThat((Replica) null).isInSync())
        .entrySet()
        .stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> assertNull(each.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> collects_that_an_answer_is_null() {
    return Map.<String, Consumer<SecretsManagerSoftAssertions>>of(
            "create", all -> all.assertThat((CreateSecretResponse) null).isNotReplicated(),
            "replicate",
                all -> all.assertThat((ReplicateSecretToRegionsResponse) null).isNotReplicated(),
            "remove",
                all ->
                    all.assertThat((RemoveRegionsFromReplicationResponse) null).isNotReplicated(),
            "describe", all -> all.assertThat((DescribeSecretResponse) null).isNotReplicated())
        .entrySet()
        .stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> assertNull(each.getValue())));
  }

  private static void assertNull(Consumer<SecretsManagerSoftAssertions> assertion) {
    SecretsManagerSoftAssertions softly = new SecretsManagerSoftAssertions();
    assertion.accept(softly);
    assertCollected(softly, NULL);
  }

  @Test
  void has_the_assertions_of_assertj_too() {
    create("db");

    softly.assertThat(fake).hasSecret("cache");
    softly.assertThat("one").isEqualTo("two");

    assertCollected(softly, "<cache>", "two");
  }

  @Test
  void collects_past_the_steps_of_assertj() {
    create("db", "eu-west-3");

    softly
        .assertThat(fake.region().secrets())
        .first(as(SECRET))
        .isStandalone()
        .isScheduledForDeletion();

    assertCollected(softly, "to be standalone", "to be scheduled for deletion");
  }

  @Test
  void says_where_in_the_test_it_failed() {
    create("db", "eu-west-3");

    softly.assertThat(fake).secret("cache");
    softly.assertThat(fake).secret("db").replica("eu-west-3").hasFailed();
    softly.assertThat(fake.role("app")).isAllowedTo("secretsmanager:ListSecrets").on("*");

    assertThat(softly.assertionErrorsCollected())
        .allSatisfy(
            error ->
                assertThat(error)
                    .hasMessageContaining("at SoftAssertionsTest.says_where_in_the_test"));
  }

  @Test
  void throws_all_at_the_end() {
    assertThatThrownBy(
            () ->
                assertSoftly(
                    all -> {
                      all.assertThat(fake).hasSecret("db");
                      all.assertThat(fake).secret("cache").isPrimary();
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("(2 failures)", "<db>", "<cache>");
    assertThatThrownBy(
            () -> {
              try (var all = new AutoCloseableSecretsManagerSoftAssertions()) {
                all.assertThat(fake).secret("db").isPrimary();
                all.assertThat(fake).hasSecret("cache");
              }
            })
        .hasMessageContainingAll("(2 failures)", "<db>", "<cache>");
    assertThatThrownBy(
            () ->
                thenSoftly(
                    all -> {
                      all.then(fake).secret("db").isPrimary();
                      all.then("one").isEqualTo("two");
                    }))
        .hasMessageContainingAll("(2 failures)", "<db>", "two");
  }

  @Test
  void passes_when_nothing_fails() {
    create("db", "eu-west-3");

    assertSoftly(all -> all.assertThat(fake).secret("db").replica("eu-west-3").isInSync());
    thenSoftly(all -> all.then(fake).secret("db").replica("eu-west-3").isInSync());
  }

  @Test
  void refuses_wrong_arguments_at_once() {
    assertThatThrownBy(() -> softly.assertThat(fake).inRegion("paris"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> softly.assertThat(fake).secret(""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_step_under_soft_assertions_of_others_fails_at_once_and_says_why() {
    SoftAssertions others = new SoftAssertions();
    FakeSecretsManagerAssert proxy =
        others.proxy(FakeSecretsManagerAssert.class, FakeSecretsManager.class, fake);

    proxy.hasSecret("db").hasSecretSatisfying("cache", SecretAssert::isPrimary);
    assertCollected(others, "<db>", "<cache>");
    assertThatThrownBy(() -> proxy.secret("db"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("to have the secret");
  }

  @TestFactory
  Stream<DynamicTest> steps_are_final_and_assertions_are_not() {
    return Stream.of(
            FakeSecretsManagerAssert.class,
            FakeRegionAssert.class,
            PrincipalAssert.class,
            CloudTrailAssert.class,
            SecretAssert.class,
            ReplicaAssert.class,
            ReplicationStatusAssert.class)
        .flatMap(type -> Stream.of(type.getMethods()))
        .filter(method -> method.getDeclaringClass().getPackage().equals(getClass().getPackage()))
        .filter(method -> AbstractAssert.class.isAssignableFrom(method.getReturnType()))
        .distinct()
        .map(
            method ->
                DynamicTest.dynamicTest(
                    method.toGenericString(),
                    () ->
                        assertThat(Modifier.isFinal(method.getModifiers()))
                            .isEqualTo(
                                !method
                                    .getReturnType()
                                    .isAssignableFrom(method.getDeclaringClass()))));
  }
}
