package io.github.fakesecretsmanager.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.FakeSecretsManager;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** A fuzz test of a caller's policies: each is refused with a sentence, or decides a call. */
class PolicyFuzz {

  @FuzzTest(maxDuration = "1m")
  void a_policy_is_refused_with_a_sentence_or_decides(byte[] bytes) {
    FakeSecretsManager fake = FakeSecretsManager.create();
    fake.region().createSecret("db", "one");
    FakePrincipal role = fake.role("app");
    try {
      role.withPolicy(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageNotContaining("Exception");
      return;
    }

    try {
      fake.client(role).getSecretValue(r -> r.secretId("db"));
    } catch (AwsServiceException e) {
      assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
    }
  }
}
