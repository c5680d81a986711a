package io.github.fakesecretsmanager.assertions;

import static io.github.fakesecretsmanager.assertions.BDDSecretsManagerAssertions.then;
import static io.github.fakesecretsmanager.assertions.SecretsManagerInstanceOfAssertFactories.CREATE_SECRET_RESPONSE;
import static io.github.fakesecretsmanager.assertions.SecretsManagerInstanceOfAssertFactories.DESCRIBE_SECRET_RESPONSE;
import static io.github.fakesecretsmanager.assertions.SecretsManagerInstanceOfAssertFactories.FAKE_CLOUD_TRAIL;
import static io.github.fakesecretsmanager.assertions.SecretsManagerInstanceOfAssertFactories.FAKE_FAULT;
import static io.github.fakesecretsmanager.assertions.SecretsManagerInstanceOfAssertFactories.FAKE_KMS_KEY;
import static io.github.fakesecretsmanager.assertions.SecretsManagerInstanceOfAssertFactories.FAKE_PRINCIPAL;
import static io.github.fakesecretsmanager.assertions.SecretsManagerInstanceOfAssertFactories.FAKE_REGION;
import static io.github.fakesecretsmanager.assertions.SecretsManagerInstanceOfAssertFactories.FAKE_ROTATION;
import static io.github.fakesecretsmanager.assertions.SecretsManagerInstanceOfAssertFactories.FAKE_SECRETS_MANAGER;
import static io.github.fakesecretsmanager.assertions.SecretsManagerInstanceOfAssertFactories.REMOVE_REGIONS_FROM_REPLICATION_RESPONSE;
import static io.github.fakesecretsmanager.assertions.SecretsManagerInstanceOfAssertFactories.REPLICA;
import static io.github.fakesecretsmanager.assertions.SecretsManagerInstanceOfAssertFactories.REPLICATE_SECRET_TO_REGIONS_RESPONSE;
import static io.github.fakesecretsmanager.assertions.SecretsManagerInstanceOfAssertFactories.SECRET;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.BDDAssertions.then;

import io.github.fakesecretsmanager.domain.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.junit.jupiter.api.Test;

/** The ways to the assertions besides {@code assertThat}. */
class EntryPointsTest extends AssertionTest {

  @Test
  void then_equals_assert_that() {
    create("db", "eu-west-3");

    then(fake).secret("db").isPrimary();
    then(fake.region("eu-west-3")).hasSecret("db");
    then(fake.region().secret("db")).isPrimary();
    then(fake.region().secret("db").replica("eu-west-3").orElseThrow()).isInSync();
    then(fake.cloudTrail()).hasEvent("CreateSecret");
    then(fake.faults().onAnyCall().throttle()).hasNotFired();
    fake.faults().clear();
    then(fake.region().createKmsKey()).isEnabled();
    then(fake.rotation()).hasNotRotated("db");
    then(fake.role("app")).isNotAllowedTo("secretsmanager:ListSecrets").on("*");
    then(client.createSecret(r -> r.name("cache").secretString(VALUE))).isNotReplicated();
    then(client.describeSecret(r -> r.secretId("db"))).replica("eu-west-3").isInSync();
    then("AssertJ's own").isNotEmpty();
    assertThatThrownBy(() -> then(fake).hasSecret("lost")).hasMessageContaining("<lost>");
  }

  @Test
  void then_equals_assert_that_for_responses_of_replication() {
    create("db");

    var replicated =
        client.replicateSecretToRegions(
            r -> r.secretId("db").addReplicaRegions(to -> to.region("eu-west-3")));
    then(replicated).replica("eu-west-3").isInProgress();
    assertThat((Object) replicated)
        .asInstanceOf(REPLICATE_SECRET_TO_REGIONS_RESPONSE)
        .replica("eu-west-3")
        .isInProgress();

    var removed =
        client.removeRegionsFromReplication(
            r -> r.secretId("db").removeReplicaRegions("eu-west-3"));
    then(removed).isNotReplicated();
    assertThat((Object) removed)
        .asInstanceOf(REMOVE_REGIONS_FROM_REPLICATION_RESPONSE)
        .isNotReplicated();
  }

