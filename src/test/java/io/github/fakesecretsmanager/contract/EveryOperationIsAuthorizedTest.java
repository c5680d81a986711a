package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.internal.operation.Operations;
import io.github.fakesecretsmanager.support.Policies;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** No operation is forgotten: each is denied to who has nothing, and allowed by its own action. */
class EveryOperationIsAuthorizedTest extends RotationContract {

  private final Map<String, Consumer<SecretsManagerClient>> calls = new TreeMap<>();

  @BeforeEach
  void arrange_calls() {
    if (BatchCalls.areKnown()) {
      calls.put("BatchGetSecretValue", caller -> BatchCalls.namesOf(caller, "db"));
    }
    calls.put("CancelRotateSecret", caller -> caller.cancelRotateSecret(r -> r.secretId("db")));
    calls.put("CreateSecret", caller -> caller.createSecret(r -> r.name("new")));
    calls.put("DeleteResourcePolicy", caller -> caller.deleteResourcePolicy(r -> r.secretId("db")));
    calls.put("DeleteSecret", caller -> caller.deleteSecret(r -> r.secretId("db")));
    calls.put("DescribeSecret", caller -> caller.describeSecret(r -> r.secretId("db")));
    calls.put("GetRandomPassword", SecretsManagerClient::getRandomPassword);
    calls.put("GetResourcePolicy", caller -> caller.getResourcePolicy(r -> r.secretId("db")));
    calls.put("GetSecretValue", caller -> caller.getSecretValue(r -> r.secretId("db")));
    calls.put("ListSecretVersionIds", caller -> caller.listSecretVersionIds(r -> r.secretId("db")));
    calls.put("ListSecrets", SecretsManagerClient::listSecrets);
    calls.put(
        "PutResourcePolicy",
        caller ->
            caller.putResourcePolicy(
                r -> r.secretId("db").resourcePolicy(Policies.ACCOUNT_MAY_READ)));
    calls.put(
        "PutSecretValue", caller -> caller.putSecretValue(r -> r.secretId("db").secretString("x")));
    calls.put(
        "RemoveRegionsFromReplication",
        caller ->
            caller.removeRegionsFromReplication(
                r -> r.secretId("db").removeReplicaRegions("eu-west-1")));
    calls.put(
        "ReplicateSecretToRegions",
        caller ->
            caller.replicateSecretToRegions(
                r -> r.secretId("db").addReplicaRegions(replicaIn("eu-west-3"))));
    calls.put("RestoreSecret", caller -> caller.restoreSecret(r -> r.secretId("db")));
    calls.put("RotateSecret", caller -> caller.rotateSecret(r -> r.secretId("db")));
    calls.put(
        "StopReplicationToReplica",
        caller -> caller.stopReplicationToReplica(r -> r.secretId("db")));
    calls.put(
        "TagResource",
        caller -> caller.tagResource(r -> r.secretId("db").tags(t -> t.key("a").value("b"))));
    calls.put("UntagResource", caller -> caller.untagResource(r -> r.secretId("db").tagKeys("a")));
    calls.put(
        "UpdateSecret", caller -> caller.updateSecret(r -> r.secretId("db").description("x")));
    calls.put(
        "UpdateSecretVersionStage",
        caller ->
            caller.updateSecretVersionStage(
                r -> r.secretId("db").versionStage("x").moveToVersionId(TOKEN)));
    calls.put(
        "ValidateResourcePolicy",
        caller -> caller.validateResourcePolicy(r -> r.resourcePolicy(Policies.ACCOUNT_MAY_READ)));
  }

  @Test
  @Tag("new-sdk")
  void there_is_a_call_for_every_operation() {
    assertThat(calls.keySet())
        .containsExactlyElementsOf(
            Operations.simulated().stream().map(operation -> operation.name()).sorted().toList());
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> who_has_nothing_may_do_nothing() {
    createDb();
    SecretsManagerClient caller = as(fake.role("nobody"));
    return calls.entrySet().stream()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.getKey(),
                    () ->
                        assertThat(
                                refusal(() -> call.getValue().accept(caller))
                                    .awsErrorDetails()
                                    .errorMessage())
                            .contains(
                                "not authorized to perform: secretsmanager:" + call.getKey())));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> its_own_action_is_enough_for_the_call() {
    return calls.entrySet().stream()
        .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> assertEnough(call.getKey())));
  }

  private void assertEnough(String operation) {
    fake.reset();
    deploy_the_function();
    createDb();
    client.rotateSecret(r -> r.secretId("db").rotationLambdaARN(LAMBDA).rotateImmediately(false));
    FakePrincipal role = fake.role(operation).withPolicy(Policies.allow(operation));
    if (operation.equals("ValidateResourcePolicy")) {
      role.withPolicy(Policies.allow("PutResourcePolicy"));
    }
    SecretsManagerClient caller = as(role);
    if (operation.equals("StopReplicationToReplica")) {
      replicate("db", "eu-west-3");
      caller = as(role, "eu-west-3");
    }
    calls.get(operation).accept(caller);
  }

  private void createDb() {
    client.createSecret(r -> r.name("db").secretString("one").clientRequestToken(TOKEN));
  }
}
