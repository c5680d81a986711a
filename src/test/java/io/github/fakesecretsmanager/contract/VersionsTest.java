package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;

/** The versions of a secret, how they are listed, and when they are removed. */
class VersionsTest extends Contract {

  private static final String QUOTA =
      "The request failed because it would exceed one of the Secrets Manager quotas.";

  private static String token(int number) {
    return String.format("version-%024d", number);
  }

  private void putMany(int from, int to) {
    for (int i = from; i < to; i++) {
      String token = token(i);
      client.putSecretValue(r -> r.secretId("db").secretString("x").clientRequestToken(token));
    }
  }

  private List<String> ids() {
    return client
        .listSecretVersionIdsPaginator(r -> r.secretId("db").includeDeprecated(true))
        .stream()
        .flatMap(page -> page.versions().stream())
        .map(SecretVersionsListEntry::versionId)
        .toList();
  }

  private static List<String> ids(ListSecretVersionIdsResponse page) {
    return page.versions().stream().map(SecretVersionsListEntry::versionId).toList();
  }

  private static List<String> tokens(int from, int to) {
    return IntStream.range(from, to).mapToObj(VersionsTest::token).toList();
  }

  @Test
  void a_listing_shows_labels_key_dates_arn_and_name() {
    String arn = create("db", "one");
    value(client, "db");

    var answer = client.listSecretVersionIds(r -> r.secretId("db"));

    assertThat(answer.arn()).isEqualTo(arn);
    assertThat(answer.name()).isEqualTo("db");
    assertThat(answer.nextToken()).isNull();
    SecretVersionsListEntry version = answer.versions().get(0);
    assertThat(answer.versions()).hasSize(1);
    assertThat(version.versionStages()).containsExactly("AWSCURRENT");
    assertThat(version.createdDate()).isEqualTo(NOW);
    assertThat(version.lastAccessedDate()).isEqualTo(midnight(NOW));
  }

