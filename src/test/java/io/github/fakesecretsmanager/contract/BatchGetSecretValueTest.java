package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fakesecretsmanager.NotSimulatedException;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.support.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.APIErrorType;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;

class BatchGetSecretValueTest extends Contract {

  private static final String EITHER =
      "Either 'SecretIdList' or 'Filters' must be provided, but not both.";

  private static final Filter ALL_OF_S = Filter.builder().key("name").values("s").build();

  private BatchGetSecretValueResponse get(String... ids) {
    return client.batchGetSecretValue(r -> r.secretIdList(ids));
  }

  private static List<String> names(BatchGetSecretValueResponse answer) {
    return answer.secretValues().stream().map(SecretValueEntry::name).toList();
  }

  @Test
  void returns_each_secret_as_get_secret_value_does() {
    create("text", "s3cr3t");
    client.createSecret(r -> r.name("binary").secretBinary(SdkBytes.fromUtf8String("bytes")));

    var answer = get("binary", "text");

    for (SecretValueEntry entry : answer.secretValues()) {
      var single = client.getSecretValue(r -> r.secretId(entry.name()));
      assertThat(entry.arn()).isEqualTo(single.arn());
      assertThat(entry.versionId()).isEqualTo(single.versionId());
      assertThat(entry.versionStages()).isEqualTo(single.versionStages());
      assertThat(entry.createdDate()).isEqualTo(single.createdDate());
      assertThat(entry.secretString()).isEqualTo(single.secretString());
      assertThat(entry.secretBinary()).isEqualTo(single.secretBinary());
    }
    assertThat(names(answer)).containsExactly("binary", "text");
    assertThat(answer.hasErrors()).as("an empty list is there").isTrue();
    assertThat(answer.errors()).isEmpty();
    assertThat(answer.nextToken()).isNull();
  }

  @Test
  void finds_by_name_arn_and_partial_arn_in_the_order_of_the_request() {
    String arn = create("db", "x");
    create("api", "x");

    assertThat(names(get("api", arn, arn.substring(0, arn.length() - 7))))
        .containsExactly("api", "db", "db");
  }

  @Test
  void reports_the_error_of_one_secret_beside_the_others() {
    var key = fake.region().createKmsKey();
    create("good", "x");
    create("gone", "x");
    client.deleteSecret(r -> r.secretId("gone"));
    client.createSecret(r -> r.name("empty"));
    client.createSecret(r -> r.name("denied").secretString("x").kmsKeyId(key.arn()));
    key.deny(KmsPermission.DECRYPT);

    var answer = get("nix", "gone", "good", "empty", "denied");

    assertThat(names(answer)).containsExactly("good");
    assertThat(answer.errors())
        .extracting(APIErrorType::secretId, APIErrorType::errorCode, APIErrorType::message)
        .containsExactly(
            tuple("nix", "ResourceNotFoundException", NOT_FOUND),
            tuple("gone", "InvalidRequestException", MARKED_FOR_DELETION),
            tuple(
                "empty",
                "ResourceNotFoundException",
                "Secrets Manager can't find the specified secret value for staging label:"
                    + " AWSCURRENT"),
            tuple("denied", "AccessDeniedException", KMS_DENIED));
  }

  @Test
  void reports_a_key_that_does_not_decrypt() {
    var key = fake.region().createKmsKey();
    client.createSecret(r -> r.name("db").secretString("x").kmsKeyId(key.arn()));
    key.disable();

    var error = get("db").errors().get(0);

    assertThat(error.errorCode()).isEqualTo("DecryptionFailure");
    assertThat(error.message())
        .matches(kmsFailure("decrypt", key.arn() + " is disabled.", "DisabledException"));
  }

  @Test
  void needs_ids_or_filters_and_not_both() {
    assertRefused("InvalidParameterException", EITHER, () -> client.batchGetSecretValue(r -> {}));
    assertRefused(
        "InvalidParameterException",
        EITHER,
        () -> client.batchGetSecretValue(r -> r.secretIdList("a").filters(ALL_OF_S)));
  }

