package example;

import io.github.fakesecretsmanager.FakeSecretsManager;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The calls of a test: with the fake's client, and with one that it has built itself. */
final class Calls {

  private Calls() {}

  public static void main(String[] args) {
    FakeSecretsManager fake = FakeSecretsManager.create();
    call(fake.client());
    fake.reset();
    call(
        SecretsManagerClient.builder()
            .httpClient(fake.httpClient())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "key")))
            .build());
  }

  private static void call(SecretsManagerClient client) {
    client.createSecret(r -> r.name("db").secretString("one"));
    client.replicateSecretToRegions(
        r -> r.secretId("db").addReplicaRegions(to -> to.region("eu-west-3")));
    client.describeSecret(r -> r.secretId("db"));
    System.out.println("read " + client.getSecretValue(r -> r.secretId("db")).secretString());
  }
}
