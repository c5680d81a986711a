package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.support.Calls;
import io.github.fakesecretsmanager.support.Policies;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The ways in which a call can name its secret. */
class SecretIdTest extends RotationContract {

  private static final String INVALID_NAME =
      "Invalid name. Must be a valid name containing alphanumeric characters, or any of the"
          + " following: -/_+=.@!";

  private static final String ARN_LIKE =
      "arn:aws:secretsmanager:us-east-1:123456789012:secret:x-AbCdEf";

  private static final String OF_OTHER_ACCOUNT =
      "arn:aws:secretsmanager:us-east-1:210987654321:secret:db";
  private static final String ADMINISTRATOR = "arn:aws:iam::123456789012:user/administrator";
  private static final String ROLE = "arn:aws:sts::123456789012:assumed-role/app/fake-session";

  private static Stream<DynamicTest> each(List<Calls.Call> calls, Consumer<Calls.Call> test) {
    return calls.stream()
        .map(call -> DynamicTest.dynamicTest(call.operation(), () -> test.accept(call)));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> every_operation_accepts_a_name_an_arn_and_a_partial_arn() {
    // Only a replica can become a standalone secret.
    return each(
        Calls.onSecretExcept("StopReplicationToReplica"),
        call -> {
          String name = "team/" + call.operation();
          for (Function<String, String> id :
              List.<Function<String, String>>of(
                  arn -> arn.substring(0, arn.length() - 7), arn -> arn, arn -> name)) {
            call.make(client, id.apply(createRotating(name)));
            fake.reset();
          }
        });
  }

  private String createRotating(String name) {
    deploy_the_function();
    String arn =
        client
            .createSecret(r -> r.name(name).secretString("s3cr3t").clientRequestToken(TOKEN))
            .arn();
    client.rotateSecret(r -> r.secretId(name).rotationLambdaARN(LAMBDA).rotateImmediately(false));
    return arn;
  }

  @TestFactory
  Stream<DynamicTest> every_operation_refuses_a_secret_that_does_not_exist() {
    return each(
        Calls.onSecretExcept(),
        call ->
            assertRefused("ResourceNotFoundException", NOT_FOUND, () -> call.make(client, "nix")));
  }

  @TestFactory
  Stream<DynamicTest> every_operation_refuses_an_invalid_name() {
    return each(
        Calls.onSecretExcept(),
        call ->
            assertRefused(
                "ValidationException", INVALID_NAME, () -> call.make(client, "no spaces")));
  }

  @Test
  void an_invalid_name_is_refused_before_a_missing_or_superfluous_value() {
    var role = fake.role("app").withPolicy(Policies.allowing("*").json());

    for (SecretsManagerClient caller : List.of(client, as(role))) {
      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              () -> caller.putSecretValue(r -> r.secretId("no spaces")),
              () ->
                  caller.updateSecret(
                      r ->
                          r.secretId("no spaces")
                              .secretString("x")
                              .secretBinary(SdkBytes.fromUtf8String("x"))),
              () ->
                  caller.deleteSecret(
                      r ->
                          r.secretId("no spaces")
                              .forceDeleteWithoutRecovery(true)
                              .recoveryWindowInDays(7L)))) {
        assertRefused("ValidationException", INVALID_NAME, call);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> every_operation_refuses_an_id_that_is_too_long_or_empty() {
    return each(
        Calls.onSecretExcept(),
        call -> {
          assertRefused(
              "ValidationException",
              "1 validation error detected: Value '"
                  + "x".repeat(2049)
                  + "' at 'secretId' failed to satisfy constraint: Member must have length less"
                  + " than or equal to 2048",
              () -> call.make(client, "x".repeat(2049)));
          assertRefused(
              "ValidationException",
              "1 validation error detected: Value '' at 'secretId' failed to satisfy constraint:"
                  + " Member must have length greater than or equal to 1",
              () -> call.make(client, ""));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"with space", "ümlaut", "a:b", "a#b", "a?b", "a`b", "a{b", "a[b", ARN_LIKE})
  void create_refuses_an_invalid_name(String name) {
    assertRefused("ValidationException", INVALID_NAME, () -> create(name, "x"));
  }

  @Test
  void a_name_may_have_every_letter_and_digit_and_nine_signs() {
    String name = "abcdefghijklmnopqrstuvwxyz/ABCDEFGHIJKLMNOPQRSTUVWXYZ/0123456789-/_+=.@!";

    create(name, "x");

    assertThat(value(client, name)).isEqualTo("x");
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

  @TestFactory
  Stream<DynamicTest> no_operation_reaches_a_secret_of_another_account() {
    SecretsManagerClient asRole = as(fake.role("app").withPolicy(Policies.allow("*")));
    return each(
        Calls.onSecretExcept(),
        call -> {
          for (String arn : List.of(OF_OTHER_ACCOUNT + "-a1b2c3", OF_OTHER_ACCOUNT)) {
            assertNotShared(call.operation(), ADMINISTRATOR, arn, () -> call.make(client, arn));
            assertNotShared(call.operation(), ROLE, arn, () -> call.make(asRole, arn));
          }
        });
  }

  private void assertNotShared(String operation, String caller, String arn, ThrowingCallable call) {
    assertRefused(
        "AccessDeniedException",
        "User: %s is not authorized to perform: secretsmanager:%s on resource: %s because no"
                .formatted(caller, operation, arn)
            + " resource-based policy allows the secretsmanager:"
            + operation
            + " action",
        call);
  }

  @Test
  void a_secret_of_another_account_is_not_deleted_by_force() {
    assertNotShared(
        "DeleteSecret",
        ADMINISTRATOR,
        OF_OTHER_ACCOUNT,
        () ->
            client.deleteSecret(
                r -> r.secretId(OF_OTHER_ACCOUNT).forceDeleteWithoutRecovery(true)));
  }

  @Test
  @Tag("new-sdk")
  void a_batch_has_an_error_for_a_secret_of_another_account() {
    create("db", "x");

    assertThat(BatchCalls.namesOf(client, "db", OF_OTHER_ACCOUNT)).containsExactly("db");
    assertThat(BatchCalls.errorsOf(client, "db", OF_OTHER_ACCOUNT))
        .containsExactly("AccessDeniedException");
  }

  @Test
  void a_policy_can_distinguish_the_account_of_a_secret() {
    SecretsManagerClient asRole =
        as(
            fake.role("app")
                .withPolicy(Policies.allow("*"))
                .withPolicy(
                    Policies.denying("secretsmanager:*")
                        .when("StringNotEquals", "aws:ResourceAccount", "123456789012")
                        .json()));
    create("db", "x");

    assertThat(value(asRole, "db")).isEqualTo("x");
    assertThat(refusal(() -> value(asRole, OF_OTHER_ACCOUNT)).awsErrorDetails().errorMessage())
        .endsWith("with an explicit deny in an identity-based policy");
  }

  @Test
  void an_arn_of_another_suffix_region_or_partition_is_not_found() {
    String arn = create("db", "x");

    for (String other :
        new String[] {
          arn.substring(0, arn.length() - 6) + "zzzzzz",
          arn.replace("us-east-1", "eu-west-3"),
          arn.replace("arn:aws:", "arn:aws-cn:")
        }) {
      assertRefused("ResourceNotFoundException", NOT_FOUND, () -> describe(other));
    }
  }
}
