package io.github.fakesecretsmanager.readme;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;

import io.github.fakesecretsmanager.FakeClock;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.ReplicationMode;
import io.github.fakesecretsmanager.junit.FakeSecret;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerExtension;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConfiguredTest {

  @RegisterExtension
  static final FakeSecretsManagerExtension FAKE =
      FakeSecretsManagerExtension.builder()
          .region("eu-west-1")
          .clock(FakeClock.frozenAt(Instant.parse("2026-01-01T00:00:00Z")))
          .replication(ReplicationMode.after(Duration.ofSeconds(5)))
          .disabledRegions("eu-south-2")
          .build();

  @Test
  @FakeSecret(name = "db", value = "one")
  void takes_five_seconds(FakeSecretsManager fake, FakeClock clock) {
    new CredentialReplicator(fake.client()).replicate("db", "eu-west-3", null);
    assertThat(fake).secret("db").replica("eu-west-3").isInProgress();

    clock.advance(Duration.ofSeconds(5));

    assertThat(fake).secret("db").isReplicatedTo("eu-west-3");
  }
}
