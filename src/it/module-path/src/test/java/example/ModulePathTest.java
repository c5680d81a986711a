package example;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@FakeSecretsManagerTest
class ModulePathTest {

  @Test
  void works_as_a_module(FakeSecretsManager fake, SecretsManagerClient client) {
    client.createSecret(r -> r.name("db").secretString("one"));

    assertThat(fake).secret("db").hasStringValue("one");
    assertThat(getClass().getModule().getName()).isEqualTo("example");
    assertThat(FakeSecretsManager.class.getModule().getName())
        .isEqualTo("io.github.fakesecretsmanager");
  }
}
