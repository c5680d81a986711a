package io.github.fakesecretsmanager.readme;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.junit.CaptureDefaultClients;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@FakeSecretsManagerTest
@CaptureDefaultClients
class DefaultClientTest {

  @Test
  void reaches_a_client_that_the_code_builds_by_itself(FakeSecretsManager fake) {
    SecretsManagerClient client = SecretsManagerClient.create(); // somewhere in the user's code
    client.createSecret(r -> r.name("db").secretString("one"));

    assertThat(fake).hasSecret("db");
  }
}