  private static Instant midnight(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  @Test
  void the_aws_managed_key_is_called_default_encryption_key() {
    create("db", "one");
    var key = fake.region().createKmsKey("alias/payments");

    client.updateSecret(r -> r.secretId("db").kmsKeyId("alias/payments"));

    assertThat(client.listSecretVersionIds(r -> r.secretId("db")).versions().get(0).kmsKeyIds())
        .containsExactly("DefaultEncryptionKey", key.arn());
  }

  @Test
  void a_version_without_labels_is_listed_only_when_deprecated_ones_are_asked_for() {
    client.createSecret(r -> r.name("db").secretString("x").clientRequestToken(token(0)));
    putMany(1, 3);

    assertThat(ids(client.listSecretVersionIds(r -> r.secretId("db"))))
        .containsExactly(token(1), token(2));
    var all = client.listSecretVersionIds(r -> r.secretId("db").includeDeprecated(true));
    assertThat(ids(all)).containsExactly(token(0), token(1), token(2));
    assertThat(all.versions().get(0).hasVersionStages()).isFalse();
  }

  @Test
  void a_version_that_was_never_read_has_no_last_accessed_date() {
    create("db", "one");
    value(client, "db");
    clock.advance(Duration.ofDays(1));
    client.putSecretValue(r -> r.secretId("db").secretString("two").versionStages("blue"));

    var versions = client.listSecretVersionIds(r -> r.secretId("db")).versions();

    assertThat(versions.get(0).lastAccessedDate()).isEqualTo(midnight(NOW));
    assertThat(versions.get(1).lastAccessedDate()).isNull();
  }

  @Test
  void a_replica_counts_its_own_reads_of_a_version() {
    create("db", "one");
    value(client, "db");
    replicate("db", "eu-west-3");

    assertThat(
            in("eu-west-3")
                .listSecretVersionIds(r -> r.secretId("db"))
                .versions()
                .get(0)
                .lastAccessedDate())
        .isNull();
    value(in("eu-west-3"), "db");
    assertThat(
            in("eu-west-3")
                .listSecretVersionIds(r -> r.secretId("db"))
                .versions()
                .get(0)
                .lastAccessedDate())
        .isEqualTo(midnight(NOW));
  }

  @Test
  void each_of_two_versions_that_are_read_on_a_day_shows_that_day() {
    create("db", "one");
    put("db", "two");

    for (String label : List.of("AWSCURRENT", "AWSPREVIOUS")) {
      client.getSecretValue(r -> r.secretId("db").versionStage(label));
    }

    assertThat(client.listSecretVersionIds(r -> r.secretId("db")).versions())
        .extracting(SecretVersionsListEntry::lastAccessedDate)
        .containsExactly(midnight(NOW), midnight(NOW));
  }

  @Test
  void pages_with_tokens_that_survive_new_versions() {
    client.createSecret(r -> r.name("db").secretString("x").clientRequestToken(token(0)));
    putMany(1, 5);

    var first =
        client.listSecretVersionIds(r -> r.secretId("db").includeDeprecated(true).maxResults(2));
    putMany(5, 6);
    var second =
        client.listSecretVersionIds(
            r -> r.secretId("db").includeDeprecated(true).nextToken(first.nextToken()));

    assertThat(ids(first)).isEqualTo(tokens(0, 2));
    assertThat(ids(second)).isEqualTo(tokens(2, 6));
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void a_token_survives_the_version_it_stopped_at() {
    client.createSecret(r -> r.name("db").secretString("x").clientRequestToken(token(0)));
    clock.advance(Duration.ofMinutes(1));
    putMany(1, 101);
    var first =
        client.listSecretVersionIds(r -> r.secretId("db").includeDeprecated(true).maxResults(1));
    assertThat(ids(first)).containsExactly(token(0));
    clock.advance(Duration.ofHours(24));

    var second =
        client.listSecretVersionIds(
            r -> r.secretId("db").includeDeprecated(true).nextToken(first.nextToken()));

    assertThat(ids()).doesNotContain(token(0));
    assertThat(ids(second)).isEqualTo(tokens(1, 101));
  }

  @Test
  void a_page_after_a_version_that_is_gone_repeats_no_older_one() {
    client.createSecret(r -> r.name("db").secretString("x").clientRequestToken(token(0)));
    client.updateSecretVersionStage(
        r -> r.secretId("db").versionStage("blue").moveToVersionId(token(0)));
    clock.advance(Duration.ofMinutes(1));
    putMany(1, 2);
    clock.advance(Duration.ofMinutes(1));
    putMany(2, 101);
    var first =
        client.listSecretVersionIds(r -> r.secretId("db").includeDeprecated(true).maxResults(2));
    clock.advance(Duration.ofHours(24));

    var second =
        client.listSecretVersionIds(
            r -> r.secretId("db").includeDeprecated(true).nextToken(first.nextToken()));

    assertThat(ids(first)).isEqualTo(tokens(0, 2));
    assertThat(ids()).contains(token(0)).doesNotContain(token(1));
    assertThat(ids(second)).isEqualTo(tokens(2, 101));
  }

  @Test
  void a_token_of_another_secret_or_another_listing_is_refused() {
    create("db", "one");
    client.putSecretValue(r -> r.secretId("db").secretString("two"));
    create("other", "one");
    String token = client.listSecretVersionIds(r -> r.secretId("db").maxResults(1)).nextToken();
    String listing = client.listSecrets(r -> r.maxResults(1)).nextToken();

    for (String wrong : List.of("nonsense", listing, token.substring(1), "A" + token)) {
      assertRefused(
          "InvalidNextTokenException",
          "The NextToken value is invalid.",
          () -> client.listSecretVersionIds(r -> r.secretId("db").nextToken(wrong)));
    }
    assertRefused(
        "InvalidNextTokenException",
        "The NextToken value is invalid.",
        () -> client.listSecretVersionIds(r -> r.secretId("other").nextToken(token)));
  }

  @Test
  void are_listed_while_the_secret_is_scheduled_for_deletion() {
    create("db", "one");
    client.deleteSecret(r -> r.secretId("db"));

    assertThat(client.listSecretVersionIds(r -> r.secretId("db")).versions()).hasSize(1);
  }

  @Test
  void all_versions_of_the_last_24_hours_are_kept() {
    client.createSecret(r -> r.name("db").secretString("x").clientRequestToken(token(0)));

    putMany(1, 150);

    assertThat(ids()).isEqualTo(tokens(0, 150));
  }

  @Test
  void after_24_hours_the_oldest_are_removed_until_100_are_left() {
    client.createSecret(r -> r.name("db").secretString("x").clientRequestToken(token(0)));
    putMany(1, 150);

    clock.advance(Duration.ofHours(24).minusMillis(1));
    assertThat(ids()).hasSize(150);
    clock.advance(Duration.ofMillis(1));

    assertThat(ids()).isEqualTo(tokens(50, 150));
    assertThat(describe("db").lastChangedDate()).isEqualTo(NOW);
  }

  @Test
  void a_labelled_version_is_kept_regardless_of_age() {
    client.createSecret(r -> r.name("db").secretString("x").clientRequestToken(token(0)));
    client.updateSecretVersionStage(
        r -> r.secretId("db").versionStage("keep").moveToVersionId(token(0)));
    putMany(1, 101);

    clock.advance(Duration.ofHours(24));

    assertThat(ids()).hasSize(100).startsWith(token(0), token(2));
  }

  @Test
  void a_new_version_evicts_an_old_one() {
    client.createSecret(r -> r.name("db").secretString("x").clientRequestToken(token(0)));
    putMany(1, 100);
    clock.advance(Duration.ofHours(25));
    assertThat(ids()).hasSize(100);

    putMany(100, 101);

    assertThat(ids()).isEqualTo(tokens(1, 101));
  }

  @Test
  void a_secret_has_20_labels_over_all_its_versions() {
    create("db", "one");
    String[] labels = IntStream.range(0, 19).mapToObj(i -> "label" + i).toArray(String[]::new);
    client.putSecretValue(r -> r.secretId("db").secretString("two").versionStages(labels));
    String id = client.getSecretValue(r -> r.secretId("db")).versionId();

    assertRefused(
        "LimitExceededException",
        QUOTA,
        () ->
            client.updateSecretVersionStage(
                r -> r.secretId("db").versionStage("one more").moveToVersionId(id)));
    assertRefused(
        "LimitExceededException",
        QUOTA,
        () ->
            client.putSecretValue(
                r -> r.secretId("db").secretString("three").versionStages("one more")));
    assertRefused("LimitExceededException", QUOTA, () -> put("db", "current needs previous"));

    client.putSecretValue(r -> r.secretId("db").secretString("three").versionStages("label0"));
    assertThat(describe("db").versionIdsToStages()).hasSize(3);
  }

  @Test
  void each_version_is_removed_when_its_own_24_hours_are_over() {
    client.createSecret(r -> r.name("db").secretString("x").clientRequestToken(token(0)));
    putMany(1, 90);
    clock.advance(Duration.ofHours(12));
    putMany(90, 110);

    clock.advance(Duration.ofHours(12));

    assertThat(ids()).isEqualTo(tokens(10, 110));
  }

  @Test
  void an_old_version_that_loses_its_label_is_removed_before_the_younger_ones() {
    client.createSecret(r -> r.name("db").secretString("x").clientRequestToken(token(0)));
    client.updateSecretVersionStage(
        r -> r.secretId("db").versionStage("keep").moveToVersionId(token(0)));
    clock.advance(Duration.ofHours(1));
    putMany(1, 102);
    client.updateSecretVersionStage(
        r -> r.secretId("db").versionStage("keep").removeFromVersionId(token(0)));

    clock.advance(Duration.ofHours(23));

    assertThat(ids()).isEqualTo(tokens(1, 102));
  }

  @Test
  void replicas_keep_what_their_primary_keeps() {
    client.createSecret(r -> r.name("db").secretString("x").clientRequestToken(token(0)));
    replicate("db", "eu-west-3");
    putMany(1, 120);
    clock.advance(Duration.ofHours(25));

    putMany(120, 121);

    assertThat(
            in("eu-west-3")
                .listSecretVersionIds(r -> r.secretId("db").includeDeprecated(true))
                .versions())
        .extracting(SecretVersionsListEntry::versionId)
        .isEqualTo(ids());
  }
}
