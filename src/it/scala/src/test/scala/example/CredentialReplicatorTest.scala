package example

import io.github.fakesecretsmanager.FakeSecretsManager
import io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat
import io.github.fakesecretsmanager.domain.ReplicationFailure
import io.github.fakesecretsmanager.junit.{FakeSecret, FakeSecretsManagerTest}
import org.junit.jupiter.api.Test
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient

class CredentialReplicator(client: SecretsManagerClient) {

  def replicate(secretId: String, region: String): Unit =
    client.replicateSecretToRegions { request =>
      request.secretId(secretId).addReplicaRegions(replica => replica.region(region))
    }
}

@FakeSecretsManagerTest
@FakeSecret(name = "prod/db", value = "one", replicaRegions = Array("eu-west-1"))
class CredentialReplicatorTest {

  @Test
  def replicates_to_paris(fake: FakeSecretsManager, client: SecretsManagerClient): Unit = {
    new CredentialReplicator(client).replicate("prod/db", "eu-west-3")

    assertThat(fake).secret("prod/db").isReplicatedExactlyTo("eu-west-1", "eu-west-3")
  }

  @Test
  def sees_a_replica_whose_name_is_taken(
      fake: FakeSecretsManager,
      client: SecretsManagerClient
  ): Unit = {
    fake.region("eu-west-3").newSecret("prod/db").value("another").create()

    new CredentialReplicator(client).replicate("prod/db", "eu-west-3")

    assertThat(fake)
      .secret("prod/db")
      .replica("eu-west-3")
      .hasFailedBecause(ReplicationFailure.Reason.SECRET_NAME_EXISTS)
  }
}
