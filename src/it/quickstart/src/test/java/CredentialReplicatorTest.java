import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;

import io.github.fakesecretsmanager.FakeKmsKey;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.domain.KmsPermission;
import io.github.fakesecretsmanager.domain.ReplicationFailure;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@ExtendWith(FakeSecretsManagerExtension.class)
class CredentialReplicatorTest {

  @Test
  void reports_a_replica_that_the_key_in_paris_refuses(
      FakeSecretsManager secretsManager, SecretsManagerClient client) {
    FakeKmsKey key = secretsManager.region("eu-west-3").createKmsKey("alias/payments");
    key.deny(KmsPermission.ENCRYPT);
    client.createSecret(r -> r.name("MyTestSecret").secretString("s3cr3t"));

    new CredentialReplicator(client).replicate("MyTestSecret", "eu-west-3", key.arn());

    assertThat(secretsManager)
        .secret("MyTestSecret")
        .replica("eu-west-3")
        .hasFailedBecause(ReplicationFailure.Reason.KMS_ACCESS_DENIED);
  }
}

record CredentialReplicator(SecretsManagerClient client) {

  void replicate(String secretId, String region, String kmsKeyId) {
    client.replicateSecretToRegions(
        r -> r.secretId(secretId).addReplicaRegions(to -> to.region(region).kmsKeyId(kmsKeyId)));
  }
}
