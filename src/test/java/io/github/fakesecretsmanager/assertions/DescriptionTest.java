package io.github.fakesecretsmanager.assertions;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The descriptions and messages that a test sets with {@code as} and {@code withFailMessage}, and
 * that every later subject keeps.
 */
class DescriptionTest extends AssertionTest {

  private static final Map<String, Consumer<FakeSecretsManagerAssert>> FAILING =
      Map.of(
          "a missing secret", all -> all.secret("cache"),
          "a secret", all -> all.secret("db").isScheduledForDeletion(),
          "a missing replica", all -> all.secret("db").replica("eu-west-1"),
          "a replica", all -> all.secret("db").replica("eu-west-3").hasFailed(),
          "a Region", all -> all.inRegion("eu-west-1").hasSecret("db"),
          "a secret in a Region", all -> all.inRegion("eu-west-3").secret("db").isPrimary(),
          "a satisfying secret", all -> all.hasSecretSatisfying("db", SecretAssert::isStandalone),
          "a missing satisfying secret",
              all -> all.hasSecretSatisfying("cache", SecretAssert::isPrimary),
          "a satisfying replica",
              all -> all.secret("db").hasReplicaSatisfying("eu-west-3", ReplicaAssert::hasFailed));

  @TestFactory
  Stream<DynamicTest> a_description_is_kept() {
    create("db", "eu-west-3");

    return failing(
        assertion ->
            assertThatThrownBy(() -> assertion.accept(assertThat(fake).as("after %d calls", 2)))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("[after 2 calls] "));
  }

  @TestFactory
  Stream<DynamicTest> a_message_is_kept() {
    create("db", "eu-west-3");

    return failing(
        assertion ->
            assertThatThrownBy(
                    () ->
                        assertion.accept(
                            assertThat(fake).as("calls").withFailMessage("no %s", "luck")))
                .isInstanceOf(AssertionError.class)
                .hasMessage("[calls] no luck"));
  }

  @TestFactory
  Stream<DynamicTest> a_description_is_kept_by_soft_assertions() {
    create("db", "eu-west-3");

    return failing(
        assertion ->
            assertThatThrownBy(
                    () ->
                        SecretsManagerSoftAssertions.assertSoftly(
                            softly -> assertion.accept(softly.assertThat(fake).as("soft"))))
                .hasMessageContaining("(1 failure)")
                .hasMessageContaining("[soft] "));
  }

  private static Stream<DynamicTest> failing(Consumer<Consumer<FakeSecretsManagerAssert>> check) {
    return FAILING.entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> check.accept(each.getValue())));
  }

  @Test
  void a_description_comes_before_what_is_missing() {
    assertFails(
        "[here] \nExpecting actual not to be null",
        () -> assertThat((FakeSecretsManager) null).as("here").inRegion("eu-west-3"));
  }

  @Test
  void a_subject_may_be_described_again_on_the_way() {
    create("db", "eu-west-3");

    assertThatThrownBy(
            () ->
                assertThat(fake)
                    .as("the fake")
                    .secret("db")
                    .as("the secret")
                    .replica("eu-west-3")
                    .hasFailed())
        .hasMessageStartingWith("[the secret] ");
  }

  @Test
  void other_subjects_are_described_too() {
    assertThatThrownBy(
            () ->
                assertThat(fake.role("app"))
                    .as("the role")
                    .isAllowedTo("secretsmanager:ListSecrets")
                    .on("*"))
        .hasMessageStartingWith("[the role] ");
    assertThatThrownBy(() -> assertThat(fake.cloudTrail()).as("the log").hasEvent("CreateSecret"))
        .hasMessageStartingWith("[the log] ");
    assertThatThrownBy(
            () ->
                assertThat(fake.cloudTrail())
                    .as("the log")
                    .hasEventSatisfying("CreateSecret", event -> {}))
        .hasMessageStartingWith("[the log] ");
  }
}
