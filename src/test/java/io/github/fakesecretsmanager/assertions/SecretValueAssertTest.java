package io.github.fakesecretsmanager.assertions;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.domain.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Assertions on the value of a secret, whose failures show no value. */
class SecretValueAssertTest extends AssertionTest {

  private SecretAssert assertSecret(String id) {
    return assertThat(fake.region().secret(id));
  }

  private void createJson(String json) {
    fake.region().newSecret("db").value(json).create();
  }

  @Test
  void a_failed_comparison_of_two_json_values_names_the_member_that_differs() {
    createJson("{\"user\":\"app\",\"password\":\"s3cr3t\"}");

    assertFails(
        """

        Expecting secret <db> in <us-east-1> to have the value given, a
          <SecretString of 34 characters>
        but it differs, being a
          <SecretString of 34 characters>
        both are JSON: its member <password> differs""",
        () -> assertSecret("db").hasStringValue("{\"user\":\"app\",\"password\":\"0ther1\"}"));
    assertFails(
        """

        Expecting secret <db> in <us-east-1> to have the value given, a
          <SecretString of 35 characters>
        but it differs, being a
          <SecretString of 34 characters>
        both are JSON: they mean the same, so hasJsonValue(..) would pass""",
        () -> assertSecret("db").hasStringValue("{ \"user\":\"app\",\"password\":\"s3cr3t\"}"));
  }

  @Test
  void has_a_json_value_by_its_meaning() {
    createJson(
        "{\"db\": {\"port\": 5432, \"hosts\": [\"a\", \"b\"]}, \"user\": null, \"on\": true}");

    assertSecret("db")
        .hasJsonValue(
            "{\"on\":true,\"user\":null,\"db\":{\"hosts\":[\"a\",\"b\"],\"port\":5432.0}}");
    assertDifference(
        "its member <db.port> differs",
        "{\"on\":true,\"user\":null,\"db\":{\"hosts\":[\"a\",\"b\"],\"port\":5433}}");
    assertDifference(
        "its member <db.hosts[1]> differs",
        "{\"on\":true,\"user\":null,\"db\":{\"hosts\":[\"a\",\"c\"],\"port\":5432}}");
    assertDifference(
        "its member <db.hosts> has <2> elements, not <1>",
        "{\"on\":true,\"user\":null,\"db\":{\"hosts\":[\"a\"],\"port\":5432}}");
    assertDifference(
        "it lacks the member <db.name>",
        "{\"on\":true,\"user\":null,\"db\":{\"name\":1,\"hosts\":[\"a\",\"b\"],\"port\":5432}}");
    assertDifference(
        "it also has the member <user>",
        "{\"on\":true,\"db\":{\"hosts\":[\"a\",\"b\"],\"port\":5432}}");
    assertDifference("it differs", "[1]");
  }

  private void assertDifference(String difference, String json) {
    assertFails(
        """

        Expecting secret <db> in <us-east-1> to have the JSON value given
        but %s"""
            .formatted(difference),
        () -> assertSecret("db").hasJsonValue(json));
  }

  @Test
  void has_a_json_member() {
    createJson("{\"port\": 5432, \"user\": \"app\", \"hosts\": [\"a\"], \"on\": true}");

    assertSecret("db")
        .hasJsonMember("port", 5432)
        .hasJsonMember("user", "app")
        .hasJsonMember("hosts", List.of("a"))
        .hasJsonMember("on", true);
    assertFails(
        """

        Expecting secret <db> in <us-east-1> to have a JSON value with the member
          <user>
        as given but it differs""",
        () -> assertSecret("db").hasJsonMember("user", "root"));
    assertFails(
        """

        Expecting secret <db> in <us-east-1> to have a JSON value with the member
          <password>
        but it lacks it""",
        () -> assertSecret("db").hasJsonMember("password", "x"));
  }

  @Test
  void a_value_that_is_not_json_fails_and_such_an_argument_is_refused() {
    createJson("plain");

    assertFails(
        """

        Expecting secret <db> in <us-east-1> to have a JSON value
        but it is not JSON""",
        () -> assertSecret("db").hasJsonValue("{}"));
    assertThatThrownBy(() -> assertSecret("db").hasJsonValue("canary{"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("json is not JSON: use an object or an array");
  }

  @Test
  void has_a_string_value_that_meets_requirements_without_showing_it() {
    create("db");

    assertSecret("db").hasStringValueSatisfying(value -> assertThat(value).isEqualTo(VALUE));
    assertThatThrownBy(
            () ->
                assertSecret("db")
                    .hasStringValueSatisfying(value -> assertThat(value).startsWith("other")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("to have a value that meets the requirements")
        .hasMessageContaining("SecretValueAssertTest")
        .hasMessageNotContaining(VALUE)
        .hasNoCause();
  }

  @Test
  void the_text_of_a_secret_is_short_and_quotes_nothing() {
    client.createSecret(r -> r.name("db").secretString(VALUE).description("it is " + VALUE));

    Secret secret = fake.region().secret("db");

    assertThat(secret.toString())
        .startsWith("Secret[arn:aws:secretsmanager:us-east-1:123456789012:secret:db-")
        .endsWith(" in us-east-1, standalone, 1 versions]")
        .doesNotContain(VALUE);
    assertThat(secret.stringValue()).contains(VALUE);
  }
}
