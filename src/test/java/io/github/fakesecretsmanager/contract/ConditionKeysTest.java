package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.support.Policies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** The condition keys of Secrets Manager, each of which has the value of the call and no other. */
class ConditionKeysTest extends RotationContract {

  private final Map<String, Consumer<SecretsManagerClient>> calls = new LinkedHashMap<>();

  // The calls share the fake of this test. In parallel, one would reset another's secrets.
  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  Stream<DynamicTest> a_key_has_the_value_that_the_call_gives_it() {
    addKeysOfCreation();
    addKeysOfReplication();
    addKeysOfRotation();
    addKeysOfVersionsTagsAndPolicies();
    addKeysOfSecrets();
    return calls.entrySet().stream()
        .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> check(call)));
  }

  private void check(Map.Entry<String, Consumer<SecretsManagerClient>> call) {
    fake.reset();
    deploy_the_function();
    client.createSecret(r -> r.name("db").secretString("one").clientRequestToken(TOKEN));
    client.tagResource(r -> r.secretId("db").tags(t -> t.key("team").value("payments")));
    client.rotateSecret(r -> r.secretId("db").rotationLambdaARN(LAMBDA).rotateImmediately(false));
    replicate("db", "eu-west-3");
    String[] key = call.getKey().split("=", 2);

    refusal(() -> call.getValue().accept(as(role("other " + key[0], key[0], "other"))));
    call.getValue().accept(as(role("same " + key[0], key[0], key[1])));
  }

  private FakePrincipal role(String name, String key, String value) {
    return fake.role(name.replaceAll("[ :/]", "-"))
        .withPolicy(Policies.allowing("lambda:InvokeFunction").json())
        .withPolicy(
            Policies.allowing("secretsmanager:*")
                .when("ForAnyValue:StringLike", "" + key + "", "" + value + "")
                .json());
  }

  private void put(String key, Consumer<SecretsManagerClient> call) {
    calls.put(key, call);
  }

  private void addKeysOfCreation() {
    put(
        "secretsmanager:Description=main",
        caller -> caller.createSecret(r -> r.name("new").description("main")));
    put("secretsmanager:Name=new", caller -> caller.createSecret(r -> r.name("new")));
    put(
        "secretsmanager:KmsKeyId=alias/aws/secretsmanager",
        caller -> caller.createSecret(r -> r.name("new").kmsKeyId("alias/aws/secretsmanager")));
  }

  private void addKeysOfReplication() {
    put(
        "secretsmanager:ForceOverwriteReplicaSecret=true",
        caller ->
            caller.replicateSecretToRegions(
                r ->
                    r.secretId("db")
                        .addReplicaRegions(replicaIn("eu-west-1"))
                        .forceOverwriteReplicaSecret(true)));
    put(
        "secretsmanager:AddReplicaRegions=eu-west-1",
        caller ->
            caller.replicateSecretToRegions(
                r -> r.secretId("db").addReplicaRegions(replicaIn("eu-west-1"))));
  }

  private void addKeysOfRotation() {
    put(
        "secretsmanager:ModifyRotationRules=true",
        caller -> caller.rotateSecret(r -> r.secretId("db").rotationRules(everyDays(3))));
    put(
        "secretsmanager:RotateImmediately=false",
        caller -> caller.rotateSecret(r -> r.secretId("db").rotateImmediately(false)));
    put(
        "secretsmanager:RotationLambdaARN=" + LAMBDA,
        caller -> caller.rotateSecret(r -> r.secretId("db").rotationLambdaARN(LAMBDA)));
  }

  private void addKeysOfVersionsTagsAndPolicies() {
    put(
        "secretsmanager:VersionId=" + TOKEN,
        caller -> caller.getSecretValue(r -> r.secretId("db").versionId(TOKEN)));
    put(
        "secretsmanager:VersionStage=AWSCURRENT",
        caller -> caller.getSecretValue(r -> r.secretId("db").versionStage("AWSCURRENT")));
    put("aws:TagKeys=team", caller -> caller.untagResource(r -> r.secretId("db").tagKeys("team")));
    put(
        "aws:RequestTag/env=dev",
        caller -> caller.tagResource(r -> r.secretId("db").tags(t -> t.key("env").value("dev"))));
    put(
        "secretsmanager:BlockPublicPolicy=true",
        caller ->
            caller.putResourcePolicy(
                r ->
                    r.secretId("db")
                        .resourcePolicy(Policies.ACCOUNT_MAY_READ)
                        .blockPublicPolicy(true)));
  }

  private void addKeysOfSecrets() {
    Consumer<SecretsManagerClient> describing =
        caller -> caller.describeSecret(r -> r.secretId("db"));
    put("secretsmanager:SecretId=arn:aws:secretsmanager:us-east-1:*:secret:db-*", describing);
    put("secretsmanager:ResourceTag/team=payments", describing);
    put("aws:ResourceTag/team=payments", describing);
    put("secretsmanager:SecretPrimaryRegion=us-east-1", describing);
    put("secretsmanager:resource/AllowRotationLambdaArn=" + LAMBDA, describing);
    put("aws:RequestedRegion=us-east-1", describing);
    put("aws:PrincipalAccount=123456789012", describing);
    put("aws:PrincipalType=AssumedRole", describing);
    put("aws:ResourceAccount=123456789012", describing);
    put("aws:SourceIp=127.0.0.1", describing);
    put("aws:CurrentTime=2026-03-01T10:15:30.125Z", describing);
  }

  @Test
  void the_last_of_two_tags_with_a_key_is_the_value_of_the_request_tag() {
    client.createSecret(r -> r.name("db").secretString("one"));
    FakePrincipal onlyOne =
        fake.role("tagger")
            .withPolicy(
                Policies.allowing("secretsmanager:TagResource")
                    .when("{\"StringEquals\": {\"aws:RequestTag/k\": \"one\"}}")
                    .json());
    SecretsManagerClient caller = as(onlyOne);

    refusal(() -> tag(caller, "one", "two"));
    tag(caller, "two", "one");

    assertThat(fake.region().secret("db").tags()).containsEntry("k", "one");
  }

  private static void tag(SecretsManagerClient caller, String... values) {
    List<Tag> tags =
        Stream.of(values).map(value -> Tag.builder().key("k").value(value).build()).toList();
    caller.tagResource(r -> r.secretId("db").tags(tags));
  }
}
