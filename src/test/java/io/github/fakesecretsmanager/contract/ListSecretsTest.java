package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

class ListSecretsTest extends Contract {

  private void createMany(int count) {
    for (int i = 0; i < count; i++) {
      create("s" + i, "x");
      clock.advance(Duration.ofSeconds(1));
    }
  }

  private static List<String> names(ListSecretsResponse page) {
    return page.secretList().stream().map(SecretListEntry::name).toList();
  }

  @Test
  void lists_an_empty_region_as_empty() {
    assertThat(client.listSecrets().hasSecretList()).isTrue();
    assertThat(client.listSecrets().secretList()).isEmpty();
    assertThat(client.listSecrets().nextToken()).isNull();
  }

  @Test
  void lists_each_secret_of_the_region_as_describe_shows_it() {
    client.createSecret(
        r ->
            r.name("db")
                .secretString("x")
                .description("main")
                .tags(t -> t.key("a").value("b"))
                .addReplicaRegions(replicaIn("eu-west-3")));
    in("eu-west-1").createSecret(r -> r.name("elsewhere"));

    SecretListEntry entry = client.listSecrets().secretList().get(0);
    var described = describe("db");

    assertThat(client.listSecrets().secretList()).hasSize(1);
    assertThat(entry.arn()).isEqualTo(described.arn());
    assertThat(entry.description()).isEqualTo("main");
    assertThat(entry.tags()).isEqualTo(described.tags());
    assertThat(entry.secretVersionsToStages()).isEqualTo(described.versionIdsToStages());
    assertThat(entry.primaryRegion()).isEqualTo("us-east-1");
    assertThat(entry.createdDate()).isEqualTo(NOW);
    assertThat(entry.lastChangedDate()).isEqualTo(NOW);
  }

  @Test
  void pages_by_creation_date_a_hundred_at_a_time_by_default() {
    createMany(101);

    ListSecretsResponse first = client.listSecrets();
    ListSecretsResponse second = client.listSecrets(r -> r.nextToken(first.nextToken()));

    assertThat(first.secretList()).hasSize(100);
    assertThat(names(second)).containsExactly("s100");
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void the_paginator_walks_through_all_pages() {
    createMany(7);

    assertThat(client.listSecretsPaginator(r -> r.maxResults(3)))
        .flatExtracting(ListSecretsTest::names)
        .containsExactlyElementsOf(IntStream.range(0, 7).mapToObj(i -> "s" + i).toList());
  }

  @Test
  void a_page_that_is_just_full_is_the_last() {
    createMany(3);

    assertThat(client.listSecrets(r -> r.maxResults(3)).nextToken()).isNull();
  }

  @Test
  void a_token_stays_valid_through_creations_and_deletions() {
    createMany(4);
    String token = client.listSecrets(r -> r.maxResults(2)).nextToken();

    client.deleteSecret(r -> r.secretId("s1").forceDeleteWithoutRecovery(true));
    client.deleteSecret(r -> r.secretId("s2").forceDeleteWithoutRecovery(true));
    create("late", "x");

    assertThat(names(client.listSecrets(r -> r.nextToken(token)))).containsExactly("s3", "late");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "!!!", "MjAyNg==", "YSBi"})
  void an_invalid_token_is_refused(String token) {
    assertRefused(
        "InvalidNextTokenException",
        "The NextToken value is invalid.",
        () -> client.listSecrets(r -> r.nextToken(token)));
  }

  /** Creates a, c and b, changes them in the order b, a, c and reads c and b on later days. */
  private void createThree() {
    for (String name : List.of("a", "c", "b")) {
      create(name, "x");
      clock.advance(Duration.ofSeconds(1));
    }
    for (String name : List.of("b", "a", "c")) {
      client.updateSecret(r -> r.secretId(name).description("x"));
      clock.advance(Duration.ofSeconds(1));
    }
    for (String name : List.of("c", "b")) {
      value(client, name);
      clock.advance(Duration.ofDays(1));
    }
  }

