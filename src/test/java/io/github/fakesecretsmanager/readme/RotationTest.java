package io.github.fakesecretsmanager.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.RotationAttempt;
import io.github.fakesecretsmanager.domain.RotationStep;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@FakeSecretsManagerTest
class RotationTest {

  @Test
  void rotates_by_its_schedule(
      FakeSecretsManager fake, SecretsManagerClient client, FakeClock clock) {
    String lambda = "arn:aws:lambda:us-east-1:123456789012:function:rotate-db";
    fake.rotation()
        .deployFunction(
            lambda,
            (step, secretId, token, caller) -> {
              if (step == RotationStep.CREATE_SECRET) {
                String password = caller.getRandomPassword().randomPassword();
                caller.putSecretValue(
                    r ->
                        r.secretId(secretId)
                            .clientRequestToken(token)
                            .secretString(password)
                            .versionStages("AWSPENDING"));
              } else if (step == RotationStep.FINISH_SECRET) {
                String current = caller.getSecretValue(r -> r.secretId(secretId)).versionId();
                caller.updateSecretVersionStage(
                    r ->
                        r.secretId(secretId)
                            .versionStage("AWSCURRENT")
                            .moveToVersionId(token)
                            .removeFromVersionId(current));
              }
            });
    client.createSecret(r -> r.name("db").secretString("one"));
    client.rotateSecret(
        r ->
            r.secretId("db")
                .rotationLambdaARN(lambda)
                .rotationRules(rules -> rules.automaticallyAfterDays(30L)));
    String first = client.getSecretValue(r -> r.secretId("db")).secretString();

    clock.advance(Duration.ofDays(30));

    assertThat(client.getSecretValue(r -> r.secretId("db")).secretString()).isNotEqualTo(first);
    assertThat(fake.rotation().attempts()).hasSize(2).allMatch(RotationAttempt::succeeded);
  }
}
