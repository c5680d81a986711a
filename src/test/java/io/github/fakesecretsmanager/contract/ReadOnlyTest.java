package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.support.Calls;
import io.github.fakesecretsmanager.support.Policies;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The operations that CloudTrail calls read-only: they, and no others, change nothing. */
class ReadOnlyTest extends RotationContract {

  private static final String REPLICA_REGION = "us-west-2";

  /** Refused as long as a replica exists. */
  private static final Set<String> WITHOUT_REPLICAS = Set.of("DeleteSecret", "RestoreSecret");

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> a_call_is_read_only_if_it_changes_nothing() {
    return Calls.ofSdk().stream()
        .map(call -> DynamicTest.dynamicTest(call.operation(), () -> check(call)));
  }

  private void check(Calls.Call call) {
    SecretsManagerClient caller = arrange(call.operation());
    clock.advance(Duration.ofMinutes(1));
    List<Secret> before = secrets();

    call.make(caller);

    List<CloudTrailEvent> recorded = fake.cloudTrail().events(call.operation());
    assertThat(recorded.get(recorded.size() - 1).readOnly())
        .as("readOnly of the event")
        .isEqualTo(secrets().equals(before));
  }

  /** Arranges a secret that each call can change, and returns the caller. */
  private SecretsManagerClient arrange(String operation) {
    fake.reset();
    deploy_the_function();
    client.createSecret(
        r ->
            r.name("db")
                .secretString("one")
                .clientRequestToken(TOKEN)
                .tags(tag -> tag.key("a").value("a")));
    client.putResourcePolicy(r -> r.secretId("db").resourcePolicy(Policies.trust("123456789012")));
    client.rotateSecret(r -> r.secretId("db").rotationLambdaARN(LAMBDA).rotateImmediately(false));
    // The first reading of a day is noted.
    value(client, "db");
    if (!WITHOUT_REPLICAS.contains(operation)) {
      replicate("db", REPLICA_REGION);
    }
    if (operation.equals("RestoreSecret")) {
      client.deleteSecret(r -> r.secretId("db"));
    }
    return operation.equals("StopReplicationToReplica") ? in(REPLICA_REGION) : client;
  }

  private List<Secret> secrets() {
    return Stream.of("us-east-1", REPLICA_REGION)
        .flatMap(region -> fake.region(region).secrets().stream())
        .toList();
  }
}
