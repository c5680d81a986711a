package example

import io.github.fakesecretsmanager.FakeSecretsManager
import io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat
import io.github.fakesecretsmanager.domain.ReplicationFailure
import io.github.fakesecretsmanager.junit.FakeSecret
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest
import io.github.fakesecretsmanager.junit.InRegion
import org.junit.jupiter.api.Test
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient

class CredentialReplicator(private val client: SecretsManagerClient) {

  fun replicate(secretId: String, region: String) {
    client.replicateSecretToRegions { request ->
      request.secretId(secretId).addReplicaRegions({ it.region(region) })
    }
  }
}

@FakeSecretsManagerTest
@FakeSecret(name = "prod/db", value = "one", replicaRegions = ["eu-west-1"])
class CredentialReplicatorTest {

  @Test
  fun `replicates to Paris`(
    fake: FakeSecretsManager,
    client: SecretsManagerClient,
    @InRegion("eu-west-3") paris: SecretsManagerClient,
  ) {
    CredentialReplicator(client).replicate("prod/db", "eu-west-3")

    assertThat(fake).secret("prod/db").isReplicatedExactlyTo("eu-west-1", "eu-west-3")
    assertThat(paris.getSecretValue { it.secretId("prod/db") }.secretString()).isEqualTo("one")
  }

  @Test
  fun `sees a replica whose name is taken`(fake: FakeSecretsManager, client: SecretsManagerClient) {
    fake.region("eu-west-3").newSecret("prod/db").value("another").create()

    CredentialReplicator(client).replicate("prod/db", "eu-west-3")

    assertThat(fake).secret("prod/db").replica("eu-west-3")
      .hasFailedBecause(ReplicationFailure.Reason.SECRET_NAME_EXISTS)
  }
}
