package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** The secrets that the filters of ListSecrets and BatchGetSecretValue choose. */
class FilterTest extends Contract {

  private static Filter filter(String key, String... values) {
    return Filter.builder().key(key).values(values).build();
  }

  /** Lists with both operations, which must choose the same secrets. */
  private List<String> found(Filter... filters) {
    List<String> listed =
        client.listSecrets(r -> r.filters(filters)).secretList().stream()
            .map(SecretListEntry::name)
            .toList();
    if (BatchCalls.areKnown()) {
      assertThat(BatchCalls.namesOf(client, filters)).isEqualTo(listed);
    }
    return listed;
  }

  private void createNamed(String... names) {
    Arrays.stream(names).forEach(name -> create(name, "x"));
  }

  private void createDescribed(String... descriptions) {
    for (String description : descriptions) {
      client.createSecret(
          r ->
              r.name("s" + Integer.toHexString(description.hashCode()))
                  .secretString("x")
                  .description(description));
    }
  }

  private List<String> foundDescriptions(String key, String... values) {
    List<String> names = found(filter(key, values));
    return client.listSecrets().secretList().stream()
        .filter(entry -> names.contains(entry.name()))
        .map(SecretListEntry::description)
        .toList();
  }

  private void createTagged(String name, String key, String value) {
    client.createSecret(
        r -> r.name(name).secretString("x").tags(Tag.builder().key(key).value(value).build()));
  }

  @Test
  void name_is_a_case_sensitive_prefix() {
    createNamed("prod/db", "prod/api", "Prod/x", "test/prod");

    assertThat(found(filter("name", "prod"))).containsExactly("prod/api", "prod/db");
    assertThat(found(filter("name", "Prod"))).containsExactly("Prod/x");
    assertThat(found(filter("name", "db"))).isEmpty();
  }

  @Test
  void an_exclamation_mark_negates() {
    createNamed("prod/db", "/x", "test/prod");

    assertThat(found(filter("name", "!prod"))).containsExactly("/x", "test/prod");
    assertThat(found(filter("name", "!/"))).containsExactly("prod/db", "test/prod");
  }

  @Test
  void the_values_of_a_filter_are_alternatives() {
    createNamed("a", "b", "c");

    assertThat(found(filter("name", "a", "c"))).containsExactly("a", "c");
    assertThat(found(filter("name", "a", "!c"))).containsExactly("a", "b");
  }

  @Test
  void all_filters_must_match_also_those_of_the_same_key() {
    createNamed("prod/db", "prod/api", "test/db");

    assertThat(found(filter("name", "prod"), filter("name", "!prod/a"))).containsExactly("prod/db");
    assertThat(found(filter("name", "prod"), filter("name", "test"))).isEmpty();
    assertThat(found(filter("name", "prod"), filter("all", "db"))).containsExactly("prod/db");
  }

  @Test
  void description_searches_words_and_ignores_case() {
    createDescribed("a secret", "an secret", "asecret", "one two", "SECRET word");

    assertThat(foundDescriptions("description", "a"))
        .containsExactlyInAnyOrder("a secret", "an secret", "asecret");
    assertThat(foundDescriptions("description", "a secret"))
        .containsExactlyInAnyOrder("a secret", "an secret");
    assertThat(foundDescriptions("description", "o t")).containsExactly("one two");
    assertThat(foundDescriptions("description", "t o")).containsExactly("one two");
    assertThat(foundDescriptions("description", "Secret"))
        .containsExactlyInAnyOrder("a secret", "an secret", "SECRET word");
    assertThat(foundDescriptions("description", "cret")).isEmpty();
  }

  @Test
  void a_secret_without_a_description_matches_only_negated_values() {
    create("bare", "x");

    assertThat(found(filter("description", "a"))).isEmpty();
    assertThat(found(filter("description", "!a"))).containsExactly("bare");
  }

  @Test
  void tag_key_and_tag_value_are_case_sensitive_prefixes_of_any_tag() {
    createTagged("one", "Team", "Payments");
    createTagged("two", "team", "payments");
    create("bare", "x");

    assertThat(found(filter("tag-key", "Te"))).containsExactly("one");
    assertThat(found(filter("tag-value", "pay"))).containsExactly("two");
    assertThat(found(filter("tag-key", "!Te"))).containsExactly("bare", "two");
    assertThat(found(filter("tag-value", "ayments"))).isEmpty();
  }

