package io.github.fakesecretsmanager.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest;
import io.github.fakesecretsmanager.junit.Scope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@FakeSecretsManagerTest(scope = Scope.PER_CLASS)
class SharedFakeTest {

  @BeforeAll
  static void createMany(FakeRegion region) {
    for (int i = 0; i < 1_000; i++) {
      region.createSecret("app/" + i, "value");
    }
  }

  @Test
  void lists_them_all(SecretsManagerClient client) {
    assertThat(client.listSecretsPaginator().stream().flatMap(page -> page.secretList().stream()))
        .hasSize(1_000);
  }
}
