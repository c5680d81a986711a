package example;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.secretsmanager.caching.SecretCache;
import com.amazonaws.secretsmanager.caching.SecretCacheConfiguration;
import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest;
import io.github.fakesecretsmanager.junit.InRegion;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

@FakeSecretsManagerTest
class CachingTest {

  /** Refreshes at once, while the library itself would wait for up to 100 ms. */
  private static SecretCacheConfiguration configuration(SecretsManagerClient client) {
    return new SecretCacheConfiguration().withClient(client).withForceRefreshJitterMillis(1);
  }

  @Test
  void can_be_built_on_a_builder(FakeSecretsManager fake) {
    fake.region("eu-central-1").createSecret("db", "one");

    try (SecretCache cache = new SecretCache(fake.clientBuilder("eu-central-1"))) {
      assertThat(cache.getSecretString("db")).isEqualTo("one");
    }

    assertThat(fake.cloudTrail().inRegion("eu-central-1")).hasEventTimes("GetSecretValue", 1);
  }

  @Test
  void keeps_the_old_value_until_it_is_refreshed(
      FakeSecretsManager fake, SecretsManagerClient client) throws InterruptedException {
    fake.region().createSecret("db", "one");

    try (SecretCache cache = new SecretCache(configuration(client))) {
      cache.getSecretString("db");
      client.putSecretValue(r -> r.secretId("db").secretString("two"));
      assertThat(cache.getSecretString("db")).isEqualTo("one");

      assertThat(cache.refreshNow("db")).isTrue();
      assertThat(cache.getSecretString("db")).isEqualTo("two");
    }
  }

  @Test
  void asks_whether_there_is_a_new_value_when_the_time_to_live_is_over(
      FakeSecretsManager fake, SecretsManagerClient client) {
    fake.region().createSecret("db", "one");

    try (SecretCache cache = new SecretCache(configuration(client).withCacheItemTTL(0))) {
      assertThat(cache.getSecretString("db")).isEqualTo("one");
      assertThat(cache.getSecretString("db")).isEqualTo("one");
      client.putSecretValue(r -> r.secretId("db").secretString("two"));
      assertThat(cache.getSecretString("db")).isEqualTo("two");
    }

    assertThat(fake.cloudTrail())
        .hasEventTimes("DescribeSecret", 3)
        .hasEventTimes("GetSecretValue", 2);
  }

  @Test
  void goes_on_with_the_old_value_of_a_secret_that_is_gone(
      FakeSecretsManager fake, SecretsManagerClient client) throws InterruptedException {
    fake.region().createSecret("db", "one");

    try (SecretCache cache = new SecretCache(configuration(client))) {
      cache.getSecretString("db");
      client.deleteSecret(r -> r.secretId("db").forceDeleteWithoutRecovery(true));

      assertThat(cache.refreshNow("db")).isFalse();
      assertThat(cache.getSecretString("db")).isEqualTo("one");
    }
  }

  @Test
  void cannot_start_with_a_secret_that_is_scheduled_for_deletion(
      FakeSecretsManager fake, SecretsManagerClient client) {
    fake.region().createSecret("db", "one");
    client.deleteSecret(r -> r.secretId("db").recoveryWindowInDays(7L));

    try (SecretCache cache = new SecretCache(client)) {
      assertThatThrownBy(() -> cache.getSecretString("db"))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("marked for deletion");
    }
  }

  @Test
  void reads_the_replica_of_its_own_region(
      FakeSecretsManager fake,
      SecretsManagerClient client,
      @InRegion("eu-west-3") SecretsManagerClient paris)
      throws InterruptedException {
    client.createSecret(
        r -> r.name("db").secretString("one").addReplicaRegions(to -> to.region("eu-west-3")));

    try (SecretCache cache = new SecretCache(configuration(paris))) {
      assertThat(cache.getSecretString("db")).isEqualTo("one");
      client.putSecretValue(r -> r.secretId("db").secretString("two"));
      cache.refreshNow("db");
      assertThat(cache.getSecretString("db")).isEqualTo("two");
    }

    assertThat(fake).secret("db").isReplicatedTo("eu-west-3");
    assertThat(fake.cloudTrail().inRegion("eu-west-3")).hasEventTimes("GetSecretValue", 2);
    assertThat(fake.cloudTrail().inRegion("us-east-1")).hasNoEvent("GetSecretValue");
  }

  @Test
  void needs_the_permission_to_describe_the_secret(FakeSecretsManager fake) {
    fake.region().createSecret("db", "one");
    FakePrincipal role =
        fake.role("app")
            .withPolicy(
                """
                {"Version": "2012-10-17", "Statement": {
                  "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*"}}
                """);

    try (SecretCache cache = new SecretCache(fake.client(role))) {
      assertThatThrownBy(() -> cache.getSecretString("db"))
          .isInstanceOf(SecretsManagerException.class)
          .hasMessageContaining("secretsmanager:DescribeSecret");
    }

    assertThat(fake.missingPermissions(role)).contains("secretsmanager:DescribeSecret");
  }
}