  @Test
  void primary_region_is_a_prefix_and_only_replicated_secrets_have_one() {
    create("db", "x");
    create("alone", "x");
    replicate("db", "eu-west-3");

    assertThat(found(filter("primary-region", "us-"))).containsExactly("db");
    assertThat(found(filter("primary-region", "eu-"))).isEmpty();
    assertThat(found(filter("primary-region", "!us-"))).containsExactly("alone");
    assertThat(
            in("eu-west-3")
                .listSecrets(r -> r.filters(filter("primary-region", "us-east-1")))
                .secretList())
        .hasSize(1);
  }

  @Test
  void owning_service_is_a_prefix_and_only_managed_secrets_have_one() {
    create("own", "x");
    fake.region().createManagedSecret("rds", "rds!db-1", "x");

    assertThat(found(filter("owning-service", "rds"))).containsExactly("rds!db-1");
    assertThat(found(filter("owning-service", "!rds"))).containsExactly("own");
  }

  @Test
  void all_searches_name_description_tag_keys_and_tag_values() {
    createNamed("lion", "cat");
    createDescribed("the lion");
    createTagged("key", "Lion", "x");
    createTagged("value", "x", "big LION");

    assertThat(found(filter("all", "lion"))).hasSize(4).doesNotContain("cat");
    assertThat(found(filter("all", "!lion"))).containsExactly("cat");
  }

  @Test
  void all_needs_every_word_in_one_attribute() {
    client.createSecret(r -> r.name("big").secretString("x").description("lion"));
    client.createSecret(r -> r.name("x").secretString("x").description("big lion"));

    assertThat(found(filter("all", "big lion"))).containsExactly("x");
  }

  @ParameterizedTest
  @CsvSource({
    "AppBeta, beta, true",
    "myApp, my, true",
    "/app, app, true",
    "AppBeta, pp, false",
    "COMPANY, comp, true",
    "COMPANY, pany, false",
    "COMPANYthings, ythings, true",
    "COMPANYthings, things, false",
    "my-app, app, true",
    "my/app, app, true",
    "my_app, app, true",
    "my+app, app, true",
    "my=app, app, true",
    "my.app, app, true",
    "my@app, app, true",
    "my/big-app, app, false",
    "my/big-app, my, true",
    "my/big-app, my/big-app, true",
    "my/BigApp, app, true"
  })
  void all_splits_a_name_at_one_kind_of_special_character_and_at_capitals(
      String name, String value, boolean isFound) {
    create(name, "x");

    assertThat(found(filter("all", value))).hasSize(isFound ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "-", "_", "+", "=", ".", "@"})
  void a_lone_special_character_finds_nothing(String character) {
    createNamed("my" + character + "app");

    assertThat(found(filter("all", character))).isEmpty();
  }

  @Test
  void a_filter_without_key_or_values_is_refused() {
    create("db", "x");

    assertRefused(
        "InvalidParameterException",
        "Invalid filter key",
        () -> client.listSecrets(r -> r.filters(f -> f.values("a"))));
    assertRefused(
        "InvalidParameterException",
        "Invalid filter values for key: name",
        () -> client.listSecrets(r -> r.filters(f -> f.key("name"))));
  }

  @Test
  void an_unknown_key_is_refused() {
    assertRefused(
        "ValidationException",
        "1 validation error detected: Value 'x' at 'filters.1.member.key' failed to satisfy"
            + " constraint: Member must satisfy enum value set: [all, name, tag-key, description,"
            + " tag-value, primary-region, owning-service]",
        () -> client.listSecrets(r -> r.filters(filter("x", "a"))));
  }

  @Test
  void words_end_at_every_kind_of_white_space() {
    createDescribed("one\ttwo\nthree");

    assertThat(foundDescriptions("description", "two")).hasSize(1);
    assertThat(foundDescriptions("description", "three")).hasSize(1);
  }
}
