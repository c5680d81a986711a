package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** CreateSecret, GetSecretValue, PutSecretValue and UpdateSecret: values, versions and labels. */
class SecretValueTest extends Contract {

  private static final String TOKEN_IN_USE =
      "You can't use ClientRequestToken "
          + TOKEN
          + " because that value is already in use for a version of secret ";

  private void put(String id, String token, String value, String... stages) {
    client.putSecretValue(
        r ->
            r.secretId(id)
                .clientRequestToken(token)
                .secretString(value)
                .versionStages(stages.length == 0 ? null : List.of(stages)));
  }

  @Test
  void create_returns_arn_name_and_version() {
    var answer =
        client.createSecret(r -> r.name("a/b").secretString("x").clientRequestToken(TOKEN));

    assertThat(answer.arn())
        .matches("arn:aws:secretsmanager:us-east-1:123456789012:secret:a/b-[A-Za-z0-9]{6}");
    assertThat(answer.name()).isEqualTo("a/b");
    assertThat(answer.versionId()).isEqualTo(TOKEN);
    assertThat(answer.hasReplicationStatus()).isFalse();
  }

  @Test
  void create_without_a_value_creates_no_version() {
    assertThat(client.createSecret(r -> r.name("empty")).versionId()).isNull();
    assertRefused(
        "ResourceNotFoundException",
        "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
        () -> value(client, "empty"));
  }

  @Test
  void create_of_an_existing_name_is_refused() {
    create("db", "s3cr3t");

    assertRefused(
        "ResourceExistsException",
        "The operation failed because the secret db already exists.",
        () -> create("db", "s3cr3t"));
  }

  @Test
  void create_repeated_with_the_same_token_and_value_returns_the_same() {
    var first = client.createSecret(r -> r.name("db").secretString("x").clientRequestToken(TOKEN));

    var again = client.createSecret(r -> r.name("db").secretString("x").clientRequestToken(TOKEN));

    assertThat(again.equalsBySdkFields(first)).isTrue();
  }

  @Test
  void create_repeated_with_the_same_token_and_another_value_is_refused() {
    String arn =
        client.createSecret(r -> r.name("db").secretString("x").clientRequestToken(TOKEN)).arn();

    assertRefused(
        "ResourceExistsException",
        TOKEN_IN_USE + arn + ".",
        () -> client.createSecret(r -> r.name("db").secretString("y").clientRequestToken(TOKEN)));
  }

  @Test
  void text_and_binary_exclude_each_other() {
    create("db", "s3cr3t");
    String both =
        "You can't specify both a binary secret value and a string secret value in the same"
            + " secret.";
    SdkBytes bytes = SdkBytes.fromUtf8String("b");

    assertRefused(
        "InvalidParameterException",
        both,
        () -> client.createSecret(r -> r.name("n").secretString("s").secretBinary(bytes)));
    assertRefused(
        "InvalidParameterException",
        both,
        () -> client.putSecretValue(r -> r.secretId("db").secretString("s").secretBinary(bytes)));
    assertRefused(
        "InvalidParameterException",
        both,
        () -> client.updateSecret(r -> r.secretId("db").secretString("s").secretBinary(bytes)));
  }

  @Test
  void binary_values_are_returned_as_they_were_stored() {
    byte[] bytes = {0, 1, -1, 127, -128};
    client.createSecret(r -> r.name("bin").secretBinary(SdkBytes.fromByteArray(bytes)));

    var answer = client.getSecretValue(r -> r.secretId("bin"));

    assertThat(answer.secretBinary().asByteArray()).isEqualTo(bytes);
    assertThat(answer.secretString()).isNull();
  }

