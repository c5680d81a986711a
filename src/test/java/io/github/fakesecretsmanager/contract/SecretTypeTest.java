package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The type of a managed external secret, which old versions of the SDK do not know. */
@Tag("new-sdk")
class SecretTypeTest extends Contract {

  @Test
  void is_shown_replicated_and_changed() {
    client.createSecret(
        r ->
            r.name("db")
                .secretString("x")
                .type("MongoDBAtlasDatabaseUser")
                .addReplicaRegions(replicaIn("eu-west-3")));
    assertThat(describe("db").type()).isEqualTo("MongoDBAtlasDatabaseUser");
    assertThat(client.listSecrets().secretList().get(0).type())
        .isEqualTo("MongoDBAtlasDatabaseUser");

    client.updateSecret(r -> r.secretId("db").type("SnowflakePat"));

    assertThat(in("eu-west-3").describeSecret(r -> r.secretId("db")).type())
        .isEqualTo("SnowflakePat");
  }
}
