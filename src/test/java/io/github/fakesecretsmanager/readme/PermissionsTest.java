package io.github.fakesecretsmanager.readme;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@FakeSecretsManagerTest
class PermissionsTest {

  @Test
  void needs_no_more_than_it_is_deployed_with(FakeSecretsManager fake, SecretsManagerClient admin) {
    FakePrincipal replicator =
        fake.role("replicator").withPolicyResource("policies/replicator.json");
    String arn = admin.createSecret(r -> r.name("prod/db").secretString("one")).arn();

    new CredentialReplicator(fake.client(replicator)).replicate("prod/db", "eu-west-3", null);

    assertThat(fake).secret("prod/db").isReplicatedTo("eu-west-3");
    assertThat(replicator).isNotAllowedTo("secretsmanager:GetSecretValue").on(arn);
    assertThat(fake.missingPermissions(replicator)).isEmpty();
  }
}
