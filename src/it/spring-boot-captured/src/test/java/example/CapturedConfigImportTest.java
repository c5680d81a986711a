package example;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.junit.CaptureDefaultClients;
import io.github.fakesecretsmanager.junit.FakeSecret;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest;
import io.github.fakesecretsmanager.junit.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(properties = "spring.config.import=aws-secretsmanager:/db/creds")
@FakeSecretsManagerTest(scope = Scope.PER_CLASS)
@FakeSecret(name = "/db/creds", value = "{\"password\":\"s3cr3t\"}")
@CaptureDefaultClients
class CapturedConfigImportTest {

  @Test
  void a_property_comes_from_the_fake(@Value("${password}") String password) {
    assertThat(password).isEqualTo("s3cr3t");
  }

  @Test
  void the_application_replicates_in_the_fake(
      FakeSecretsManager fake, @Autowired Application.CredentialReplicator replicator) {
    replicator.replicate("/db/creds", "eu-west-3");

    assertThat(fake).secret("/db/creds").isReplicatedTo("eu-west-3");
  }
}