  @Test
  void assertions_of_assertj_lead_to_those_of_the_library() {
    create("db", "eu-west-3");
    List<Secret> secrets = fake.region().secrets();

    assertThat(secrets).first(as(SECRET)).isPrimary();
    assertThat(secrets)
        .singleElement()
        .extracting(secret -> secret.replicas().get(0), as(REPLICA))
        .isInSync();
    assertThatThrownBy(() -> assertThat(secrets).as("all").first(as(SECRET)).isStandalone())
        .hasMessageStartingWith("[all");
  }

  @Test
  void every_subject_has_its_factory() {
    List<Object> subjects =
        List.of(
            fake,
            fake.region(),
            fake.role("app"),
            fake.cloudTrail(),
            fake.faults().onAnyCall().throttle(),
            fake.region().createKmsKey(),
            fake.rotation(),
            "something else");

    assertThat(subjects).element(0, as(FAKE_SECRETS_MANAGER)).hasNoSecret("db");
    assertThat(subjects).element(1, as(FAKE_REGION)).hasNoSecret("db");
    assertThat(subjects)
        .element(2, as(FAKE_PRINCIPAL))
        .isNotAllowedTo("secretsmanager:ListSecrets")
        .on("*");
    assertThat(subjects).element(3, as(FAKE_CLOUD_TRAIL)).hasNoEvent("CreateSecret");
    assertThat(subjects).element(4, as(FAKE_FAULT)).hasNotFired();
    assertThat(subjects).element(5, as(FAKE_KMS_KEY)).isEnabled();
    assertThat(subjects).element(6, as(FAKE_ROTATION)).hasNotRotated("db");
    assertThatThrownBy(() -> assertThat(subjects).last(as(SECRET)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("domain.Secret");
  }

  @Test
  void answers_have_factories_too() {
    Object created = client.createSecret(r -> r.name("db").secretString(VALUE));
    Object described = client.describeSecret(r -> r.secretId("db"));

    assertThat(created).asInstanceOf(CREATE_SECRET_RESPONSE).isNotReplicated();
    assertThat(described).asInstanceOf(DESCRIBE_SECRET_RESPONSE).isNotReplicated();
  }

  @Test
  void every_way_leads_to_the_same_subjects() {
    List<String> subjects = subjects(SecretsManagerAssertions.class, "assertThat");

    assertThat(subjects).hasSize(13);
    assertThat(subjects(BDDSecretsManagerAssertions.class, "then")).isEqualTo(subjects);
    assertThat(subjects(BDDSecretsManagerSoftAssertions.class, "then")).isEqualTo(subjects);
    assertThat(subjects(SecretsManagerSoftAssertionsProvider.class, "assertThat"))
        .isEqualTo(subjects);
    assertThat(
            Stream.of(SecretsManagerInstanceOfAssertFactories.class.getFields())
                .map(field -> field.getGenericType().getTypeName()))
        .hasSameSizeAs(subjects)
        .allSatisfy(type -> assertThat(type).startsWith(InstanceOfAssertFactory.class.getName()))
        .allSatisfy(type -> assertThat(subjects).anyMatch(subject -> type.contains(subject + ",")));
  }

  private static List<String> subjects(Class<?> entryPoint, String method) {
    return new ArrayList<>(
        new TreeSet<>(
            Stream.of(entryPoint.getDeclaredMethods())
                .filter(each -> each.getName().equals(method))
                .map(each -> each.getParameterTypes()[0].getName())
                .toList()));
  }

  @Test
  void one_import_brings_those_of_assertj_too() {
    create("db");

    SecretsManagerAssertions.assertThat(fake).hasSecret("db");
    SecretsManagerAssertions.assertThat(List.of("a")).containsExactly("a");
    SecretsManagerAssertions.assertThat("text").startsWith("te");
    SecretsManagerAssertions.assertThatThrownBy(() -> client.getSecretValue(r -> r.secretId("x")))
        .isNotNull();
    BDDSecretsManagerAssertions.then("text").startsWith("te");
  }
}
