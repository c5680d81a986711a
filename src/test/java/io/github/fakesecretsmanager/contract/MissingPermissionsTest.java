package io.github.fakesecretsmanager.contract;

import static io.github.fakesecretsmanager.support.Policies.allow;
import static io.github.fakesecretsmanager.support.Policies.deny;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.internal.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

class MissingPermissionsTest extends Contract {

  private final FakePrincipal role = fake.role("replicator");
  private final SecretsManagerClient asRole = as(role);

  @Test
  void running_the_code_finds_the_smallest_policy_for_replicating_under_customer_keys() {
    FakeKmsKey home = fake.region().createKmsKey("alias/home");
    FakeKmsKey paris = fake.region("eu-west-3").createKmsKey("alias/paris");
    String arn =
        client.createSecret(r -> r.name("db").secretString("one").kmsKeyId(home.arn())).arn();
    int runs = 1;
    while (!isReplicated(asRole, paris)) {
      role.withPolicy(fake.missingPermissions(role));
      runs++;
      assertThat(runs).isLessThan(10);
    }

    String least = fake.missingPermissions(role);
    assertThat(least)
        .contains("[\"secretsmanager:ReplicateSecretToRegions\"]", arn)
        .contains("[\"kms:Decrypt\"]", home.arn(), "secretsmanager.us-east-1.amazonaws.com")
        .contains("[\"kms:Encrypt\", \"kms:GenerateDataKey\"]", paris.arn())
        .contains("secretsmanager.eu-west-3.amazonaws.com");
    client.removeRegionsFromReplication(r -> r.secretId("db").removeReplicaRegions("eu-west-3"));
    FakePrincipal fresh = fake.role("fresh").withPolicy(least);
    assertThat(isReplicated(as(fresh), paris)).isTrue();
    assertThat(fake.missingPermissions(fresh)).isEmpty();
  }

  private boolean isReplicated(SecretsManagerClient caller, FakeKmsKey paris) {
    try {
      caller.replicateSecretToRegions(
          r ->
              r.secretId("db")
                  .addReplicaRegions(to -> to.region("eu-west-3").kmsKeyId(paris.arn())));
      return status("db", "eu-west-3").equals("InSync");
    } catch (SecretsManagerException e) {
      return false;
    }
  }

  @Test
  void missing_permissions_are_the_smallest_policy_to_add() {
    String arn = create("db", "one");
    refusal(() -> value(asRole, "db"));
    refusal(() -> asRole.describeSecret(r -> r.secretId("db")));
    refusal(() -> asRole.createSecret(r -> r.name("new")));
    refusal(asRole::listSecrets);

    String missing = fake.missingPermissions(role);

    assertThat(Json.parse(missing))
        .isEqualTo(
            Map.of(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(
                    statement(
                        arn, "secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"),
                    statement(
                        "arn:aws:secretsmanager:us-east-1:123456789012:secret:new-??????",
                        "secretsmanager:CreateSecret"),
                    statement("*", "secretsmanager:ListSecrets"))));
    role.withPolicy(missing);
    assertThat(value(asRole, "db")).isEqualTo("one");
    asRole.createSecret(r -> r.name("new"));
    assertThat(asRole.listSecrets().secretList()).hasSize(2);
  }

  private static Map<String, Object> statement(String resource, String... actions) {
    return Map.of("Effect", "Allow", "Action", List.of(actions), "Resource", resource);
  }

  @Test
  void a_permission_on_a_key_is_limited_to_this_service() {
    FakeKmsKey key = fake.region().createKmsKey();
    client.createSecret(r -> r.name("db").secretString("one").kmsKeyId(key.arn()));
    role.withPolicy(allow("GetSecretValue"));
    refusal(() -> value(asRole, "db"));

    String missing = fake.missingPermissions(role);

    assertThat(missing)
        .contains("\"Action\": [\"kms:Decrypt\"]")
        .contains("\"Resource\": \"" + key.arn() + "\"")
        .contains("\"kms:ViaService\": \"secretsmanager.us-east-1.amazonaws.com\"");
    role.withPolicy(missing);
    assertThat(value(asRole, "db")).isEqualTo("one");
  }

  @Test
  void an_explicit_deny_is_not_a_missing_permission() {
    create("db", "one");
    role.withPolicy(deny("*"));
    refusal(() -> value(asRole, "db"));

    assertThat(fake.missingPermissions(role)).isEmpty();
  }

  @Test
  void a_caller_that_was_never_refused_lacks_nothing() {
    assertThat(fake.missingPermissions(fake.user("idle"))).isEmpty();
  }

  @Test
  void what_a_boundary_does_not_allow_is_not_a_missing_permission() {
    create("db", "one");
    role.withPolicy(allow("*")).withPermissionsBoundary(allow("Describe*"));

    refusal(() -> value(asRole, "db"));

    assertThat(fake.missingPermissions(role)).isEmpty();
  }
}
