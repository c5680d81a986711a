package io.github.fakesecretsmanager.contract;

import static io.github.fakesecretsmanager.support.Policies.allow;
import static io.github.fakesecretsmanager.support.Policies.allowing;
import static io.github.fakesecretsmanager.support.Policies.denying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.assertions.SecretsManagerAssertions;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.support.Calls;
import io.github.fakesecretsmanager.support.Policies;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The permissions of callers on KMS keys, by their own policies and by the key policy. */
class KmsPermissionByCallerTest extends Contract {

  private final FakeKmsKey home = fake.region().createKmsKey("alias/home");
  private final FakeKmsKey paris = fake.region("eu-west-3").createKmsKey("alias/paris");
  private final FakePrincipal role = fake.role("app").withPolicy(allow("*"));
  private final SecretsManagerClient asRole = as(role);

  private void allowKey(String action, String key) {
    role.withPolicy(allowing("kms:" + action).on(key).json());
  }

  private void createUnderHome() {
    client.createSecret(r -> r.name("db").secretString("one").kmsKeyId(home.arn()));
  }

  @Test
  void the_aws_managed_key_needs_no_permission_of_the_caller() {
    asRole.createSecret(r -> r.name("db").secretString("one"));

    assertThat(value(asRole, "db")).isEqualTo("one");
  }

  @Test
  void a_customer_key_needs_permission_in_the_policies_of_the_caller() {
    createUnderHome();
    assertRefused("AccessDeniedException", KMS_DENIED, () -> value(asRole, "db"));

    allowKey("Decrypt", home.arn());

    assertThat(value(asRole, "db")).isEqualTo("one");
    assertRefused(
        "AccessDeniedException",
        KMS_DENIED,
        () -> asRole.putSecretValue(r -> r.secretId("db").secretString("two")));
  }

  @Test
  void conditions_know_via_service_and_encryption_context() {
    createUnderHome();
    String arn = describe("db").arn();
    role.withPolicy(
        allowing("kms:Decrypt")
            .when(
                """
                {
                  "StringEquals": {
                    "kms:ViaService": "secretsmanager.us-east-1.amazonaws.com",
                    "kms:EncryptionContext:SecretARN": "%s",
                    "kms:CallerAccount": "123456789012"
                  }
                }"""
                    .formatted(arn))
            .json());
    client.createSecret(r -> r.name("other").secretString("one").kmsKeyId(home.arn()));

    assertThat(value(asRole, "db")).isEqualTo("one");
    assertRefused("AccessDeniedException", KMS_DENIED, () -> value(asRole, "other"));
  }

  @Test
  void a_key_policy_alone_can_allow_a_role() {
    createUnderHome();

    home.putKeyPolicy(allowing("kms:Decrypt").to(role.arn()).json());

    assertThat(value(asRole, "db")).isEqualTo("one");
  }

  @Test
  void a_key_policy_without_the_account_leaves_its_policies_without_effect() {
    createUnderHome();
    allowKey("*", "*");
    home.putKeyPolicy(allowing("kms:*").to("arn:aws:iam::123456789012:role/other").json());
    assertRefused("AccessDeniedException", KMS_DENIED, () -> value(asRole, "db"));
    assertRefused("AccessDeniedException", KMS_DENIED, () -> value(client, "db"));

    home.putKeyPolicy(allowing("kms:*").to("arn:aws:iam::123456789012:root").json());

    assertThat(value(asRole, "db")).isEqualTo("one");
    assertThat(value(client, "db")).isEqualTo("one");
  }

  @Test
  void a_key_policy_can_deny_everybody() {
    createUnderHome();

    home.putKeyPolicy(denying("kms:Decrypt").toEverybody().json());

    assertRefused("AccessDeniedException", KMS_DENIED, () -> value(client, "db"));
  }

  @Test
  void a_permission_denied_on_the_key_overrides_every_policy() {
    createUnderHome();
    allowKey("*", "*");
    home.deny(KmsPermission.DECRYPT);

    assertRefused("AccessDeniedException", KMS_DENIED, () -> value(asRole, "db"));
  }

