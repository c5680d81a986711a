package io.github.fakesecretsmanager.assertions;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Assertions on the secrets of a Region: of the fake's default one, or of another. */
class RegionAssertTest extends AssertionTest {

  @Test
  void has_a_secret_by_its_name_or_its_arn() {
    String arn = create("db");

    assertThat(fake).hasSecret("db").hasSecret(arn);
    assertThat(fake.region()).hasSecret("db");
    assertFails(
        """

        Expecting <us-east-1> to have the secret
          <cache>
        but it has
          <[db]>""",
        () -> assertThat(fake).hasSecret("cache"));
  }

  @Test
  void has_no_secret() {
    String arn = create("db");

    assertThat(fake).hasNoSecret("cache");
    assertThat(fake.region("eu-west-3")).hasNoSecret("db");
    assertFails(
        """

        Expecting <us-east-1> not to have the secret
          <db>
        but it has
          <%s>"""
            .formatted(arn),
        () -> assertThat(fake).hasNoSecret("db"));
  }

  @Test
  void still_has_a_secret_that_is_scheduled_for_deletion() {
    String arn = create("db");
    client.deleteSecret(r -> r.secretId("db").recoveryWindowInDays(7L));

    assertThat(fake).hasSecret("db");
    assertFails(
        """

        Expecting <us-east-1> not to have the secret
          <db>
        but it has
          <%s>, scheduled for deletion at <2026-03-08T10:15:30Z>"""
            .formatted(arn),
        () -> assertThat(fake).hasNoSecret("db"));
  }

  @Test
  void goes_to_a_secret() {
    create("db");

    assertThat(fake).secret("db").isStandalone();
    assertThat(fake).hasSecretSatisfying("db", SecretAssert::isStandalone).hasSecret("db");
    assertFails(
        """

        Expecting <us-east-1> to have the secret
          <cache>
        but it has
          <[db]>""",
        () -> assertThat(fake).secret("cache"));
    assertFails(
        """

        Expecting secret <db> in <us-east-1> to be a primary
        but it has no replicas""",
        () -> assertThat(fake).hasSecretSatisfying("db", SecretAssert::isPrimary));
  }

  @Test
  void goes_to_a_region() {
    create("db", "eu-west-3");

    assertThat(fake).inRegion("eu-west-3").secret("db").isReplicaOf("us-east-1");
    assertFails(
        """

        Expecting <eu-west-1> to have the secret
          <db>
        but it has
          <[]>
        it is in
          <[eu-west-3, us-east-1]>""",
        () -> assertThat(fake).inRegion("eu-west-1").hasSecret("db"));
  }

  @Test
  void has_no_secrets() {
    assertThat(fake).hasNoSecrets();
    create("db");

    assertThat(fake.region("eu-west-3")).hasNoSecrets();
    assertFails(
        """

        Expecting <us-east-1> to have no secrets
        but it has
          <[db]>""",
        () -> assertThat(fake).hasNoSecrets());
  }

  @Test
  void keeps_the_description_on_the_way() {
    create("db");

    assertThatThrownBy(
            () -> assertThat(fake).as("at the end").inRegion("us-east-1").secret("db").isPrimary())
        .hasMessageStartingWith("[at the end] ");
  }

  @Test
  void lists_the_first_of_many_secrets() {
    for (int i = 10; i < 35; i++) {
      create("db" + i);
    }

    assertThatThrownBy(() -> assertThat(fake).hasSecret("cache"))
        .hasMessageContaining("db10, ")
        .hasMessageContaining("db29] and 5 more>");
  }

  @Test
  void refuses_a_region_that_aws_lacks() {
    assertThatThrownBy(() -> assertThat(fake).inRegion("paris"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("<paris>");
  }

  @TestFactory
  Stream<DynamicTest> each_says_that_the_actual_fake_is_null() {
    return assertsNotNull(
        assertThat((FakeSecretsManager) null),
        Map.<String, Consumer<FakeSecretsManagerAssert>>of(
            "inRegion", fakes -> fakes.inRegion("eu-west-3"),
            "secret", fakes -> fakes.secret("db"),
            "hasSecret", fakes -> fakes.hasSecret("db"),
            "hasNoSecret", fakes -> fakes.hasNoSecret("db"),
            "hasSecretSatisfying",
                fakes -> fakes.hasSecretSatisfying("db", SecretAssert::isStandalone)));
  }

  @TestFactory
  Stream<DynamicTest> each_says_that_the_actual_region_is_null() {
    return assertsNotNull(
        assertThat((FakeRegion) null),
        Map.<String, Consumer<FakeRegionAssert>>of(
            "secret", region -> region.secret("db"),
            "hasSecret", region -> region.hasSecret("db"),
            "hasNoSecret", region -> region.hasNoSecret("db"),
            "hasSecretSatisfying",
                region -> region.hasSecretSatisfying("db", SecretAssert::isStandalone)));
  }
}
