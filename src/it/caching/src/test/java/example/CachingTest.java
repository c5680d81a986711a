package example;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.secretsmanager.caching.SecretCache;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.junit.FakeSecretsManagerTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@FakeSecretsManagerTest
class CachingTest {

  @Test
  void asks_aws_for_the_first_read_only(FakeSecretsManager fake, SecretsManagerClient client) {
    fake.region().createSecret("db", "one");

    try (SecretCache cache = new SecretCache(client)) {
      assertThat(cache.getSecretString("db")).isEqualTo("one");
      assertThat(cache.getSecretString("db")).isEqualTo("one");
    }

    assertThat(fake.cloudTrail()).calledTimes("DescribeSecret", 1).calledTimes("GetSecretValue", 1);
  }
}
