package example

import io.github.fakesecretsmanager.FakeSecretsManager
import io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat
import io.kotest.core.spec.IsolationMode
import io.kotest.core.spec.style.StringSpec
import io.kotest.matchers.shouldBe

class ReplicationTest : StringSpec({
  isolationMode = IsolationMode.InstancePerRoot

  val fake = autoClose(FakeSecretsManager.create())
  val client = fake.client()

  "replicates to Paris" {
    client.createSecret { it.name("db").secretString("one") }

    client.replicateSecretToRegions { request ->
      request.secretId("db").addReplicaRegions({ it.region("eu-west-3") })
    }

    assertThat(fake).secret("db").isReplicatedTo("eu-west-3")
    fake.region("eu-west-3").secret("db").primaryRegion().get() shouldBe "us-east-1"
  }
})
