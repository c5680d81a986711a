package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;

/** The secret values that are found in the parameters of calls, and where. */
class LeaksTest extends Contract {

  private static final String SECRET = "s3cr3t-0f-the-t3st-with-32-chars";

  private List<String> leaks() {
    return fake.cloudTrail().leaks();
  }

  private void describeWith(String description) {
    client.updateSecret(r -> r.secretId("db").description(description));
  }

  private void assertLeaks(String sentence) {
    assertThat(leaks()).hasSize(1);
    assertThat(leaks().get(0)).endsWith(sentence).doesNotContain(SECRET);
  }

  /** Checks that the value is found in the parameter of each call that the call is named by. */
  private Stream<DynamicTest> eachLeaks(Map<String, Runnable> calls) {
    return calls.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () -> {
                      fake.reset();
                      create("db", SECRET);
                      Throwable ignored = catchThrowable(each.getValue()::run);
                      assertLeaks(": " + each.getKey() + " holds a stored SecretString");
                    }));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> finds_a_value_in_a_parameter() {
    String policy =
        """
        {"Version": "2012-10-17", "Statement": [{"Sid": "%s", "Effect": "Deny", "Principal": "*",
          "Action": "secretsmanager:DeleteSecret", "Resource": "*"}]}"""
            .formatted(SECRET);
    return eachLeaks(
        Map.of(
            "name", () -> client.createSecret(r -> r.name("x/" + SECRET)),
            "description", () -> describeWith("password: " + SECRET),
            "kmsKeyId", () -> client.updateSecret(r -> r.secretId("db").kmsKeyId(SECRET)),
            "secretId", () -> client.describeSecret(r -> r.secretId(SECRET)),
            "nextToken", () -> client.listSecrets(r -> r.nextToken(SECRET)),
            "clientRequestToken",
                () ->
                    client.putSecretValue(
                        r -> r.secretId("db").secretString("x").clientRequestToken(SECRET)),
            "resourcePolicy",
                () -> client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(policy))));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> finds_a_value_in_a_parameter_that_is_a_list() {
    return eachLeaks(
        Map.of(
            "versionStages[1]",
                () ->
                    client.putSecretValue(
                        r -> r.secretId("db").secretString("x").versionStages("A", SECRET)),
            "tags[1].key",
                () ->
                    client.tagResource(
                        r ->
                            r.secretId("db")
                                .tags(t -> t.key("a").value("b"), t -> t.key(SECRET).value("b"))),
            "tags[0].value",
                () -> client.tagResource(r -> r.secretId("db").tags(t -> t.key("a").value(SECRET))),
            "tagKeys[0]", () -> client.untagResource(r -> r.secretId("db").tagKeys(SECRET)),
            "addReplicaRegions[0].kmsKeyId", () -> replicateWithKey("db", "eu-west-3", SECRET),
            "filters[0].values[0]",
                () ->
                    client.listSecrets(
                        r ->
                            r.filters(
                                f -> f.key(FilterNameStringType.DESCRIPTION).values(SECRET)))));
  }

  @Test
  void finds_the_value_in_base64() {
    create("db", SECRET);
    describeWith(base64(SECRET));

    assertLeaks(": description holds a stored SecretString in base64");
  }

  @Test
  void finds_base64_without_padding_and_for_urls() {
    create("db", "~~~???>>>ÿÿ");
    byte[] bytes = "~~~???>>>ÿÿ".getBytes(StandardCharsets.UTF_8);
    describeWith("x=" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    describeWith("x=" + Base64.getEncoder().withoutPadding().encodeToString(bytes));

    assertThat(leaks()).hasSize(2).allMatch(leak -> leak.endsWith("SecretString in base64"));
  }

  @Test
  void finds_bytes_as_text_and_in_base64() {
    client.createSecret(r -> r.name("db").secretBinary(SdkBytes.fromUtf8String(SECRET)));
    describeWith(SECRET);
    describeWith(base64(SECRET));

    assertThat(leaks()).hasSize(2);
    assertThat(leaks().get(0)).endsWith(": description holds a stored SecretBinary");
    assertThat(leaks().get(1)).endsWith(": description holds a stored SecretBinary in base64");
  }

  @Test
  void finds_bytes_that_are_not_text_in_base64() {
    byte[] bytes = {-1, 0, -2, 100, -3, -128, 127, -64, -6, -5};
    client.createSecret(r -> r.name("db").secretBinary(SdkBytes.fromByteArray(bytes)));
    describeWith("key " + Base64.getEncoder().encodeToString(bytes));
    describeWith("key " + Base64.getUrlEncoder().encodeToString(bytes));

    assertThat(leaks())
        .hasSize(2)
        .allMatch(leak -> leak.endsWith(": description holds a stored SecretBinary in base64"));
  }

  @ParameterizedTest
  @CsvSource({
    "hunter2-hunter2, password",
    "in-a-list, keys[0]",
    "in-a-map, keys[1].deep",
    "1234567890.50, pin"
  })
  void finds_members_of_a_json_value(String member, String path) {
    create(
        "db",
        """
        {"password": "hunter2-hunter2", "keys": ["in-a-list", {"deep": "in-a-map"}],
         "pin": 1234567890.50, "on": true, "off": null}""");
    describeWith("see " + member);
    describeWith("see " + base64(member));

    assertThat(leaks()).hasSize(2);
    assertThat(leaks().get(0))
        .endsWith("description holds the member <" + path + "> of a stored SecretString");
    assertThat(leaks().get(1))
        .endsWith("holds the member <" + path + "> of a stored SecretString in base64");
  }

  @Test
  void passes_over_members_that_names_and_tags_share_by_design() {
    create("production/api", "{\"env\":\"production\",\"clientId\":\"payments-service\"}");
    client.tagResource(
        r -> r.secretId("production/api").tags(t -> t.key("service").value("payments-service")));

    assertThat(leaks()).isEmpty();
  }

  @Test
  void passes_over_members_that_the_test_excepts() {
    create(
        "db",
        "{\"tenant\":\"wayne-corp\",\"db\":{\"user\":\"app-of-wayne\",\"pass\":\"hunter2-hunter2\"}}");
    describeWith("wayne-corp");
    describeWith("app-of-wayne");

    assertThat(leaks()).hasSize(2);
    assertThat(fake.cloudTrail().leaksExcept("tenant")).hasSize(1);
    assertThat(fake.cloudTrail().leaksExcept("tenant", "db.user")).isEmpty();
    describeWith("hunter2-hunter2");
    assertThat(fake.cloudTrail().leaksExcept("tenant", "db.user")).hasSize(1);
    assertThat(fake.cloudTrail().leaksExcept("tenant", "db")).isEmpty();
  }

  @Test
  void the_location_of_a_database_is_not_a_secret() {
    String master = create("master", "s3cr3t-of-the-master");
    create(
        "db",
        """
        {"engine": "postgres", "host": "db.example.com", "port": 12345678,
         "dbname": "payments", "masterarn": "%s"}"""
            .formatted(master));
    describeWith("payments in postgres at db.example.com:12345678");
    client.getSecretValue(r -> r.secretId(master));

    assertThat(leaks()).isEmpty();
  }

  @Test
  void an_identifier_is_not_a_secret() {
    String other = create("other", "s3cr3t-of-the-other");
    create(
        "db",
        """
        {"secret": "%s", "region": "eu-west-3", "account": "123456789012"}"""
            .formatted(other));
    put("db", other);
    replicate("db", "eu-west-3");
    client.getSecretValue(r -> r.secretId(other));

    assertThat(leaks()).isEmpty();
  }

  @Test
  void finds_a_value_as_json_quotes_it() {
    create("db", "a \"quoted\" value");
    describeWith("{\"password\": \"a \\\"quoted\\\" value\"}");

    assertLeaks(": description holds a stored SecretString");
  }

  @Test
  void finds_members_of_json_in_bytes_and_skips_bytes_that_are_not_text() {
    client.createSecret(
        r ->
            r.name("db")
                .secretBinary(SdkBytes.fromUtf8String("{\"password\": \"hunter2-hunter2\"}")));
    client.putSecretValue(
        r ->
            r.secretId("db")
                .secretBinary(
                    SdkBytes.fromByteArray(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1})));
    describeWith("hunter2-hunter2 \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd");

    assertLeaks(": description holds the member <password> of a stored SecretBinary");
  }

  @Test
  void ignores_values_too_short_to_tell_from_chance() {
    create("db", "7 chars");
    describeWith("7 chars, and base64: " + base64("7 chars"));
    put("db", "{\"user\": \"bob\", \"pin\": 1234}");
    describeWith("bob 1234");

    assertThat(leaks()).isEmpty();
    put("db", "8 chars.");
    describeWith("8 chars.");
    assertThat(leaks()).hasSize(1);
  }

  @Test
  void finds_a_value_that_was_trimmed() {
    create("db", SECRET + "\n");
    describeWith(SECRET);

    assertLeaks(": description holds a stored SecretString");
  }

  @Test
  void remembers_what_a_test_has_arranged() {
    fake.region().createSecret("db", SECRET);
    describeWith(SECRET);

    assertLeaks(": description holds a stored SecretString");
  }

  @Test
  void remembers_deleted_values() {
    create("db", SECRET);
    put("db", "another value");
    client.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));
    client.createSecret(r -> r.name("db").description(SECRET));

    assertLeaks(": description holds a stored SecretString");
  }

  @Test
  void finds_a_value_that_was_sent_before_it_was_stored() {
    client.createSecret(r -> r.name("db").description(SECRET));
    put("db", SECRET);

    assertLeaks(": description holds a stored SecretString");
  }

  @Test
  void refused_calls_both_store_and_leak_values() {
    assertThat(catchThrowable(() -> create("no such name?", SECRET))).isNotNull();
    assertThat(catchThrowable(() -> client.describeSecret(r -> r.secretId("none/" + SECRET))))
        .isNotNull();

    assertThat(leaks()).hasSize(1);
    assertThat(leaks().get(0)).startsWith("event 2, DescribeSecret in us-east-1 at " + NOW);
  }

  @Test
  void a_similar_value_is_not_a_leak() {
    create("db", SECRET);
    describeWith(SECRET.substring(1));
    describeWith(URLEncoder.encode("a b", StandardCharsets.UTF_8));

    assertThat(leaks()).isEmpty();
  }

  @Test
  @Tag("new-sdk")
  void a_rotation_token_is_not_a_secret_value() {
    create("db", "x");
    String token = "0123456789-0123456789-0123456789-012345";
    client.putSecretValue(r -> r.secretId("db").secretString("y").rotationToken(token));
    describeWith(token);

    assertThat(leaks()).isEmpty();
  }

  @Test
  void reset_forgets_the_values() {
    create("db", SECRET);
    fake.reset();
    client.createSecret(r -> r.name("db").description(SECRET));

    assertThat(leaks()).isEmpty();
  }

  @Test
  void finds_the_needle_among_many_values_and_events() {
    for (int i = 0; i < 2_000; i++) {
      create("db" + i, "value number " + i);
    }
    client.createSecret(r -> r.name("leaky").description("this is value number 1234"));

    assertThat(leaks()).hasSize(1);
  }

  @Test
  void fails_after_the_fake_is_closed() {
    fake.close();

    assertThatThrownBy(this::leaks).isInstanceOf(IllegalStateException.class);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void finds_a_generated_password_that_nobody_has_stored() {
    create("db", SECRET);
    String password = client.getRandomPassword().randomPassword();

    describeWith("use " + password);

    assertLeaks(": description holds a generated password");
    assertThat(fake.report()).doesNotContain(password);
  }

  @Test
  void reports_a_generated_password_that_was_stored_as_the_stored_value() {
    String password = client.getRandomPassword().randomPassword();
    create("db", password);

    describeWith("use " + password);

    assertLeaks(": description holds a stored SecretString");
  }

  @Test
  void reports_all_leaks_after_a_reset_and_only_new_ones_by_default() {
    create("db", SECRET);
    describeWith(SECRET);
    List<String> before = leaks();

    fake.reset();

    assertThat(leaks()).isEmpty();
    assertThat(fake.cloudTrail().allLeaksExcept()).isEqualTo(before).hasSize(1);
    assertThat(fake.cloudTrail().inRegion("eu-west-3").allLeaksExcept()).isEmpty();
    assertThat(fake.cloudTrail().since(fake.cloudTrail().mark()).allLeaksExcept()).isEmpty();
  }
}
