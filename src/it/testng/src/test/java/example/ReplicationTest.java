package example;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

public class ReplicationTest {

  private FakeSecretsManager fake;
  private SecretsManagerClient client;

  @BeforeMethod
  public void create_the_fake() {
    fake = FakeSecretsManager.create();
    client = fake.client();
  }

  @AfterMethod
  public void close_the_fake() {
    fake.close();
  }

  @Test
  public void replicates_to_paris() {
    client.createSecret(r -> r.name("db").secretString("one"));
    client.replicateSecretToRegions(
        r -> r.secretId("db").addReplicaRegions(to -> to.region("eu-west-3")));

    assertThat(fake).secret("db").isReplicatedTo("eu-west-3");
    assertThat(fake).inRegion("eu-west-3").secret("db").isReplicaOf("us-east-1");
  }
}
