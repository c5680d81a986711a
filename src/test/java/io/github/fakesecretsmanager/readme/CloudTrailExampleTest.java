package io.github.fakesecretsmanager.readme;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@FakeSecretsManagerTest(guardAgainstLeaks = true)
class CloudTrailExampleTest {

  @Test
  void replicates_once_and_leaves_nothing_secret_in_the_log(
      FakeSecretsManager fake, SecretsManagerClient client) {
    client.createSecret(r -> r.name("MyTestSecret").secretString("s3cr3t-of-the-test"));

    new CredentialReplicator(client)
        .replicate("MyTestSecret", "eu-west-3", "alias/aws/secretsmanager");

    assertThat(fake.cloudTrail())
        .hasEventTimes("ReplicateSecretToRegions", 1)
        .hasEvent("ReplicationSucceeded")
        .hasNoEvent("GetSecretValue")
        .hasEventSatisfying(
            "ReplicateSecretToRegions",
            event ->
                assertThat(event.requestParameters()).containsEntry("secretId", "MyTestSecret"))
        .containsNoSecretValues();
  }

  @Test
  void hands_an_event_to_the_function_that_a_rule_starts(
      FakeSecretsManager fake, SecretsManagerClient client) {
    client.createSecret(r -> r.name("MyTestSecret").secretString("s3cr3t-of-the-test"));
    client.putSecretValue(r -> r.secretId("MyTestSecret").secretString("its-next-s3cr3t"));

    CloudTrailEvent put = fake.cloudTrail().events("PutSecretValue").get(0);
    String delivered = put.toEventBridgeJson();

    assertThat(delivered)
        .startsWith("{\"version\":\"0\",\"id\":")
        .contains("\"detail-type\":\"AWS API Call via CloudTrail\"")
        .contains("\"source\":\"aws.secretsmanager\"")
        .endsWith("\"detail\":" + put.toJson() + "}");
  }

  @Test
  void reads_the_log(FakeSecretsManager fake, SecretsManagerClient client) {
    client.createSecret(r -> r.name("db").secretString("one"));

    CloudTrailEvent event = fake.cloudTrail().inRegion("us-east-1").events("CreateSecret").get(0);
    assertThat(event.userIdentity().type()).isEqualTo("IAMUser");
    assertThat(event.errorCode()).isEmpty();
    assertThat(fake.cloudTrail().toJson()).startsWith("{\"Records\":[{\"eventVersion\":");
  }
}
