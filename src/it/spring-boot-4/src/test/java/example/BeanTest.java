package example;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@SpringBootTest
class BeanTest {

  @TestConfiguration
  static class Fake {

    @Bean
    FakeSecretsManager fakeSecretsManager() {
      return FakeSecretsManager.create();
    }

    @Bean
    SecretsManagerClient secretsManagerClient(FakeSecretsManager fake) {
      return fake.client();
    }
  }

  @AfterEach
  void forget_what_the_test_has_made(@Autowired FakeSecretsManager fake) {
    fake.reset();
  }

  @RepeatedTest(2)
  void the_application_replicates_with_the_fakes_client(
      @Autowired FakeSecretsManager fake, @Autowired Application.CredentialReplicator replicator) {
    fake.region().createSecret("db", "one");

    replicator.replicate("db", "eu-west-3");

    assertThat(fake).secret("db").isReplicatedTo("eu-west-3");
  }
}
