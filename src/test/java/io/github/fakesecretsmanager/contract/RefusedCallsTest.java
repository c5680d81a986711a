package io.github.fakesecretsmanager.contract;

import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.support.Calls;
import io.github.fakesecretsmanager.support.Policies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/**
 * Refused calls, after each of which the account is as it was before. The suite checks this for
 * every call that it sees refused through the client. The calls here meet an account with something
 * of everything in it.
 */
class RefusedCallsTest extends Contract {

  private final FakeKmsKey denying = fake.region().createKmsKey("alias/denying");
  private final FakeKmsKey disabled = fake.region().createKmsKey("alias/disabled");

  @BeforeEach
  void arrange_an_account() {
    client.createSecret(
        r -> r.name("db").secretString("one").clientRequestToken(TOKEN).description("main"));
    client.tagResource(r -> r.secretId("db").tags(t -> t.key("a").value("b")));
    replicate("db", "eu-west-3", "eu-west-1");
    client.createSecret(r -> r.name("denied").secretString("one").kmsKeyId(denying.arn()));
    client.createSecret(r -> r.name("disabled").secretString("one").kmsKeyId(disabled.arn()));
    denying.deny(KmsPermission.values());
    disabled.disable();
    create("gone", "one");
    client.deleteSecret(r -> r.secretId("gone"));
    client.createSecret(r -> r.name("empty"));
    fake.region("eu-south-2").disable();
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> a_refused_call_leaves_the_account_as_it_was() {
    return refusals().entrySet().stream()
        .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> refusal(call.getValue()::run)));
  }

  private Map<String, Runnable> refusals() {
    Map<String, Runnable> calls = new LinkedHashMap<>();
    addSecretsThatRefuse(calls);
    addCreations(calls);
    addReplications(calls);
    addValues(calls);
    addMetadata(calls);
    addLabelsAndRotation(calls);
    addTheRest(calls);
    return calls;
  }

  private void addSecretsThatRefuse(Map<String, Runnable> calls) {
    for (Calls.Call call : Calls.onSecretExcept()) {
      calls.put(call.operation() + " of a missing secret", () -> call.make(client, "nix"));
    }
    for (Calls.Call call :
        Calls.onSecretExcept("DescribeSecret", "ListSecretVersionIds", "RestoreSecret")) {
      calls.put(call.operation() + " of a deleted secret", () -> call.make(client, "gone"));
    }
    for (Calls.Call call : Calls.changingExcept("StopReplicationToReplica")) {
      calls.put(call.operation() + " of a replica", () -> call.make(in("eu-west-3"), "db"));
    }
    for (String onceArranged :
        List.of("CancelRotateSecret", "RotateSecret", "StopReplicationToReplica")) {
      calls.put(
          onceArranged + " of a plain secret", () -> Calls.of(onceArranged).make(client, "db"));
    }
  }

  private void addCreations(Map<String, Runnable> calls) {
    calls.put("create an existing name", () -> create("db", "x"));
    calls.put("create an invalid name", () -> create("a b", "x"));
    calls.put("create a name held by a deletion", () -> create("gone", "x"));
    calls.put("create an empty value", () -> create("new", ""));
    calls.put(
        "create over a token",
        () -> client.createSecret(r -> r.name("db").secretString("x").clientRequestToken(TOKEN)));
    calls.put(
        "create with a denying key",
        () -> client.createSecret(r -> r.name("new").secretString("x").kmsKeyId(denying.id())));
    calls.put(
        "create with a disabled key",
        () -> client.createSecret(r -> r.name("new").secretString("x").kmsKeyId(disabled.id())));
    calls.put(
        "create with a missing key",
        () -> client.createSecret(r -> r.name("new").kmsKeyId("alias/nix")));
    calls.put(
        "create with a bad tag",
        () ->
            client.createSecret(
                r -> r.name("new").tags(Tag.builder().key("aws:x").value("y").build())));
    calls.put(
        "create with a bad second region",
        () ->
            client.createSecret(
                r ->
                    r.name("new")
                        .secretString("x")
                        .addReplicaRegions(replicaIn("us-west-2"), replicaIn("us-east-1"))));
  }

  private void addReplications(Map<String, Runnable> calls) {
    calls.put("replicate to the own region", () -> replicate("db", "us-west-2", "us-east-1"));
    calls.put("replicate to no region of AWS", () -> replicate("db", "us-west-2", "xx-nix-1"));
    calls.put("replicate to another partition", () -> replicate("db", "us-west-2", "cn-north-1"));
    calls.put("replicate twice to one region", () -> replicate("db", "us-west-2", "us-west-2"));
    calls.put("replicate to a malformed region", () -> replicate("db", "us-west-2", "EU"));
    calls.put(
        "remove a malformed region",
        () ->
            client.removeRegionsFromReplication(
                r -> r.secretId("db").removeReplicaRegions("eu-west-3", "EU")));
    calls.put("delete a primary", () -> client.deleteSecret(r -> r.secretId("db")));
  }

  private void addValues(Map<String, Runnable> calls) {
    calls.put("put without a value", () -> client.putSecretValue(r -> r.secretId("db")));
    calls.put("put with a denying key", () -> put("denied", "x"));
    calls.put("put with a disabled key", () -> put("disabled", "x"));
    calls.put(
        "put over a token",
        () ->
            client.putSecretValue(
                r -> r.secretId("db").secretString("x").clientRequestToken(TOKEN)));
    calls.put(
        "put with an empty label",
        () ->
            client.putSecretValue(r -> r.secretId("db").secretString("x").versionStages("a", "")));
    calls.put("get with a denying key", () -> value(client, "denied"));
    calls.put("get with a disabled key", () -> value(client, "disabled"));
    calls.put(
        "put text and bytes",
        () ->
            client.putSecretValue(
                r ->
                    r.secretId("db").secretString("x").secretBinary(SdkBytes.fromUtf8String("x"))));
    calls.put(
        "get a version by a label that it has not",
        () ->
            client.getSecretValue(
                r -> r.secretId("db").versionId(TOKEN).versionStage("AWSPREVIOUS")));
    calls.put("get without a version", () -> value(client, "empty"));
    calls.put(
        "update everything with a missing key",
        () ->
            client.updateSecret(
                r -> r.secretId("db").kmsKeyId("alias/nix").description("x").secretString("x")));
    calls.put(
        "update description and value under a denying key",
        () -> client.updateSecret(r -> r.secretId("denied").description("x").secretString("x")));
    calls.put(
        "update key and description of a replica",
        () -> in("eu-west-3").updateSecret(r -> r.secretId("db").kmsKeyId("").description("x")));
  }

  private void addMetadata(Map<String, Runnable> calls) {
    calls.put(
        "delete with too short a window",
        () -> client.deleteSecret(r -> r.secretId("empty").recoveryWindowInDays(6L)));
    calls.put(
        "tag with one bad tag of two",
        () ->
            client.tagResource(
                r ->
                    r.secretId("db")
                        .tags(t -> t.key("x").value("y"), t -> t.key("aws:x").value("y"))));
    calls.put(
        "untag with an empty key",
        () -> client.untagResource(r -> r.secretId("db").tagKeys("a", "")));
    calls.put(
        "put a malformed policy",
        () -> client.putResourcePolicy(r -> r.secretId("db").resourcePolicy("{}")));
    calls.put(
        "put a public policy that is to be blocked",
        () ->
            client.putResourcePolicy(
                r ->
                    r.secretId("db")
                        .resourcePolicy(
                            Policies.allowing("secretsmanager:GetSecretValue").toEverybody().json())
                        .blockPublicPolicy(true)));
  }

  private void addLabelsAndRotation(Map<String, Runnable> calls) {
    calls.put(
        "remove the current label",
        () ->
            client.updateSecretVersionStage(
                r -> r.secretId("db").versionStage("AWSCURRENT").removeFromVersionId(TOKEN)));
    calls.put(
        "move a label to a missing version",
        () ->
            client.updateSecretVersionStage(
                r ->
                    r.secretId("db")
                        .versionStage("AWSCURRENT")
                        .removeFromVersionId(TOKEN)
                        .moveToVersionId(OTHER_TOKEN)));
    calls.put(
        "rotate with a bad schedule",
        () ->
            client.rotateSecret(
                r ->
                    r.secretId("db")
                        .rotationLambdaARN("arn:aws:lambda:nix")
                        .rotationRules(rules -> rules.scheduleExpression("daily"))));
    calls.put(
        "make a password of nothing", () -> client.getRandomPassword(r -> r.passwordLength(1L)));
    if (BatchCalls.areKnown()) {
      calls.put("get a page of no filter", () -> BatchCalls.askForPageWithoutFilters(client));
    }
    calls.put(
        "validate no policy", () -> client.validateResourcePolicy(r -> r.resourcePolicy("{")));
    calls.put(
        "list versions with a bad token",
        () -> client.listSecretVersionIds(r -> r.secretId("db").nextToken("nix")));
  }

  private void addTheRest(Map<String, Runnable> calls) {
    calls.put(
        "delete with force and a window",
        () ->
            client.deleteSecret(
                r ->
                    r.secretId("empty").forceDeleteWithoutRecovery(true).recoveryWindowInDays(7L)));
    calls.put(
        "tag beyond the limit",
        () ->
            client.tagResource(
                r ->
                    r.secretId("db")
                        .tags(
                            IntStream.range(0, 51)
                                .mapToObj(i -> Tag.builder().key("k" + i).value("v").build())
                                .toList())));
    calls.put(
        "create in a region that is not enabled",
        () -> in("eu-south-2").createSecret(r -> r.name("db").secretString("x")));
    calls.put("list with a bad token", () -> client.listSecrets(r -> r.nextToken("nix")));
    calls.put("list too large a page", () -> client.listSecrets(r -> r.maxResults(101)));
  }
}
