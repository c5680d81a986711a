package io.github.fakesecretsmanager.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.signer.Aws4Signer;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/**
 * The caller and Region of a call, which ready-made clients name in a header, and other clients in
 * a signature.
 */
// Signers and retry policies are deprecated, but old versions of the SDK have nothing else.
@SuppressWarnings("deprecation")
class CallerHeaderTest {

  private static final String HEADER = "fake-secrets-manager-caller";
  private static final String PARIS = "eu-west-3";

  private final FakeSecretsManager fake = FakeSecretsManager.create();
  private final String app = fake.role("app").accessKeyId();
  private final List<SdkHttpRequest> requests = new ArrayList<>();

  @AfterEach
  void close_the_fake() {
    fake.close();
  }

  /** The fake's transport, whose requests the test sees. */
  private final SdkHttpClient transport =
      new SdkHttpClient() {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
          requests.add(request.httpRequest());
          return fake.httpClient().prepareRequest(request);
        }

        @Override
        public void close() {}
      };

  private final SdkAsyncHttpClient asyncTransport =
      new SdkAsyncHttpClient() {
        @Override
        public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
          requests.add(request.request());
          return fake.asyncHttpClient().execute(request);
        }

        @Override
        public void close() {}
      };

  private ManagedHttpClient.Builder managed() {
    return new ManagedHttpClient.Builder(transport, ClientLife.unkept(() -> false));
  }

  private ManagedAsyncHttpClient.Builder managedAsync() {
    return new ManagedAsyncHttpClient.Builder(asyncTransport, ClientLife.unkept(() -> false));
  }

  private SecretsManagerClient readyMade() {
    return InProcessClients.client(managed(), PARIS, app);
  }

  private void assertCalledByTheRoleInParis() {
    assertThat(fake.cloudTrail().events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.awsRegion()).isEqualTo(PARIS);
              assertThat(event.userIdentity().accessKeyId()).contains(app);
            });
  }

  private void assertOnlyHeader(String name, String other) {
    assertThat(requests)
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.firstMatchingHeader(name)).isPresent();
              assertThat(request.firstMatchingHeader(other)).isEmpty();
            });
  }

  @Test
  void a_ready_made_client_does_not_sign_and_is_answered_for_its_caller_and_region() {
    try (SecretsManagerClient client = readyMade()) {
      assertThatThrownBy(client::listSecrets).isInstanceOf(SecretsManagerException.class);
    }

    assertOnlyHeader(HEADER, "Authorization");
    assertCalledByTheRoleInParis();
  }

  @Test
  void a_ready_made_asynchronous_client_does_not_sign_either() {
    try (SecretsManagerAsyncClient client =
        InProcessClients.asyncClient(managedAsync(), PARIS, app)) {
      assertThatThrownBy(() -> client.listSecrets().join())
          .hasCauseInstanceOf(SecretsManagerException.class);
    }

    assertOnlyHeader(HEADER, "Authorization");
    assertCalledByTheRoleInParis();
  }

  @Test
  void a_client_that_a_user_builds_signs() {
    try (SecretsManagerClient client = InProcessClients.builder(managed(), PARIS, app).build()) {
      assertThatThrownBy(client::listSecrets).isInstanceOf(SecretsManagerException.class);
    }

    assertOnlyHeader("Authorization", HEADER);
    assertCalledByTheRoleInParis();
  }

  @Test
  void an_asynchronous_client_that_a_user_builds_signs_too() {
    try (SecretsManagerAsyncClient client =
        InProcessClients.asyncBuilder(managedAsync(), PARIS, app).build()) {
      assertThatThrownBy(() -> client.listSecrets().join())
          .hasCauseInstanceOf(SecretsManagerException.class);
    }

    assertOnlyHeader("Authorization", HEADER);
    assertCalledByTheRoleInParis();
  }

  private void assertCalledBy(String accessKeyId) {
    assertThat(fake.cloudTrail().events())
        .singleElement()
        .satisfies(event -> assertThat(event.userIdentity().accessKeyId()).contains(accessKeyId));
  }

  private static StaticCredentialsProvider credentials(String accessKeyId) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "secret"));
  }

  @Test
  void a_call_that_is_given_credentials_is_made_with_them() {
    String other = fake.role("other").accessKeyId();

    try (SecretsManagerClient client = readyMade()) {
      assertThatThrownBy(
              () ->
                  client.listSecrets(
                      r -> r.overrideConfiguration(o -> o.credentialsProvider(credentials(other)))))
          .isInstanceOf(SecretsManagerException.class);
    }

    assertCalledBy(other);
  }

  @Test
  void the_region_of_a_call_wins_over_that_of_the_header_of_its_client() {
    fake.region(PARIS).createSecret("there", "one");
    SecretsManagerClientBuilder builder = SecretsManagerClient.builder();
    ClientOverrideConfiguration.Builder configuration = ClientOverrideConfiguration.builder();
    new CallerHeader(InProcessClients.ADMINISTRATOR, "us-east-1").putInto(builder, configuration);

    try (SecretsManagerClient client =
        builder
            .httpClient(transport)
            .region(Region.of(PARIS))
            .credentialsProvider(credentials(InProcessClients.ADMINISTRATOR))
            .overrideConfiguration(configuration.build())
            .build()) {
      assertThat(client.describeSecret(r -> r.secretId("there")).name()).isEqualTo("there");
    }

    assertOnlyHeader(HEADER, "Authorization");
  }

  @Test
  void a_signature_wins_over_the_header() {
    String other = fake.role("other").accessKeyId();

    try (SecretsManagerClient client = readyMade()) {
      assertThatThrownBy(
              () ->
                  client.listSecrets(
                      r ->
                          r.overrideConfiguration(
                              o ->
                                  o.signer(Aws4Signer.create())
                                      .credentialsProvider(credentials(other)))))
          .isInstanceOf(SecretsManagerException.class);
    }

    assertThat(requests)
        .singleElement()
        .satisfies(request -> assertThat(request.firstMatchingHeader("Authorization")).isPresent());
    assertCalledBy(other);
  }

  @Test
  void an_anonymous_call_is_refused() {
    try (SecretsManagerClient client = readyMade()) {
      assertThatThrownBy(
              () ->
                  client.listSecrets(
                      r ->
                          r.overrideConfiguration(
                              o -> o.credentialsProvider(AnonymousCredentialsProvider.create()))))
          .hasMessageStartingWith("Missing Authentication Token");
    }
  }

  @Test
  void the_endpoint_does_not_accept_the_header_as_a_signature() {
    try (SecretsManagerClient forger =
        SecretsManagerClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(fake.startEndpoint())
            .region(Region.EU_WEST_3)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .overrideConfiguration(
                o -> o.putHeader(HEADER, app + "/" + PARIS).retryPolicy(RetryPolicy.none()))
            .build()) {
      assertThatThrownBy(forger::listSecrets)
          .hasMessageStartingWith("Missing Authentication Token");
    }

    assertThat(fake.cloudTrail().events()).isEmpty();
  }
}
