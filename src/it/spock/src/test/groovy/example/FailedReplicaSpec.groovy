package example

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat

import io.github.fakesecretsmanager.FakeSecretsManager
import io.github.fakesecretsmanager.domain.KmsPermission
import io.github.fakesecretsmanager.domain.ReplicationFailure
import spock.lang.AutoCleanup
import spock.lang.Specification

class FailedReplicaSpec extends Specification {

  @AutoCleanup
  def fake = FakeSecretsManager.create()
  def client = fake.client()

  def "sees a replica that the key in Paris refuses"() {
    given:
    fake.region('eu-west-3').createKmsKey('alias/payments').deny(KmsPermission.ENCRYPT)

    when:
    def answer = client.createSecret {
      it.name('db').secretString('one')
          .addReplicaRegions({ it.region('eu-west-3').kmsKeyId('alias/payments') })
    }

    then:
    assertThat(answer).replica('eu-west-3').isInProgress()
    assertThat(fake).secret('db').replica('eu-west-3')
        .hasFailedBecause(ReplicationFailure.Reason.KMS_ACCESS_DENIED)
  }
}
