package example;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.micronaut.test.annotation.MockBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@MicronautTest
class ReplicationTest {

  @Inject CredentialReplicator replicator;

  private final FakeSecretsManager fake = FakeSecretsManager.create();

  @MockBean(SecretsManagerClient.class)
  SecretsManagerClient secretsManagerClient() {
    return fake.client();
  }

  @AfterEach
  void close_the_fake() {
    fake.close();
  }

  @RepeatedTest(2)
  void the_application_replicates_with_the_fakes_client() {
    fake.region().createSecret("db", "one");

    replicator.replicate("db", "eu-west-3");

    assertThat(fake).secret("db").isReplicatedTo("eu-west-3");
  }
}
