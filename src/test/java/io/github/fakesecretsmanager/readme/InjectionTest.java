package io.github.fakesecretsmanager.readme;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;

import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.junit.FakeSecret;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest;
import io.github.fakesecretsmanager.junit.InRegion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@FakeSecretsManagerTest
@FakeSecret(name = "prod/db", value = "{\"password\":\"s3cr3t\"}", replicaRegions = "eu-west-3")
class InjectionTest {

  private CredentialReplicator replicator;

  @BeforeEach
  void setUp(SecretsManagerClient client) {
    replicator = new CredentialReplicator(client);
  }

  @Test
  @FakeSecret(name = "prod/api", value = "k3y")
  void replicates_what_is_not_replicated_yet(FakeSecretsManager fake) {
    replicator.replicate("prod/api", "eu-west-3", null);

    assertThat(fake).secret("prod/api").isReplicatedTo("eu-west-3");
  }

  @Test
  void follows_the_primary(
      SecretsManagerAsyncClient client, @InRegion("eu-west-3") FakeRegion paris) {
    client.putSecretValue(r -> r.secretId("prod/db").secretString("new")).join();

    assertThat(paris).secret("prod/db").hasStringValue("new");
  }
}
