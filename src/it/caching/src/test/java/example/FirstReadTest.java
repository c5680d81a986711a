package example;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;

import com.amazonaws.secretsmanager.caching.SecretCache;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@FakeSecretsManagerTest
class FirstReadTest {

  @Test
  void asks_aws_for_the_first_read_only(FakeSecretsManager fake, SecretsManagerClient client) {
    fake.region().createSecret("db", "one");

    try (SecretCache cache = new SecretCache(client)) {
      assertThat(cache.getSecretString("db")).isEqualTo("one");
      assertThat(cache.getSecretString("db")).isEqualTo("one");
    }

    assertThat(fake.cloudTrail())
        .hasEventTimes("DescribeSecret", 1)
        .hasEventTimes("GetSecretValue", 1);
  }
}
