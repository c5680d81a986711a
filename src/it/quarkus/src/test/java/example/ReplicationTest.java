package example;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@QuarkusTest
class ReplicationTest {

  @Inject CredentialReplicator replicator;

  private final FakeSecretsManager fake = FakeSecretsManager.create();

  @BeforeEach
  void give_the_application_the_fakes_client() {
    QuarkusMock.installMockForType(fake.client(), SecretsManagerClient.class);
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
