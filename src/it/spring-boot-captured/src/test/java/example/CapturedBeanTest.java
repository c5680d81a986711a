package example;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.junit.CaptureDefaultClients;
import io.github.fakesecretsmanager.junit.FakeSecret;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@FakeSecretsManagerTest
@FakeSecret(name = "db", value = "one")
@CaptureDefaultClients
class CapturedBeanTest {

  @RepeatedTest(2)
  void the_applications_own_clients_call_the_fake_of_the_test(
      FakeSecretsManager fake,
      @Autowired Application.CredentialReplicator replicator,
      @Autowired Application.ParisReader reader) {
    replicator.replicate("db", "eu-west-3");

    assertThat(fake).secret("db").isReplicatedTo("eu-west-3");
    assertThat(reader.read("db")).isEqualTo("one");
  }
}
