package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.support.Policies;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** How a call names the secret it means. */
class SecretIdTest extends Contract {

  private static final String INVALID_NAME =
      "Invalid name. Must be a valid name containing alphanumeric characters, or any of the"
          + " following: -/_+=.@!";

  private static Map<String, BiConsumer<SecretsManagerClient, String>> operations() {
    Map<String, BiConsumer<SecretsManagerClient, String>> calls = new LinkedHashMap<>();
    calls.put("DescribeSecret", (c, id) -> c.describeSecret(r -> r.secretId(id)));
    calls.put("GetSecretValue", (c, id) -> c.getSecretValue(r -> r.secretId(id)));
    calls.put("PutSecretValue", (c, id) -> c.putSecretValue(r -> r.secretId(id).secretString("x")));
    calls.put("UpdateSecret", (c, id) -> c.updateSecret(r -> r.secretId(id).description("x")));
    calls.put(
        "TagResource",
        (c, id) -> c.tagResource(r -> r.secretId(id).tags(t -> t.key("a").value("b"))));
    calls.put("UntagResource", (c, id) -> c.untagResource(r -> r.secretId(id).tagKeys("a")));
    calls.put(
        "PutResourcePolicy",
        (c, id) ->
            c.putResourcePolicy(r -> r.secretId(id).resourcePolicy(Policies.ACCOUNT_MAY_READ)));
    calls.put("GetResourcePolicy", (c, id) -> c.getResourcePolicy(r -> r.secretId(id)));
    calls.put("DeleteResourcePolicy", (c, id) -> c.deleteResourcePolicy(r -> r.secretId(id)));
    calls.put(
        "ReplicateSecretToRegions",
        (c, id) ->
            c.replicateSecretToRegions(
                r -> r.secretId(id).addReplicaRegions(replicaIn("eu-west-3"))));
    calls.put(
        "RemoveRegionsFromReplication",
        (c, id) ->
            c.removeRegionsFromReplication(r -> r.secretId(id).removeReplicaRegions("eu-west-3")));
    calls.put("RestoreSecret", (c, id) -> c.restoreSecret(r -> r.secretId(id)));
    calls.put("DeleteSecret", (c, id) -> c.deleteSecret(r -> r.secretId(id)));
    return calls;
  }

  private Stream<DynamicTest> each(
      BiConsumer<String, BiConsumer<SecretsManagerClient, String>> test) {
    return operations().entrySet().stream()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.getKey(), () -> test.accept(call.getKey(), call.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> every_operation_takes_a_name_an_arn_and_a_partial_arn() {
    return each(
        (operation, call) -> {
          String arn = create("team/" + operation, "s3cr3t");
          call.accept(client, arn.substring(0, arn.length() - 7));
          if (!operation.equals("DeleteSecret")) {
            call.accept(client, arn);
            call.accept(client, "team/" + operation);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> every_operation_refuses_a_secret_that_is_not_there() {
    return each(
        (operation, call) ->
            assertRefused(
                "ResourceNotFoundException", NOT_FOUND, () -> call.accept(client, "nix")));
  }

  @TestFactory
  Stream<DynamicTest> every_operation_refuses_an_invalid_name() {
    return each(
        (operation, call) ->
            assertRefused(
                "ValidationException", INVALID_NAME, () -> call.accept(client, "no spaces")));
  }

  @TestFactory
  Stream<DynamicTest> every_operation_refuses_an_id_that_is_too_long_or_empty() {
    return each(
        (operation, call) -> {
          assertRefused(
              "ValidationException",
              "1 validation error detected: Value '"
                  + "x".repeat(2049)
                  + "' at 'secretId' failed to satisfy constraint: Member must have length less"
                  + " than or equal to 2048",
              () -> call.accept(client, "x".repeat(2049)));
          assertRefused(
              "ValidationException",
              "1 validation error detected: Value '' at 'secretId' failed to satisfy constraint:"
                  + " Member must have length greater than or equal to 1",
              () -> call.accept(client, ""));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "ümlaut", "a:b", "a#b", "a?b"})
  void create_refuses_an_invalid_name(String name) {
    assertRefused("ValidationException", INVALID_NAME, () -> create(name, "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Valid/_+=.@-Name", "Valid/_+=.@-Name-a1b2", "Valid/_+=.@-Name-a1b2c3-", "rds!db"})
  void a_name_that_does_not_look_like_one_with_a_suffix_is_found_by_partial_arn(String name) {
    String arn = create(name, "x");

    assertThat(describe(arn.substring(0, arn.length() - 7)).name()).isEqualTo(name);
  }

  @Test
  void a_name_that_looks_like_one_with_a_suffix_is_not_found_by_partial_arn() {
    String arn = create("Invalid/_+=.@-Name-a1b2c3", "x");

    assertRefused(
        "ResourceNotFoundException", NOT_FOUND, () -> describe(arn.substring(0, arn.length() - 7)));
    assertThat(describe("Invalid/_+=.@-Name-a1b2c3").arn()).isEqualTo(arn);
    assertThat(describe(arn).arn()).isEqualTo(arn);
  }

  @Test
  void an_arn_of_another_suffix_region_or_account_is_not_found() {
    String arn = create("db", "x");

    for (String other :
        new String[] {
          arn.substring(0, arn.length() - 6) + "zzzzzz",
          arn.replace("us-east-1", "eu-west-3"),
          arn.replace("123456789012", "210987654321"),
          arn.replace("arn:aws:", "arn:aws-cn:")
        }) {
      assertRefused("ResourceNotFoundException", NOT_FOUND, () -> describe(other));
    }
  }
}
