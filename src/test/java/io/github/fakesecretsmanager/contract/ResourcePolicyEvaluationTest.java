package io.github.fakesecretsmanager.contract;

import static io.github.fakesecretsmanager.support.Policies.allow;
import static io.github.fakesecretsmanager.support.Policies.allowing;
import static io.github.fakesecretsmanager.support.Policies.deny;
import static io.github.fakesecretsmanager.support.Policies.distrust;
import static io.github.fakesecretsmanager.support.Policies.trust;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.NotSimulatedException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The effect of resource policies, boundaries and accounts on a caller's permissions. */
class ResourcePolicyEvaluationTest extends Contract {

  private final FakePrincipal user = fake.user("eks");
  private final FakePrincipal role = fake.role("payments-service");
  private final SecretsManagerClient asUser = as(user);
  private final SecretsManagerClient asRole = as(role);

  @Test
  void a_resource_policy_can_allow_and_deny_a_caller_of_the_account() {
    create("db", "one");
    client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(trust(role.arn())));
    assertThat(value(asRole, "db")).isEqualTo("one");
    refusal(() -> value(asUser, "db"));

    user.withPolicy(allow("*"));
    client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(distrust(user.arn())));

    assertThat(refusal(() -> value(asUser, "db")).awsErrorDetails().errorMessage())
        .endsWith("on resource: db with an explicit deny in a resource-based policy");
  }

  @Test
  void a_resource_policy_for_the_account_leaves_the_decision_to_identity_policies() {
    create("db", "one");
    client.putResourcePolicy(
        r -> r.secretId("db").resourcePolicy(trust("arn:aws:iam::123456789012:root")));

    refusal(() -> value(asRole, "db"));
  }

  @Test
  void a_boundary_limits_what_the_other_policies_allow() {
    create("db", "one");
    role.withPolicy(allow("*")).withPermissionsBoundary(allow("Describe*"));

    asRole.describeSecret(r -> r.secretId("db"));
    assertThat(refusal(() -> value(asRole, "db")).awsErrorDetails().errorMessage())
        .endsWith(
            "because no permissions boundary allows the secretsmanager:GetSecretValue action");

    user.withPolicy(allow("*")).withPermissionsBoundary(deny("*"));
    assertThat(refusal(() -> value(asUser, "db")).awsErrorDetails().errorMessage())
        .endsWith("with an explicit deny in a permissions boundary");
  }

  @Test
  void a_caller_of_another_account_needs_both_policies_and_a_customer_key() {
    FakePrincipal other = fake.role("arn:aws:iam::210987654321:role/reader");
    SecretsManagerClient asOther = as(other);
    var key = fake.region().createKmsKey();
    String arn =
        client.createSecret(r -> r.name("db").secretString("one").kmsKeyId(key.arn())).arn();
    other.withPolicy(allow("*")).withPolicy(allowing("kms:Decrypt").on(key.arn()).json());
    assertThat(refusal(() -> value(asOther, arn)).awsErrorDetails().errorMessage())
        .startsWith("User: arn:aws:sts::210987654321:assumed-role/reader/")
        .endsWith(
            "because no resource-based policy allows the secretsmanager:GetSecretValue action");

    client.putResourcePolicy(
        r -> r.secretId("db").resourcePolicy(trust("arn:aws:iam::210987654321:root")));
    assertRefused("AccessDeniedException", KMS_DENIED, () -> value(asOther, arn));

    key.putKeyPolicy(allowing("kms:*").to("210987654321").json());
    assertThat(value(asOther, arn)).isEqualTo("one");
    assertRefused("ResourceNotFoundException", NOT_FOUND, () -> value(asOther, "db"));
  }

  @Test
  @Tag(ClientKind.IN_PROCESS)
  void a_caller_of_another_account_cannot_use_the_default_key() {
    FakePrincipal other = fake.user("arn:aws:iam::210987654321:user/reader");
    SecretsManagerClient asOther = as(other);
    String arn = create("db", "one");
    other.withPolicy(allow("*"));
    client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(trust(other.arn())));
    String sentence =
        "You can't access a secret from a different AWS account if you encrypt the secret with the"
            + " default KMS service key.";

    assertRefused("InvalidRequestException", sentence, () -> value(asOther, arn));
    assertRefused(
        "InvalidRequestException",
        sentence,
        () -> asOther.putSecretValue(r -> r.secretId(arn).secretString("x")));
    asOther.describeSecret(r -> r.secretId(arn));
    asOther.getResourcePolicy(r -> r.secretId(arn));
    asOther.listSecretVersionIds(r -> r.secretId(arn));
    asOther.tagResource(r -> r.secretId(arn).tags(t -> t.key("a").value("b")));
    assertThatThrownBy(asOther::listSecrets)
        .isInstanceOf(NotSimulatedException.class)
        .hasMessageContaining("210987654321");
  }

  @Test
  @Tag(ClientKind.IN_PROCESS)
  void a_resource_policy_that_cannot_be_evaluated_fails_loudly() {
    create("db", "one");
    client.putResourcePolicy(
        r ->
            r.secretId("db")
                .resourcePolicy(
                    allowing("secretsmanager:*")
                        .toEverybody()
                        .when("StringEquals", "aws:Moon", "x")
                        .json()));

    assertThatThrownBy(() -> value(asRole, "db"))
        .isInstanceOf(NotSimulatedException.class)
        .hasMessageContaining("the resource policy of db")
        .hasMessageContaining("aws:Moon");
    assertThat(value(client, "db")).isEqualTo("one");
  }

  @Test
  void not_principal_denies_all_except_those_it_names() {
    create("db", "one");
    role.withPolicy(allow("*"));
    user.withPolicy(allow("*"));
    client.putResourcePolicy(
        r ->
            r.secretId("db")
                .resourcePolicy(distrust(role.arn()).replace("Principal", "NotPrincipal")));

    assertThat(value(asRole, "db")).isEqualTo("one");
    refusal(() -> value(asUser, "db"));
  }

  @Test
  void a_boundary_limits_what_a_resource_policy_allows_a_role_but_not_its_session_or_a_user() {
    create("db", "one");
    role.withPermissionsBoundary(allow("Describe*"));
    user.withPermissionsBoundary(allow("Describe*"));
    client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(trust(role.arn())));
    refusal(() -> value(asRole, "db"));

    client.putResourcePolicy(
        r ->
            r.secretId("db")
                .resourcePolicy(
                    trust("arn:aws:sts::123456789012:assumed-role/payments-service/fake-session")));
    assertThat(value(asRole, "db")).isEqualTo("one");

    client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(trust(user.arn())));
    assertThat(value(asUser, "db")).isEqualTo("one");
  }

  @Test
  void not_principal_spares_the_account_that_it_names() {
    create("db", "one");
    role.withPolicy(allow("*"));
    client.putResourcePolicy(
        r ->
            r.secretId("db")
                .resourcePolicy(distrust("123456789012").replace("Principal", "NotPrincipal")));

    assertThat(value(asRole, "db")).isEqualTo("one");
  }
}
