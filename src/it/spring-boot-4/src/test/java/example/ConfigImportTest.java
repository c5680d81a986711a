package example;

import static example.FakeSecretsManagerInitializer.FAKE;
import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@SpringBootTest(properties = "spring.config.import=aws-secretsmanager:/db/creds")
class ConfigImportTest {

  @Test
  void a_property_comes_from_the_fake(@Value("${password}") String password) {
    assertThat(password).isEqualTo("s3cr3t");
  }

  @Test
  void the_application_replicates_with_the_fakes_client(
      @Autowired SecretsManagerClient client,
      @Autowired Application.CredentialReplicator replicator) {
    assertThat(client).isSameAs(FAKE.client());

    replicator.replicate("/db/creds", "eu-west-3");

    assertThat(FAKE).secret("/db/creds").isReplicatedTo("eu-west-3");
  }
}
