package io.github.fakesecretsmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClientBuilder;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** Clients of the code under test that name an HTTP client, which would call AWS. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class CaptureOfOtherHttpClientsTest {

  private final FakeSecretsManager fake =
      FakeSecretsManager.builder().region("eu-central-1").build();

  private DefaultClientCapture capture;

  @AfterEach
  void end_the_capture() {
    if (capture != null) {
      capture.close();
    }
    fake.close();
  }

  /** Returns a builder that names an HTTP client, as in code that wants a certain one. */
  private static SecretsManagerClientBuilder withHttpClient() {
    return SecretsManagerClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
  }

  @Test
  void a_client_that_names_an_http_client_is_answered_by_the_fake_of_the_test() {
    capture = DefaultClientCapture.start(fake);
    try (FakeSecretsManager next = FakeSecretsManager.create();
        SecretsManagerClient client = withHttpClient().build()) {
      client.createSecret(r -> r.name("db").secretString("one"));
      capture.answerBy(next);
      client.createSecret(r -> r.name("cache").secretString("one"));

      assertThat(fake.region("eu-central-1").findSecret("db")).isPresent();
      assertThat(next.region("eu-central-1").findSecret("cache")).isPresent();
    }
  }

  @Test
  void an_http_client_that_the_code_has_built_itself_makes_no_difference() {
    capture = DefaultClientCapture.start(fake);
    try (SecretsManagerClient client =
        SecretsManagerClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      client.createSecret(r -> r.name("db").secretString("one"));
    }

    assertThat(fake.region("eu-central-1").findSecret("db")).isPresent();
  }

  @Test
  void its_errors_and_faults_are_those_of_the_fake() {
    capture = DefaultClientCapture.start(fake);
    FakeFault fault = fake.faults().on("ListSecrets").next().throttle();
    try (SecretsManagerClient client = withHttpClient().build()) {
      client.listSecrets();

      assertThat(fault.timesFired()).as("it was retried").isEqualTo(1);
      assertThatThrownBy(() -> client.describeSecret(r -> r.secretId("nix")))
          .isInstanceOf(SecretsManagerException.class)
          .hasMessageContaining("Secrets Manager can't find the specified secret.");
    }
  }

  @Test
  void a_fips_or_dual_stack_endpoint_makes_no_difference() {
    capture = DefaultClientCapture.start(fake);
    try (SecretsManagerClient fips = withHttpClient().fipsEnabled(true).build();
        SecretsManagerClient dual = withHttpClient().dualstackEnabled(true).build();
        SecretsManagerClient captured = SecretsManagerClient.builder().fipsEnabled(true).build()) {
      fips.createSecret(r -> r.name("a").secretString("one"));
      dual.createSecret(r -> r.name("b").secretString("one"));
      captured.createSecret(r -> r.name("c").secretString("one"));
    }

    assertThat(fake.region("eu-central-1").secrets()).hasSize(3);
  }

  @Test
  void an_unsigned_call_is_refused_as_aws_does() {
    capture = DefaultClientCapture.start(fake);
    try (SecretsManagerClient named =
            withHttpClient().credentialsProvider(AnonymousCredentialsProvider.create()).build();
        SecretsManagerClient captured =
            SecretsManagerClient.builder()
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
        SecretsManagerAsyncClient async =
            SecretsManagerAsyncClient.builder()
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
      assertThatThrownBy(named::listSecrets).hasMessageContaining("Missing Authentication Token");
      assertThatThrownBy(() -> async.listSecrets().join())
          .as("without any asynchronous HTTP client on the class path")
          .hasMessageContaining("Missing Authentication Token");
      assertThatThrownBy(captured::listSecrets)
          .hasMessageContaining("Missing Authentication Token");
    }
  }

  @Test
  void a_client_that_was_built_before_the_capture_is_reached_too() {
    try (SecretsManagerClient early =
        withHttpClient()
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA", "secret")))
            .build()) {
      capture = DefaultClientCapture.start(fake);
      early.createSecret(r -> r.name("db").secretString("one"));
      capture.close();
      capture = DefaultClientCapture.start(fake);
      early.putSecretValue(r -> r.secretId("db").secretString("two"));
    }

    assertThat(fake.region("eu-central-1").secret("db").stringValue()).hasValue("two");
  }

  @Test
  void a_client_with_an_endpoint_of_its_own_keeps_it() {
    capture = DefaultClientCapture.start(fake);
    try (FakeSecretsManager elsewhere = FakeSecretsManager.create();
        SecretsManagerClient client =
            withHttpClient().endpointOverride(elsewhere.startEndpoint()).build()) {
      client.createSecret(r -> r.name("db").secretString("one"));

      assertThat(elsewhere.region("eu-central-1").findSecret("db")).isPresent();
    }
    assertThat(fake.region("eu-central-1").secrets()).isEmpty();
  }

  @Test
  void a_call_fails_as_long_as_no_fake_answers() {
    capture = DefaultClientCapture.start("eu-central-1");
    try (SecretsManagerClient client = withHttpClient().build()) {
      assertThatThrownBy(client::listSecrets)
          .isInstanceOf(SecretsManagerException.class)
          .hasMessageContaining("no fake answers them yet");
    }
  }

  /** An asynchronous HTTP client that only notes where it should call. */
  private static final class NotingHttpClient implements SdkAsyncHttpClient {

    private URI called;

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
      called = request.request().getUri();
      return CompletableFuture.failedFuture(new IllegalStateException("noted"));
    }

    @Override
    public void close() {}
  }

  private static URI calledBy(SecretsManagerAsyncClientBuilder builder) {
    NotingHttpClient noting = new NotingHttpClient();
    try (SecretsManagerAsyncClient client = builder.httpClient(noting).build()) {
      client.listSecrets().cancel(true);
    }
    return noting.called;
  }

  @Test
  void an_asynchronous_client_is_sent_to_this_machine_too() {
    capture = DefaultClientCapture.start(fake);

    assertThat(calledBy(SecretsManagerAsyncClient.builder()))
        .hasScheme("http")
        .hasHost("127.0.0.1")
        .hasPath("/");
  }

  @Test
  void without_a_capture_a_client_calls_aws() {
    DefaultClientCapture.start(fake).close();

    assertThat(
            calledBy(
                SecretsManagerAsyncClient.builder()
                    .region(Region.EU_WEST_3)
                    .credentialsProvider(AnonymousCredentialsProvider.create())))
        .hasToString("https://secretsmanager.eu-west-3.amazonaws.com/");
  }
}