  @Test
  void replication_uses_the_permissions_of_its_starter_in_each_region() {
    createUnderHome();
    allowKey("Decrypt", home.arn());
    asRole.replicateSecretToRegions(
        r ->
            r.secretId("db")
                .addReplicaRegions(
                    to -> to.region("eu-west-3").kmsKeyId(paris.arn()),
                    to -> to.region("eu-west-1")));

    SecretsManagerAssertions.assertThat(fake)
        .secret("db")
        .replica("eu-west-3")
        .hasFailedBecause(ReplicationFailure.Reason.KMS_ACCESS_DENIED);
    SecretsManagerAssertions.assertThat(fake).secret("db").replica("eu-west-1").isInSync();

    allowKey("GenerateDataKey", paris.arn());
    allowKey("Encrypt", paris.arn());
    asRole.replicateSecretToRegions(
        r ->
            r.secretId("db").addReplicaRegions(to -> to.region("eu-west-3").kmsKeyId(paris.arn())));

    SecretsManagerAssertions.assertThat(fake).secret("db").replica("eu-west-3").isInSync();
  }

  @Test
  void a_new_secret_is_replicated_with_the_permissions_of_who_created_it() {
    asRole.createSecret(
        r ->
            r.name("db")
                .secretString("one")
                .addReplicaRegions(to -> to.region("eu-west-3").kmsKeyId(paris.arn())));

    SecretsManagerAssertions.assertThat(fake)
        .secret("db")
        .replica("eu-west-3")
        .hasFailedBecause(ReplicationFailure.Reason.KMS_ACCESS_DENIED);
  }

  @Test
  void a_change_is_replicated_with_the_permissions_of_who_made_it() {
    client.createSecret(
        r ->
            r.name("db")
                .secretString("one")
                .addReplicaRegions(to -> to.region("eu-west-3").kmsKeyId(paris.arn())));
    asRole.putSecretValue(r -> r.secretId("db").secretString("two"));

    SecretsManagerAssertions.assertThat(fake)
        .secret("db")
        .replica("eu-west-3")
        .hasFailedBecause(ReplicationFailure.Reason.KMS_ACCESS_DENIED);

    client.putSecretValue(r -> r.secretId("db").secretString("three"));

    SecretsManagerAssertions.assertThat(fake).secret("db").replica("eu-west-3").isInSync();
  }

  @Test
  void changing_the_key_needs_permissions_on_both_keys() {
    createUnderHome();
    FakeKmsKey next = fake.region().createKmsKey("alias/next");
    allowKey("GenerateDataKey", next.arn());
    allowKey("Decrypt", next.arn());

    asRole.updateSecret(r -> r.secretId("db").kmsKeyId(next.arn()));

    assertThat(client.listSecretVersionIds(r -> r.secretId("db")).versions().get(0).kmsKeyIds())
        .as("without kms:Encrypt nothing is encrypted again")
        .containsExactly(home.arn());
  }

