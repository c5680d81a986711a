package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** The clients: those the fake hands out, and those a user builds over its transport. */
class ClientTest extends Contract {

  static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "secret"));

  @Test
  void every_response_has_its_own_request_id() {
    String first = create("db", "x");
    String id = client.describeSecret(r -> r.secretId(first)).responseMetadata().requestId();
    String other = client.describeSecret(r -> r.secretId(first)).responseMetadata().requestId();

    assertThat(UUID.fromString(id)).hasToString(id);
    assertThat(other).isNotEqualTo(id);
  }

  @Test
  void errors_are_the_sdks_own_exceptions_and_are_not_retried() {
    AtomicInteger attempts = new AtomicInteger();
    SecretsManagerClient counting =
        SecretsManagerClient.builder()
            .httpClient(fake.httpClient())
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .overrideConfiguration(o -> o.addExecutionInterceptor(counting(attempts)))
            .build();

    assertThatThrownBy(() -> counting.describeSecret(r -> r.secretId("nix")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("(Service: SecretsManager, Status Code: 400, Request ID: ");
    assertThat(attempts).hasValue(1);
  }

  private static ExecutionInterceptor counting(AtomicInteger attempts) {
    return new ExecutionInterceptor() {
      @Override
      public void beforeTransmission(
          Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attempts.incrementAndGet();
      }
    };
  }

  @Test
  void each_region_has_one_client() {
    assertThat(fake.client("eu-west-3")).isSameAs(fake.client("eu-west-3"));
    assertThat(fake.client()).isSameAs(fake.client("us-east-1"));
    assertThat(fake.client("eu-west-3")).isNotSameAs(client);
  }

  @Test
  void a_users_own_client_calls_its_region_regardless_of_its_host() {
    SecretsManagerClient own =
        SecretsManagerClient.builder()
            .httpClient(fake.httpClient())
            .region(Region.EU_WEST_3)
            .endpointOverride(URI.create("http://localhost:4566"))
            .credentialsProvider(CREDENTIALS)
            .build();

    own.createSecret(r -> r.name("db").secretString("s3cr3t"));

    assertThat(value(in("eu-west-3"), "db")).isEqualTo("s3cr3t");
  }

  @Test
  void an_unsigned_call_is_refused() {
    SecretsManagerClient anonymous =
        SecretsManagerClient.builder()
            .httpClient(fake.httpClient())
            .region(Region.EU_WEST_3)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();

    assertRefused(
        "MissingAuthenticationTokenException",
        "Missing Authentication Token",
        anonymous::listSecrets);
  }

  @Test
  void no_call_works_once_the_fake_is_closed() {
    SecretsManagerClient own =
        SecretsManagerClient.builder()
            .httpClient(fake.httpClient())
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .build();
    fake.close();

    assertThatThrownBy(own::listSecrets)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> fake.region().secrets()).isInstanceOf(IllegalStateException.class);
    fake.close();
  }

  @Test
  void reset_forgets_the_state_and_keeps_configuration_clients_and_clock() {
    FakeSecretsManager half =
        FakeSecretsManager.builder()
            .accountId("210987654321")
            .clock(clock)
            .disabledRegions("eu-south-2")
            .build();
    half.client().createSecret(r -> r.name("db").secretString("x"));
    half.region("eu-south-2").enable();
    half.replication().hold();
    clock.advance(Duration.ofDays(1));

    half.reset();

    assertThat(half.region().secrets()).isEmpty();
    assertThat(half.region("eu-south-2").isEnabled()).isFalse();
    assertThat(half.clock().now()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    var again =
        half.client()
            .createSecret(
                r -> r.name("db").secretString("x").addReplicaRegions(replicaIn("eu-west-3")));
    assertThat(again.arn()).contains("210987654321");
    assertThat(half.region("eu-west-3").findSecret("db")).as("the hold is gone").isPresent();
  }

  @Test
  void the_same_seed_gives_the_same_ids() {
    String arn = FakeSecretsManager.create().client().createSecret(r -> r.name("db")).arn();

    assertThat(FakeSecretsManager.create().client().createSecret(r -> r.name("db")).arn())
        .isEqualTo(arn);
    assertThat(
            FakeSecretsManager.builder()
                .seed(1)
                .build()
                .client()
                .createSecret(r -> r.name("db"))
                .arn())
        .isNotEqualTo(arn);
  }

  @Test
  void validation_errors_are_secrets_manager_exceptions() {
    assertThatThrownBy(() -> client.listSecrets(r -> r.maxResults(0)))
        .isInstanceOf(SecretsManagerException.class)
        .hasMessageStartingWith(
            "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint:"
                + " Member must have value greater than or equal to 1");
  }
}
