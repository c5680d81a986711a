package example;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.junit.CaptureDefaultClients;
import io.github.fakesecretsmanager.junit.FakeSecret;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@FakeSecretsManagerTest
@FakeSecret(name = "db", value = "two")
@CaptureDefaultClients
class LaterCapturedBeanTest {

  @Test
  void the_clients_of_a_context_that_spring_has_kept_do_too(
      FakeSecretsManager fake,
      @Autowired Application.CredentialReplicator replicator,
      @Autowired Application.ParisReader reader) {
    replicator.replicate("db", "eu-west-3");

    assertThat(fake).secret("db").isReplicatedTo("eu-west-3");
    assertThat(reader.read("db")).isEqualTo("two");
  }
}
