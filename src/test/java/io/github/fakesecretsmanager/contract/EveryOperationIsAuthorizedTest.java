package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.support.Calls;
import io.github.fakesecretsmanager.support.Policies;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The authorization of each operation: denied to a caller without policies, allowed by its own
 * action.
 */
class EveryOperationIsAuthorizedTest extends RotationContract {

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> a_caller_without_policies_may_do_nothing() {
    createDb();
    SecretsManagerClient caller = as(fake.role("nobody"));
    return Calls.ofSdk().stream()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.operation(),
                    () ->
                        assertThat(
                                refusal(() -> call.make(caller)).awsErrorDetails().errorMessage())
                            .contains(
                                "not authorized to perform: secretsmanager:"
                                    + call.operation()
                                    + (call.isOnSecret() ? " on resource: db because" : ""))));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> its_own_action_is_enough_for_the_call() {
    return Calls.ofSdk().stream()
        .map(call -> DynamicTest.dynamicTest(call.operation(), () -> assertEnough(call)));
  }

  private void assertEnough(Calls.Call call) {
    String operation = call.operation();
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
    call.make(caller);
  }

  private void createDb() {
    client.createSecret(r -> r.name("db").secretString("one").clientRequestToken(TOKEN));
  }
}
