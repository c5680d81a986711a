package example

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat

import io.github.fakesecretsmanager.FakeSecretsManager
import spock.lang.AutoCleanup
import spock.lang.Specification

class ReplicationSpec extends Specification {

  @AutoCleanup
  def fake = FakeSecretsManager.create()
  def client = fake.client()

  def "replicates to Paris"() {
    given:
    client.createSecret { it.name('db').secretString('one') }

    when:
    client.replicateSecretToRegions { it.secretId('db').addReplicaRegions({ it.region('eu-west-3') }) }

    then:
    assertThat(fake).secret('db').isReplicatedTo('eu-west-3')
    fake.region('eu-west-3').secret('db').primaryRegion().get() == 'us-east-1'
  }
}