  @Test
  void a_page_size_needs_filters() {
    assertRefused(
        "InvalidParameterException",
        "'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.",
        () -> client.batchGetSecretValue(r -> r.secretIdList("a").maxResults(5)));
  }

  @Test
  void accepts_20_ids_at_most() {
    List<String> ids = IntStream.range(0, 21).mapToObj(i -> "s" + i).toList();

    assertRefused(
        "ValidationException",
        "1 validation error detected: Value '"
            + ids
            + "' at 'secretIdList' failed to satisfy constraint: Member must have length less than"
            + " or equal to 20",
        () -> client.batchGetSecretValue(r -> r.secretIdList(ids)));
  }

  @Test
  void pages_the_matches_of_filters_20_at_a_time_by_default() {
    IntStream.range(0, 25)
        .forEach(
            i -> {
              create("s" + i, "x");
              clock.advance(Duration.ofSeconds(1));
            });

    var first = client.batchGetSecretValue(r -> r.filters(ALL_OF_S));
    create("s25", "x");
    var second = client.batchGetSecretValue(r -> r.filters(ALL_OF_S).nextToken(first.nextToken()));

    assertThat(names(first)).hasSize(20);
    assertThat(names(second)).containsExactly("s20", "s21", "s22", "s23", "s24", "s25");
    assertThat(client.batchGetSecretValuePaginator(r -> r.filters(ALL_OF_S).maxResults(7)))
        .flatExtracting(BatchGetSecretValueTest::names)
        .hasSize(26);
  }

  @Test
  void filters_skip_secrets_marked_for_deletion() {
    create("s1", "x");
    create("s2", "x");
    client.deleteSecret(r -> r.secretId("s1"));

    var answer = client.batchGetSecretValue(r -> r.filters(ALL_OF_S));

    assertThat(names(answer)).containsExactly("s2");
    assertThat(answer.errors()).isEmpty();
  }

  @Test
  void a_bad_token_is_refused() {
    String listing = "ListSecrets";
    create("s1", "x");
    create("s2", "x");
    String other = client.listSecrets(r -> r.maxResults(1)).nextToken();
    String otherFilters =
        client
            .batchGetSecretValue(r -> r.maxResults(1).filters(f -> f.key("all").values("s")))
            .nextToken();

    for (String token : List.of(listing, other, otherFilters)) {
      assertRefused(
          "InvalidNextTokenException",
          "The NextToken value is invalid.",
          () -> client.batchGetSecretValue(r -> r.filters(ALL_OF_S).nextToken(token)));
    }
  }

  @Test
  void sets_the_last_accessed_date() {
    create("db", "x");

    get("db");

    assertThat(describe("db").lastAccessedDate()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
  }

  @Test
  void a_name_that_no_secret_can_have_is_refused_before_permissions_are_asked() {
    create("db", "one");
    SecretsManagerClient batchOnly =
        as(fake.role("app").withPolicy(Policies.allow("BatchGetSecretValue")));

    var answer = batchOnly.batchGetSecretValue(r -> r.secretIdList("no good", "db"));

    assertThat(answer.errors())
        .extracting(APIErrorType::errorCode)
        .containsExactly("ValidationException", "AccessDeniedException");
  }

  @Test
  @Tag(ClientKind.IN_PROCESS)
  void nothing_of_a_batch_is_recorded_that_the_fake_does_not_simulate() {
    create("db", "one");
    create("odd", "one");
    client.putResourcePolicy(
        r ->
            r.secretId("odd")
                .resourcePolicy(
                    Policies.allowing("secretsmanager:GetSecretValue")
                        .toEverybody()
                        .when("{\"StringEquals\": {\"aws:NoSuchKey\": \"x\"}}")
                        .json()));
    SecretsManagerClient reader = as(fake.role("app").withPolicy(Policies.allow("*")));

    assertThatThrownBy(() -> reader.batchGetSecretValue(r -> r.secretIdList("db", "odd")))
        .isInstanceOf(NotSimulatedException.class);

    assertThat(fake.cloudTrail().events("GetSecretValue")).isEmpty();
    assertThat(fake.cloudTrail().events("BatchGetSecretValue")).isEmpty();
  }
}
