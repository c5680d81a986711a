package example

import io.github.fakesecretsmanager.FakeSecretsManager
import io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat
import io.github.fakesecretsmanager.domain.KmsPermission
import io.github.fakesecretsmanager.domain.ReplicationFailure
import io.kotest.core.spec.IsolationMode
import io.kotest.core.spec.style.StringSpec

class FailedReplicaTest : StringSpec({
  isolationMode = IsolationMode.InstancePerRoot

  val fake = autoClose(FakeSecretsManager.create())
  val client = fake.client()

  "sees a replica that the key in Paris refuses" {
    fake.region("eu-west-3").createKmsKey("alias/payments").deny(KmsPermission.ENCRYPT)

    val answer = client.createSecret { request ->
      request.name("db").secretString("one")
        .addReplicaRegions({ it.region("eu-west-3").kmsKeyId("alias/payments") })
    }

    assertThat(answer).replica("eu-west-3").isInProgress()
    assertThat(fake).secret("db").replica("eu-west-3")
      .hasFailedBecause(ReplicationFailure.Reason.KMS_ACCESS_DENIED)
  }
})
