package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.FakeFault;
import io.github.fakesecretsmanager.FakePrincipal;
import io.github.fakesecretsmanager.FakeSecretsManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** The SDK's own builders, with the transport of the fake. */
@Tag(ClientKind.IN_PROCESS)
// Retry policies are deprecated, but the strategies that replace them came only with 2.26.
@SuppressWarnings("deprecation")
class ClientBuilderTest {

  private final FakeSecretsManager fake =
      FakeSecretsManager.builder().region("eu-central-1").build();

  @AfterEach
  void close_the_fake() {
    fake.close();
  }

  @Test
  void a_client_is_of_the_default_region_or_of_the_one_that_is_named() {
    try (SecretsManagerClient home = fake.clientBuilder().build();
        SecretsManagerClient paris = fake.clientBuilder("eu-west-3").build()) {
      home.createSecret(r -> r.name("db").secretString("one"));
      paris.createSecret(r -> r.name("cache").secretString("two"));
    }

    assertThat(fake.region("eu-central-1").findSecret("db")).isPresent();
    assertThat(fake.region("eu-west-3").findSecret("cache")).isPresent();
  }

  @Test
  void an_asynchronous_client_is_of_the_default_or_the_named_region_too() {
    try (SecretsManagerAsyncClient home = fake.asyncClientBuilder().build();
        SecretsManagerAsyncClient paris = fake.asyncClientBuilder("eu-west-3").build()) {
      home.createSecret(r -> r.name("db").secretString("one")).join();
      paris.createSecret(r -> r.name("cache").secretString("two")).join();
    }

    assertThat(fake.region("eu-central-1").findSecret("db")).isPresent();
    assertThat(fake.region("eu-west-3").findSecret("cache")).isPresent();
  }

  @Test
  void the_user_configures_it() {
    FakeFault fault = fake.faults().onAnyCall().throttle();

    try (SecretsManagerClient client =
        fake.clientBuilder()
            .overrideConfiguration(c -> c.retryPolicy(RetryPolicy.none()))
            .build()) {
      assertThatThrownBy(client::listSecrets).isInstanceOf(SecretsManagerException.class);
    }

    assertThat(fault.timesFired()).isEqualTo(1);
  }

  @Test
  void a_caller_is_given_by_its_access_key() {
    FakePrincipal app = fake.role("app");

    try (SecretsManagerClient client =
        fake.clientBuilder()
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(app.accessKeyId(), "secret")))
            .build()) {
      assertThatThrownBy(client::listSecrets)
          .isInstanceOf(SecretsManagerException.class)
          .hasMessageContaining("is not authorized to perform: secretsmanager:ListSecrets");
    }
  }

  @Test
  void a_region_that_aws_does_not_have_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.clientBuilder("mars-1"))
        .withMessageStartingWith("unknown Region <mars-1>");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.asyncClientBuilder("mars-1"))
        .withMessageStartingWith("unknown Region <mars-1>");
  }
}