  @ParameterizedTest
  @Tag("new-sdk")
  @CsvSource({
    "created-date, a c b",
    "last-changed-date, b a c",
    "last-accessed-date, a c b",
    "name, a b c"
  })
  void sorts_by_each_key_both_ways_and_ascending_by_default(String key, String expected) {
    createThree();
    List<String> ascending = List.of(expected.split(" "));
    List<String> descending = new ArrayList<>(ascending);
    Collections.reverse(descending);

    assertThat(names(client.listSecrets(r -> r.sortBy(key)))).isEqualTo(ascending);
    assertThat(names(client.listSecrets(r -> r.sortBy(key).sortOrder("asc")))).isEqualTo(ascending);
    assertThat(names(client.listSecrets(r -> r.sortBy(key).sortOrder("desc"))))
        .isEqualTo(descending);
    assertThat(client.listSecretsPaginator(r -> r.sortBy(key).sortOrder("desc").maxResults(1)))
        .flatExtracting(ListSecretsTest::names)
        .isEqualTo(descending);
  }

  @Test
  @Tag("new-sdk")
  void an_order_reflects_changes_after_its_first_use() {
    createThree();
    assertThat(names(client.listSecrets(r -> r.sortBy("last-changed-date"))))
        .containsExactly("b", "a", "c");

    client.updateSecret(r -> r.secretId("b").description("y"));
    client.deleteSecret(r -> r.secretId("a").forceDeleteWithoutRecovery(true));
    create("d", "x");

    assertThat(names(client.listSecrets(r -> r.sortBy("last-changed-date"))))
        .containsExactly("c", "b", "d");
    assertThat(names(client.listSecrets(r -> r.sortBy("name")))).containsExactly("b", "c", "d");
  }

  @Test
  @Tag("new-sdk")
  void a_token_is_valid_only_for_its_own_order_and_cannot_be_altered() {
    createMany(3);
    String token = client.listSecrets(r -> r.maxResults(1)).nextToken();
    String decoded = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    String forged =
        Base64.getUrlEncoder()
            .encodeToString(decoded.replace(" s0", " s1").getBytes(StandardCharsets.UTF_8));
    String changed =
        token.substring(0, 20) + (token.charAt(20) == 'A' ? 'B' : 'A') + token.substring(21);

    for (Consumer<ListSecretsRequest.Builder> wrong :
        List.<Consumer<ListSecretsRequest.Builder>>of(
            r -> r.sortBy("name").nextToken(token),
            r -> r.sortOrder("desc").nextToken(token),
            r -> r.nextToken(forged),
            r -> r.nextToken(changed))) {
      assertRefused(
          "InvalidNextTokenException",
          "The NextToken value is invalid.",
          () -> client.listSecrets(wrong));
    }
    assertThat(names(client.listSecrets(r -> r.sortBy("created-date").nextToken(token))))
        .containsExactly("s1", "s2");
  }

  @Test
  @Tag("new-sdk")
  void an_unknown_order_is_refused() {
    assertRefused(
        "ValidationException",
        "2 validation errors detected: Value 'up' at 'sortOrder' failed to satisfy constraint:"
            + " Member must satisfy enum value set: [asc, desc]; Value 'size' at 'sortBy' failed to"
            + " satisfy constraint: Member must satisfy enum value set: [created-date,"
            + " last-accessed-date, last-changed-date, name]",
        () -> client.listSecrets(r -> r.sortOrder("up").sortBy("size")));
  }

  @Test
  void shows_planned_deletions_only_when_asked_to() {
    createMany(2);
    client.deleteSecret(r -> r.secretId("s0"));

    assertThat(names(client.listSecrets())).containsExactly("s1");
    var all = client.listSecrets(r -> r.includePlannedDeletion(true));
    assertThat(names(all)).containsExactly("s0", "s1");
    assertThat(all.secretList().get(0).deletedDate()).isEqualTo(describe("s0").deletedDate());
  }

  @Test
  void a_token_is_valid_only_for_its_own_region_and_filters() {
    createMany(3);
    in("eu-west-3").createSecret(r -> r.name("s9"));
    String token = client.listSecrets(r -> r.maxResults(1)).nextToken();

    assertRefused(
        "InvalidNextTokenException",
        "The NextToken value is invalid.",
        () -> in("eu-west-3").listSecrets(r -> r.nextToken(token)));
    assertRefused(
        "InvalidNextTokenException",
        "The NextToken value is invalid.",
        () -> client.listSecrets(r -> r.nextToken(token).filters(f -> f.key("name").values("s"))));
  }
}