  @Test
  void a_malformed_key_policy_is_refused_at_once() {
    assertThatThrownBy(() -> home.putKeyPolicy("{\n  \"Statement\": {\"Effect\": \"Maybe\"}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2: invalid Effect <Maybe>: use Allow or Deny");
  }

  @Test
  void a_boundary_limits_what_a_key_policy_allows_a_role() {
    createUnderHome();
    role.withPermissionsBoundary(allow("*"));
    home.putKeyPolicy(allowing("kms:Decrypt").to(role.arn()).json());

    assertRefused("AccessDeniedException", KMS_DENIED, () -> value(asRole, "db"));
  }

  @Test
  void an_explanation_takes_the_key_policy_into_account() {
    assertThat(role.explain("kms:Decrypt", home.arn()))
        .isEqualTo("denied, because no identity-based policy allows the kms:Decrypt action");

    home.putKeyPolicy(allowing("kms:Decrypt").to(role.arn()).json());
    paris.putKeyPolicy(denying("kms:*").toEverybody().json());
    allowKey("*", "*");

    assertThat(role.isAllowedTo("kms:Decrypt", home.arn())).isTrue();
    assertThat(role.isAllowedTo("kms:Decrypt", paris.arn())).isFalse();
  }

  @Test
  void a_deny_of_the_callers_policies_wins_over_the_key_policy() {
    createUnderHome();
    home.putKeyPolicy(allowing("kms:Decrypt").to(role.arn()).json());
    role.withPolicy(denying("kms:Decrypt").json());

    assertRefused("AccessDeniedException", KMS_DENIED, () -> value(asRole, "db"));
  }

  @Test
  void the_requested_region_for_a_key_is_the_region_of_the_key() {
    createUnderHome();
    allowKey("Decrypt", home.arn());
    role.withPolicy(
        allowing("kms:*")
            .on(paris.arn())
            .when("StringEquals", "aws:RequestedRegion", "eu-west-3")
            .json());

    asRole.replicateSecretToRegions(
        r ->
            r.secretId("db").addReplicaRegions(to -> to.region("eu-west-3").kmsKeyId(paris.arn())));

    assertThat(status("db", "eu-west-3")).isEqualTo("InSync");
  }

  /** The operations that send a change of a secret to its replicas, each with a change. */
  private static Map<String, Consumer<SecretsManagerClient>> changes() {
    return Map.of(
        "DeleteResourcePolicy", caller -> caller.deleteResourcePolicy(r -> r.secretId("db")),
        "PutResourcePolicy",
            caller ->
                caller.putResourcePolicy(
                    r -> r.secretId("db").resourcePolicy(Policies.ACCOUNT_MAY_READ)),
        "PutSecretValue", caller -> caller.putSecretValue(r -> r.secretId("db").secretString("x")),
        "RotateSecret",
            caller -> caller.rotateSecret(r -> r.secretId("db").rotationLambdaARN(Calls.LAMBDA)),
        "TagResource",
            caller -> caller.tagResource(r -> r.secretId("db").tags(t -> t.key("b").value("b"))),
        "UntagResource", caller -> caller.untagResource(r -> r.secretId("db").tagKeys("a")),
        "UpdateSecret", caller -> caller.updateSecret(r -> r.secretId("db").description("new")),
        "UpdateSecretVersionStage",
            caller ->
                caller.updateSecretVersionStage(
                    r -> r.secretId("db").versionStage("blue").moveToVersionId(TOKEN)));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> every_change_is_sent_with_the_permissions_of_who_made_it() {
    return changes().entrySet().stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.getKey(),
                    () -> {
                      assertThat(statusAfter(change.getValue(), asRole)).isEqualTo("Failed");
                      assertThat(statusAfter(change.getValue(), client)).isEqualTo("InSync");
                    }));
  }

  /** Makes a change, which also sends the version that the replica still lacks. */
  private String statusAfter(Consumer<SecretsManagerClient> change, SecretsManagerClient caller) {
    fake.reset();
    // It does nothing, so the caller's change is the only one.
    fake.rotation().deployFunction(Calls.LAMBDA, (step, id, token, own) -> {});
    role.withPolicy(allow("*")).withPolicy(allowing("lambda:InvokeFunction").on("*").json());
    FakeKmsKey key = fake.region("eu-west-3").createKmsKey("alias/replica");
    client.createSecret(
        r ->
            r.name("db")
                .clientRequestToken(TOKEN)
                .secretString("one")
                .tags(tag -> tag.key("a").value("a"))
                .addReplicaRegions(to -> to.region("eu-west-3").kmsKeyId(key.arn())));
    client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(Policies.trust("123456789012")));
    key.deny(KmsPermission.ENCRYPT);
    put("db", "two");
    assertThat(status("db", "eu-west-3")).isEqualTo("Failed");
    key.allow(KmsPermission.ENCRYPT);

    change.accept(caller);

    return status("db", "eu-west-3");
  }
}
