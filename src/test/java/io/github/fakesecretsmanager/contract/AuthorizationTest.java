package io.github.fakesecretsmanager.contract;

import static io.github.fakesecretsmanager.support.Policies.allow;
import static io.github.fakesecretsmanager.support.Policies.allowing;
import static io.github.fakesecretsmanager.support.Policies.deny;
import static io.github.fakesecretsmanager.support.Policies.distrust;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import io.github.fakesecretsmanager.support.Policies;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.Filter;

/** The calls that a caller's policies allow, and AWS's words for a denial. */
class AuthorizationTest extends Contract {

  private final FakePrincipal user = fake.user("eks");
  private final FakePrincipal role = fake.role("payments-service");
  private final SecretsManagerClient asUser = as(user);
  private final SecretsManagerClient asRole = as(role);

  private void assertDenied(String sentence, ThrowingCallable call) {
    assertRefused("AccessDeniedException", sentence, call);
  }

  @Test
  void by_default_every_call_is_made_by_the_administrator_and_allowed() {
    create("db", "one");
    client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(distrust("*")));

    assertThat(value(client, "db")).isEqualTo("one");
  }

  @Test
  void a_user_without_a_policy_may_do_nothing_as_aws_words_it() {
    assertDenied(
        "User: arn:aws:iam::123456789012:user/eks is not authorized to perform:"
            + " secretsmanager:CreateSecret on resource: MySecret because no identity-based policy"
            + " allows the secretsmanager:CreateSecret action",
        () -> asUser.createSecret(r -> r.name("MySecret")));
  }

  @Test
  void a_role_is_named_by_its_session_and_a_secret_as_the_caller_named_it() {
    String arn = create("db", "one");

    for (String id : List.of("db", arn, arn.substring(0, arn.length() - 7))) {
      assertDenied(
          "User: arn:aws:sts::123456789012:assumed-role/payments-service/fake-session is not"
              + " authorized to perform: secretsmanager:GetSecretValue on resource: "
              + id
              + " because no identity-based policy allows the secretsmanager:GetSecretValue action",
          () -> value(asRole, id));
    }
  }

  @Test
  void a_denied_caller_does_not_learn_whether_the_secret_exists() {
    assertDenied(
        "User: arn:aws:iam::123456789012:user/eks is not authorized to perform:"
            + " secretsmanager:DescribeSecret on resource: nix because no identity-based policy"
            + " allows the secretsmanager:DescribeSecret action",
        () -> asUser.describeSecret(r -> r.secretId("nix")));
  }

  @Test
  void an_action_without_a_resource_is_denied_without_one() {
    assertDenied(
        "User: arn:aws:iam::123456789012:user/eks is not authorized to perform:"
            + " secretsmanager:ListSecrets because no identity-based policy allows the"
            + " secretsmanager:ListSecrets action",
        asUser::listSecrets);
  }

  @Test
  void the_limits_of_a_request_are_checked_before_the_permission() {
    assertThat(
            refusal(() -> asUser.listSecrets(r -> r.maxResults(0))).awsErrorDetails().errorCode())
        .isEqualTo("ValidationException");
  }

  @Test
  void a_policy_allows_what_it_says_and_no_more() {
    String arn = create("prod/db", "one");
    create("test/db", "two");
    role.withPolicy(
        allowing("secretsmanager:Get*").on(arn.replaceAll("prod/db-.*", "prod/*")).json());

    assertThat(value(asRole, "prod/db")).isEqualTo("one");
    assertThat(value(asRole, arn)).isEqualTo("one");
    refusal(() -> value(asRole, "test/db"));
    refusal(() -> asRole.putSecretValue(r -> r.secretId("prod/db").secretString("x")));
  }

  @ParameterizedTest
  @CsvSource({"2012-10-17, true", "2008-10-17, false"})
  void a_resource_may_contain_variables_since_version_2012_10_17(
      String version, boolean isAllowed) {
    create("home/eks", "one");
    create("home/other", "two");
    user.withPolicy(
        allowing("secretsmanager:GetSecretValue")
            .on("arn:aws:secretsmanager:*:*:secret:home/${aws:username}-*")
            .json()
            .replace("2012-10-17", version));

    if (isAllowed) {
      assertThat(value(asUser, "home/eks")).isEqualTo("one");
    } else {
      refusal(() -> value(asUser, "home/eks"));
    }
    refusal(() -> value(asUser, "home/other"));
  }

  @Test
  void a_name_with_six_question_marks_also_allows_creating_the_secret() {
    role.withPolicy(
        allowing("secretsmanager:*Secret*")
            .on("arn:aws:secretsmanager:us-east-1:123456789012:secret:db-??????")
            .json());

    asRole.createSecret(r -> r.name("db").secretString("one"));

    assertThat(value(asRole, "db")).isEqualTo("one");
    refusal(() -> asRole.createSecret(r -> r.name("other").secretString("one")));
  }

  @Test
  void an_explicit_deny_overrides_every_allow() {
    create("db", "one");
    role.withPolicy(allow("*")).withPolicy(deny("GetSecretValue"));

    assertThat(refusal(() -> value(asRole, "db")).awsErrorDetails().errorMessage())
        .endsWith("on resource: db with an explicit deny in an identity-based policy");
  }

  @Test
  void creating_with_replicas_and_tags_also_needs_their_permissions() {
    role.withPolicy(allow("CreateSecret"));
    String start = "secretsmanager:";
    assertThat(
            refusal(
                    () ->
                        asRole.createSecret(
                            r -> r.name("db").addReplicaRegions(replicaIn("eu-west-3"))))
                .awsErrorDetails()
                .errorMessage())
        .contains(start + "ReplicateSecretToRegions on resource: db");
    assertThat(
            refusal(() -> asRole.createSecret(r -> r.name("db").tags(t -> t.key("a").value("b"))))
                .awsErrorDetails()
                .errorMessage())
        .contains(start + "TagResource on resource: db");

    role.withPolicy(allow("ReplicateSecretToRegions")).withPolicy(allow("TagResource"));
    asRole.createSecret(
        r ->
            r.name("db")
                .tags(t -> t.key("a").value("b"))
                .addReplicaRegions(replicaIn("eu-west-3")));
  }

  @Test
  @Tag("new-sdk")
  void a_batch_needs_the_permission_for_each_secret_and_for_listing_with_filters() {
    create("mine", "one");
    create("other", "two");
    role.withPolicy(allow("BatchGetSecretValue"))
        .withPolicy(
            allowing("secretsmanager:GetSecretValue")
                .on("arn:aws:secretsmanager:*:*:secret:mine-*")
                .json());

    assertThat(BatchCalls.namesOf(asRole, "mine", "other")).containsExactly("mine");
    assertThat(BatchCalls.errorsOf(asRole, "mine", "other"))
        .containsExactly("AccessDeniedException");
    Filter filter = Filter.builder().key("name").values("m").build();
    assertThat(refusal(() -> BatchCalls.namesOf(asRole, filter)).awsErrorDetails().errorMessage())
        .contains("secretsmanager:ListSecrets");
  }

  @Test
  void validating_a_policy_needs_the_permission_to_put_one() {
    role.withPolicy(allow("ValidateResourcePolicy"));

    assertThat(
            refusal(
                    () ->
                        asRole.validateResourcePolicy(
                            r -> r.resourcePolicy(Policies.ACCOUNT_MAY_READ)))
                .awsErrorDetails()
                .errorMessage())
        .contains("secretsmanager:PutResourcePolicy");
  }

  @Test
  void rotating_needs_the_permission_to_invoke_the_function() {
    String lambda = "arn:aws:lambda:us-east-1:123456789012:function:rotate-db";
    fake.rotation().deployFunction(lambda, (step, id, token, caller) -> {});
    create("db", "one");
    role.withPolicy(allow("RotateSecret"));

    assertThat(
            refusal(() -> asRole.rotateSecret(r -> r.secretId("db").rotationLambdaARN(lambda)))
                .awsErrorDetails()
                .errorMessage())
        .contains("lambda:InvokeFunction on resource: " + lambda);

    role.withPolicy(allowing("lambda:InvokeFunction").on(lambda).json());
    asRole.rotateSecret(r -> r.secretId("db").rotationLambdaARN(lambda));
  }

  @Test
  void not_action_and_not_resource_match_all_except_what_they_name() {
    String arn = create("db", "one");
    create("other", "one");
    role.withPolicy(
        allowing("secretsmanager:DeleteSecret")
            .on(arn)
            .json()
            .replace("Action", "NotAction")
            .replace("Resource", "NotResource"));

    assertThat(value(asRole, "other")).isEqualTo("one");
    refusal(() -> value(asRole, "db"));
    refusal(() -> asRole.deleteSecret(r -> r.secretId("other")));
  }

  @Test
  void a_denied_call_does_not_count_as_access() {
    create("db", "one");

    refusal(() -> value(asRole, "db"));

    assertThat(describe("db").lastAccessedDate()).isNull();
  }

  @Test
  void reset_keeps_principals_and_forgets_their_policies_and_what_they_lacked() {
    refusal(asRole::listSecrets);
    role.withPolicy(allow("DescribeSecret"));

    fake.reset();

    assertThat(fake.missingPermissions(role)).isEmpty();
    create("db", "one");
    refusal(() -> asRole.describeSecret(r -> r.secretId("db")));
    role.withPolicy(allow("DescribeSecret"));
    asRole.describeSecret(r -> r.secretId("db"));
  }

  @Test
  void a_denied_call_is_recorded_with_its_caller() {
    create("db", "one");
    refusal(() -> value(asRole, "db"));

    CloudTrailEvent event = fake.cloudTrail().calledBy(role.arn()).events("GetSecretValue").get(0);

    assertThat(event.errorCode()).contains("AccessDenied");
    assertThat(event.errorMessage()).get().asString().contains("is not authorized to perform");
    assertThat(event.requestParameters()).containsEntry("secretId", "db");
    assertThat(event.userIdentity().type()).isEqualTo("AssumedRole");
    assertThat(event.userIdentity().arn())
        .isEqualTo("arn:aws:sts::123456789012:assumed-role/payments-service/fake-session");
    assertThat(event.toJson()).contains("\"sessionIssuer\"").contains(role.arn());
  }

  private static void listWithKey(SecretsManagerClient caller, String accessKeyId) {
    caller.listSecrets(
        r ->
            r.overrideConfiguration(
                o ->
                    o.credentialsProvider(
                        StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(accessKeyId, "secret")))));
  }

  @Test
  void a_call_of_the_administrator_is_recorded_with_the_access_key_that_it_was_made_with() {
    listWithKey(client, "AKIAONE");
    listWithKey(client, "AKIATWO");
    listWithKey(client, "AKIATWO");
    listWithKey(client, "AKIAONE");

    assertThat(fake.cloudTrail().events())
        .extracting(event -> event.userIdentity().accessKeyId().orElseThrow())
        .containsExactly("AKIAONE", "AKIATWO", "AKIATWO", "AKIAONE");
  }

  @Test
  void a_user_calls_with_a_long_term_access_key_and_a_role_with_a_temporary_one() {
    refusal(asUser::listSecrets);
    refusal(asRole::listSecrets);

    assertThat(fake.cloudTrail().events())
        .extracting(event -> event.userIdentity().accessKeyId().orElseThrow().substring(0, 4))
        .containsExactly("AKIA", "ASIA");
  }

  @Test
  void a_resource_policy_that_denies_everybody_spares_the_administrator() {
    create("db", "one");
    client.putResourcePolicy(
        r ->
            r.secretId("db")
                .resourcePolicy(
                    """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", \
                    "Action": "secretsmanager:GetSecretValue", "Resource": "*"}]}"""));

    assertThat(value(client, "db")).isEqualTo("one");
    refusal(() -> value(asRole, "db"));
  }

  @Test
  void an_invalid_name_is_refused_before_the_permission_is_checked() {
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> value(asRole, "bad name?"),
            () -> asRole.createSecret(r -> r.name("bad name?")))) {
      assertRefused(
          "ValidationException",
          "Invalid name. Must be a valid name containing alphanumeric characters, or any of the"
              + " following: -/_+=.@!",
          call);
    }
    assertThat(fake.missingPermissions(role)).isEmpty();
  }

  @Test
  void condition_keys_ignore_case() {
    create("db", "one");
    role.withPolicy(
            allowing("secretsmanager:*").when("IpAddress", "aws:sourceIP", "10.0.0.0/8").json())
        .withContext("aws:sourceip", "10.1.1.1");

    assertThat(value(asRole, "db")).isEqualTo("one");
  }

  @Test
  void a_principal_of_another_fake_is_refused() {
    FakePrincipal stranger = FakeSecretsManager.create().role("payments-service");

    assertThatThrownBy(() -> as(stranger))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("belongs to another fake");
    assertThatThrownBy(() -> fake.missingPermissions(stranger))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_new_name_like_an_arn_is_denied_before_it_is_refused() {
    assertThat(
            refusal(
                    () ->
                        as(fake.role("nobody"))
                            .createSecret(
                                r ->
                                    r.name(
                                            "arn:aws:secretsmanager:us-east-1:123456789012:secret:x-AbCdEf")
                                        .secretString("one")))
                .awsErrorDetails()
                .errorCode())
        .isEqualTo("AccessDeniedException");
  }
}