  @Test
  void get_returns_value_version_labels_and_dates() {
    String arn =
        client
            .createSecret(
                r -> r.name("db").secretString("päss\uD83D\uDD11").clientRequestToken(TOKEN))
            .arn();
    clock.advance(Duration.ofHours(1));

    var answer = client.getSecretValue(r -> r.secretId("db"));

    assertThat(answer.arn()).isEqualTo(arn);
    assertThat(answer.name()).isEqualTo("db");
    assertThat(answer.secretString()).isEqualTo("päss\uD83D\uDD11");
    assertThat(answer.versionId()).isEqualTo(TOKEN);
    assertThat(answer.versionStages()).containsExactly("AWSCURRENT");
    assertThat(answer.createdDate()).isEqualTo(NOW);
    assertThat(describe("db").lastAccessedDate()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
  }

  @Test
  void get_finds_a_version_by_id_by_label_and_by_both() {
    client.createSecret(r -> r.name("db").secretString("one").clientRequestToken(TOKEN));
    put("db", OTHER_TOKEN, "two");

    assertThat(client.getSecretValue(r -> r.secretId("db").versionId(TOKEN)).secretString())
        .isEqualTo("one");
    assertThat(
            client.getSecretValue(r -> r.secretId("db").versionStage("AWSPREVIOUS")).secretString())
        .isEqualTo("one");
    assertThat(
            client
                .getSecretValue(r -> r.secretId("db").versionId(TOKEN).versionStage("AWSPREVIOUS"))
                .secretString())
        .isEqualTo("one");
    assertRefused(
        "InvalidRequestException",
        "You provided a VersionStage that is not associated to the provided VersionId.",
        () ->
            client.getSecretValue(
                r -> r.secretId("db").versionId(TOKEN).versionStage("AWSCURRENT")));
  }

  @Test
  void get_of_a_missing_version_or_label_names_it() {
    create("db", "s3cr3t");

    assertRefused(
        "ResourceNotFoundException",
        "Secrets Manager can't find the specified secret value for VersionId: " + TOKEN,
        () -> client.getSecretValue(r -> r.secretId("db").versionId(TOKEN)));
    assertRefused(
        "ResourceNotFoundException",
        "Secrets Manager can't find the specified secret value for staging label: nope",
        () -> client.getSecretValue(r -> r.secretId("db").versionStage("nope")));
  }

  @Test
  void put_moves_current_and_previous() {
    client.createSecret(r -> r.name("db").secretString("one").clientRequestToken(TOKEN));
    var answer =
        client.putSecretValue(
            r -> r.secretId("db").secretString("two").clientRequestToken(OTHER_TOKEN));

    assertThat(answer.versionId()).isEqualTo(OTHER_TOKEN);
    assertThat(answer.versionStages()).containsExactly("AWSCURRENT");
    assertThat(describe("db").versionIdsToStages())
        .isEqualTo(Map.of(TOKEN, List.of("AWSPREVIOUS"), OTHER_TOKEN, List.of("AWSCURRENT")));
  }

  @Test
  void put_with_custom_labels_keeps_current_and_returns_them_sorted() {
    create("db", "one");

    var answer =
        client.putSecretValue(
            r -> r.secretId("db").secretString("two").versionStages("one", "two", "three", "four"));

    assertThat(answer.versionStages()).containsExactly("four", "one", "three", "two");
    assertThat(value(client, "db")).isEqualTo("one");
  }

  @Test
  void put_makes_the_first_version_current_regardless_of_its_labels() {
    client.createSecret(r -> r.name("empty"));

    var answer =
        client.putSecretValue(r -> r.secretId("empty").secretString("x").versionStages("mine"));

    assertThat(answer.versionStages()).containsExactly("AWSCURRENT", "mine");
  }

  @Test
  void put_moves_a_label_off_the_version_that_had_it() {
    create("db", "one");
    put("db", TOKEN, "two", "mine");
    put("db", OTHER_TOKEN, "three", "mine");

    assertThat(describe("db").versionIdsToStages())
        .doesNotContainKey(TOKEN)
        .containsEntry(OTHER_TOKEN, List.of("mine"));
  }

  @Test
  void put_repeated_with_the_same_token_does_nothing() {
    create("db", "one");
    put("db", TOKEN, "two", "mine");
    clock.advance(Duration.ofHours(1));

    var answer =
        client.putSecretValue(r -> r.secretId("db").secretString("two").clientRequestToken(TOKEN));

    assertThat(answer.versionStages()).containsExactly("mine");
    assertThat(describe("db").lastChangedDate()).isEqualTo(NOW);
  }

  @Test
  void put_and_update_with_a_used_token_and_another_value_are_refused() {
    String arn = create("db", "one");
    put("db", TOKEN, "two");

    assertRefused(
        "ResourceExistsException", TOKEN_IN_USE + arn + ".", () -> put("db", TOKEN, "three"));
    assertRefused(
        "ResourceExistsException",
        TOKEN_IN_USE + arn + ".",
        () ->
            client.updateSecret(
                r -> r.secretId("db").secretString("three").clientRequestToken(TOKEN)));
  }

  @Test
  void put_without_a_value_is_refused() {
    create("db", "one");

    assertRefused(
        "InvalidRequestException",
        "You must provide either SecretString or SecretBinary.",
        () -> client.putSecretValue(r -> r.secretId("db")));
  }

  @Test
  void update_creates_a_version_only_with_a_value() {
    create("db", "one");

    var described = client.updateSecret(r -> r.secretId("db").description("main"));
    var valued =
        client.updateSecret(r -> r.secretId("db").secretString("two").clientRequestToken(TOKEN));

    assertThat(described.versionId()).isNull();
    assertThat(valued.versionId()).isEqualTo(TOKEN);
    assertThat(value(client, "db")).isEqualTo("two");
    assertThat(describe("db").description()).isEqualTo("main");
  }

  @Test
  void update_repeated_with_the_same_token_returns_the_version_and_does_nothing() {
    create("db", "one");
    replicate("db", "eu-west-3");
    put("db", TOKEN, "two");
    fake.replication().hold();
    clock.advance(Duration.ofHours(1));

    var answer =
        client.updateSecret(r -> r.secretId("db").secretString("two").clientRequestToken(TOKEN));

    assertThat(answer.versionId()).isEqualTo(TOKEN);
    assertThat(describe("db").versionIdsToStages()).hasSize(2);
    assertThat(describe("db").lastChangedDate()).isEqualTo(NOW);
    assertThat(status("db", "eu-west-3")).isEqualTo("InSync");
  }

  @Test
  void update_repeated_with_the_same_token_changes_the_description() {
    create("db", "one");
    put("db", TOKEN, "two");

    client.updateSecret(
        r -> r.secretId("db").secretString("two").clientRequestToken(TOKEN).description("main"));

    assertThat(describe("db").description()).isEqualTo("main");
    assertThat(describe("db").versionIdsToStages()).hasSize(2);
  }

  @Test
  void an_empty_description_is_not_a_description() {
    client.createSecret(r -> r.name("db").description(""));
    assertThat(describe("db").description()).isNull();

    client.updateSecret(r -> r.secretId("db").description("main"));
    client.updateSecret(r -> r.secretId("db").description(""));
    assertThat(describe("db").description()).isNull();
  }

  @Test
  void an_empty_secret_is_described_by_four_members() {
    client.createSecret(r -> r.name("empty"));

    assertThat(describe("empty").sdkFields())
        .filteredOn(field -> isThere(field.getValueOrDefault(describe("empty"))))
        .extracting(SdkField::memberName)
        .containsExactlyInAnyOrder("ARN", "Name", "CreatedDate", "LastChangedDate");
  }

  private static boolean isThere(Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }

  @Test
  void every_change_moves_the_date_of_change() {
    create("db", "one");
    clock.advance(Duration.ofMinutes(1));
    client.tagResource(r -> r.secretId("db").tags(t -> t.key("a").value("b")));

    assertThat(describe("db").lastChangedDate()).isEqualTo(NOW.plusSeconds(60));
    assertThat(describe("db").createdDate()).isEqualTo(NOW);
  }
}
