import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakeOutage;
import io.github.fakesecretsmanager.FakeSecretsManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import software.amazon.awssdk.core.exception.SdkException;

/** A program that writes the page of a failing replication, for a browser. */
class Page {

  public static void main(String[] args) throws Exception {
    FakeClock clock = FakeClock.frozenAt(Instant.parse("2026-03-01T10:15:30Z"));
    try (FakeSecretsManager fake = FakeSecretsManager.builder().clock(clock).build()) {
      fake.region("eu-west-3").createKmsKey("alias/payments").disable();
      fake.client().createSecret(r -> r.name("prod/db").secretString("s3cr3t-canary"));
      fake.client()
          .replicateSecretToRegions(
              r ->
                  r.secretId("prod/db")
                      .addReplicaRegions(
                          to -> to.region("eu-west-3").kmsKeyId("alias/payments")));
      FakeOutage outage = fake.region("us-east-1").beginOutage();
      try {
        fake.client().getSecretValue(r -> r.secretId("prod/db"));
      } catch (SdkException e) {
        outage.end();
      }
      Files.writeString(Path.of(args[0]), fake.reportAsHtml());
    }
  }
}
