package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SortOrderType;

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
  void lists_what_describe_tells_of_each_secret_of_the_region() {
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
  void a_token_holds_whatever_comes_and_goes_in_between() {
    createMany(4);
    String token = client.listSecrets(r -> r.maxResults(2)).nextToken();

    client.deleteSecret(r -> r.secretId("s1").forceDeleteWithoutRecovery(true));
    client.deleteSecret(r -> r.secretId("s2").forceDeleteWithoutRecovery(true));
    create("late", "x");

    assertThat(names(client.listSecrets(r -> r.nextToken(token)))).containsExactly("s3", "late");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "!!!", "MjAyNg==", "YSBi"})
  void a_token_that_is_not_ours_is_refused(String token) {
    assertRefused(
        "InvalidNextTokenException",
        "The NextToken value is invalid.",
        () -> client.listSecrets(r -> r.nextToken(token)));
  }

  @Test
  void what_is_not_simulated_fails_loudly() {
    assertThatThrownBy(
            () ->
                client.listSecrets(
                    r -> r.filters(f -> f.key(FilterNameStringType.NAME).values("a"))))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Filters");
    assertThatThrownBy(() -> client.listSecrets(r -> r.sortOrder(SortOrderType.DESC)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("SortOrder");
  }
}
