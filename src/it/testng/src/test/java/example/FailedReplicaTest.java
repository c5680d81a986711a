package example;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

public class FailedReplicaTest {

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
  public void sees_a_replica_that_the_key_in_paris_refuses() {
    fake.region("eu-west-3").createKmsKey("alias/payments").deny(KmsPermission.ENCRYPT);
    client.createSecret(
        r ->
            r.name("db")
                .secretString("one")
                .addReplicaRegions(to -> to.region("eu-west-3").kmsKeyId("alias/payments")));

    assertThat(fake)
        .secret("db")
        .replica("eu-west-3")
        .hasFailedBecause(ReplicationFailure.Reason.KMS_ACCESS_DENIED);
  }
}
