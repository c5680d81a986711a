package io.github.fakesecretsmanager.support;

import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakeFault;
import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.RotationStep;
import io.github.fakesecretsmanager.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.Assertions;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A fake full of canary values, each of which has leaked somewhere. */
public final class CanaryFake implements AutoCloseable {

  private static final String OTHER_LAMBDA = Calls.LAMBDA + "-2";

  public final Canary canary = new Canary();

  public final String text = canary.of("canary-text-4f1c");
  public final String awkward = canary.of("canary \"quoted\" \\ <b> & \u00fc");
  public final String member = canary.of("canary-member-77aa");
  public final String older = canary.of("canary-older-19c3");
  public final String binary = canary.of("canary-binary-0be2");
  public final String arranged = canary.of("canary-arranged-55d0");
  public final String rotated = canary.of("canary-rotated-2e9b");

  /** The password that GetRandomPassword has returned and nobody has stored. */
  public final String generated;

  public final FakeSecretsManager fake =
      FakeSecretsManager.builder()
          .clock(FakeClock.frozenAt(Instant.parse("2026-03-01T10:15:30Z")))
          .build();

  public final SecretsManagerClient client = fake.client();
  public final FakePrincipal role = fake.role("app-" + text);
  public final FakePrincipal allowed =
      fake.user("all-" + text)
          .withPolicy(
              """
              {"Version": "2012-10-17", "Statement": {"Sid": "SidcanarySid4f1c", "Effect": "Allow",
               "Action": "*", "Resource": "*"}}""");
  public final FakeKmsKey key;
  public final FakeFault firedFault;
  public final FakeFault idleFault;

  /** The name of a secret that names a value. */
  public final String leakyName = "prod/" + text;

  public CanaryFake() {
    generated =
        canary.of(client.getRandomPassword(r -> r.excludePunctuation(true)).randomPassword());
    canary.of("SidcanarySid4f1c");
    fake.region().createSecret("sid", "SidcanarySid4f1c");
    key = fake.region().createKmsKey("alias/" + text);
    client.createSecret(r -> r.name("db").secretString(older));
    client.putSecretValue(r -> r.secretId("db").secretString(text));
    client.createSecret(
        r -> r.name("json").secretString("{\"password\":\"" + member + "\",\"pin\":4711}"));
    client.createSecret(
        r -> r.name("bytes").secretBinary(SdkBytes.fromString(binary, StandardCharsets.UTF_8)));
    client.createSecret(r -> r.name("awkward").secretString(awkward));
    fake.region().newSecret("arranged").value(arranged).tag("of", arranged).create();
    fake.region().createManagedSecret("rds", "rds!db", "canary-managed");
    canary.of("canary-managed");
    rotate();
    leak();
    firedFault = fire();
    idleFault = fake.faults().on("GetSecretValue").to("prod/" + text).throttle();
  }

  private void rotate() {
    fake.rotation()
        .deployFunction(
            Calls.LAMBDA,
            (step, secretId, token, its) -> {
              its.putSecretValue(
                  r -> r.secretId(secretId).clientRequestToken(token).secretString(rotated));
              throw new IllegalStateException("can't set " + rotated);
            });
    client.createSecret(r -> r.name("rotating").secretString(text));
    fake.rotation().deployFunction(OTHER_LAMBDA, CanaryFake::rotateWell);
    client.createSecret(r -> r.name("rotated").secretString(older));
    rotate("rotating", Calls.LAMBDA);
    rotate("rotated", OTHER_LAMBDA);
  }

  private static void rotateWell(
      RotationStep step, String secretId, String token, SecretsManagerClient its) {
    if (step == RotationStep.FINISH_SECRET) {
      String before = its.getSecretValue(r -> r.secretId(secretId)).versionId();
      its.updateSecretVersionStage(
          r ->
              r.secretId(secretId)
                  .versionStage("AWSCURRENT")
                  .moveToVersionId(token)
                  .removeFromVersionId(before));
    } else if (step == RotationStep.CREATE_SECRET) {
      its.putSecretValue(
          r ->
              r.secretId(secretId)
                  .clientRequestToken(token)
                  .secretString("canary-managed")
                  .versionStages("AWSPENDING"));
    }
  }

  private void rotate(String name, String lambdaArn) {
    client.rotateSecret(
        r ->
            r.secretId(name)
                .rotationLambdaARN(lambdaArn)
                .rotationRules(rules -> rules.automaticallyAfterDays(7L)));
  }

  private void leak() {
    for (String id : List.of("db", "json", "bytes", "rotating", "arranged")) {
      client.updateSecret(r -> r.secretId(id).description(everything()));
      client.tagResource(
          r ->
              r.secretId(id)
                  .tags(
                      t -> t.key(text).value(member),
                      t -> t.key("generated").value(generated),
                      t -> t.key("other").value(rotated)));
    }
    fake.replication().fail("eu-west-3", "Replication failed: of " + everything());
    client.createSecret(r -> r.name(leakyName).secretString(text).description(everything()));
    for (String id : List.of("db", leakyName)) {
      client.replicateSecretToRegions(
          r ->
              r.secretId(id)
                  .addReplicaRegions(to -> to.region("eu-west-3"), to -> to.region("eu-west-1")));
    }
    client.getSecretValue(r -> r.secretId("db"));
    fake.client("eu-west-1").getSecretValue(r -> r.secretId("db"));
    client.updateSecret(r -> r.secretId("db").kmsKeyId("alias/" + text));
    Assertions.assertThatThrownBy(() -> client.describeSecret(r -> r.secretId(everything())));
  }

  private FakeFault fire() {
    FakeFault fault =
        fake.faults().on("ListSecrets").next().error("DecryptionFailure", everything());
    Assertions.assertThatThrownBy(client::listSecrets);
    return fault;
  }

  /** Returns a text with every value, and with some as base64 and JSON show them. */
  public String everything() {
    return String.join(
        ", ",
        text,
        awkward,
        Json.write(awkward),
        member,
        inBase64(member),
        older,
        binary,
        inBase64(binary),
        arranged,
        rotated,
        generated,
        inBase64(generated),
        "canary-managed");
  }

  private static String inBase64(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    fake.close();
  }
}
