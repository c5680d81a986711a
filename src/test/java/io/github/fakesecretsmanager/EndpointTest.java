package io.github.fakesecretsmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.domain.RotationAttempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** The endpoint, through real clients of the SDK that open real connections. */
// Retry policies are deprecated, but old versions of the SDK have nothing else.
@SuppressWarnings("deprecation")
class EndpointTest {

  private static final String LAMBDA = "arn:aws:lambda:us-east-1:123456789012:function:rotate";

  private final FakeSecretsManager fake = FakeSecretsManager.create();
  private final List<SecretsManagerClient> clients = new ArrayList<>();

  @AfterEach
  void closeAll() {
    clients.forEach(SecretsManagerClient::close);
    fake.close();
  }

  private SecretsManagerClient client(String region) {
    return client(region, "AKIAEXAMPLE");
  }

  private SecretsManagerClient client(String region, String accessKeyId) {
    SecretsManagerClient client =
        SecretsManagerClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(fake.startEndpoint())
            .region(Region.of(region))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "x")))
            .overrideConfiguration(o -> o.retryPolicy(RetryPolicy.none()))
            .build();
    clients.add(client);
    return client;
  }

  @Test
  void clients_of_several_regions_share_one_endpoint() {
    SecretsManagerClient virginia = client("us-east-1");
    virginia.createSecret(r -> r.name("db").secretString("s3cr3t \u20ac \ud83d\udd11"));
    virginia.replicateSecretToRegions(
        r -> r.secretId("db").addReplicaRegions(to -> to.region("eu-west-3")));

    assertThat(virginia.describeSecret(r -> r.secretId("db")).replicationStatus())
        .singleElement()
        .satisfies(row -> assertThat(row.statusAsString()).isEqualTo("InSync"));
    assertThat(client("eu-west-3").getSecretValue(r -> r.secretId("db")).secretString())
        .isEqualTo("s3cr3t \u20ac \ud83d\udd11");
    assertThat(fake.region("eu-west-3").secret("db").primaryRegion()).contains("us-east-1");
    assertThatThrownBy(() -> client("eu-west-1").describeSecret(r -> r.secretId("db")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Secrets Manager can't find the specified secret.")
        .hasMessageContaining("Request ID: ");
  }

  @Test
  void the_longest_value_passes_in_every_form() {
    SecretsManagerClient client = client("us-east-1");
    String quotes = "\"".repeat(65_536);
    String controls = "\u0001".repeat(65_536);
    byte[] bytes = new byte[65_536];
    Arrays.fill(bytes, (byte) 0xff);

    client.createSecret(r -> r.name("quotes").secretString(quotes));
    client.createSecret(r -> r.name("controls").secretString(controls));
    client.createSecret(r -> r.name("bytes").secretBinary(SdkBytes.fromByteArray(bytes)));

    assertThat(client.getSecretValue(r -> r.secretId("quotes")).secretString()).isEqualTo(quotes);
    assertThat(client.getSecretValue(r -> r.secretId("controls")).secretString())
        .isEqualTo(controls);
    assertThat(client.getSecretValue(r -> r.secretId("bytes")).secretBinary().asByteArray())
        .isEqualTo(bytes);
  }

  @Test
  void a_call_is_made_by_the_principal_whose_key_signed_it() {
    FakePrincipal role = fake.role("app");
    client("us-east-1").createSecret(r -> r.name("db").secretString("x"));

    assertThatThrownBy(
            () -> client("us-east-1", role.accessKeyId()).getSecretValue(r -> r.secretId("db")))
        .isInstanceOf(SecretsManagerException.class)
        .hasMessageContaining("app")
        .hasMessageContaining("is not authorized to perform: secretsmanager:GetSecretValue");
  }

  @Test
  void it_starts_once_and_returns_the_same_address_each_time() {
    URI uri = fake.startEndpoint();

    assertThat(uri.toString()).matches("http://127\\.0\\.0\\.1:\\d+");
    assertThat(fake.startEndpoint()).isEqualTo(uri);
    assertThat(fake.startEndpoint(0)).isEqualTo(uri);
    assertThat(fake.startEndpoint(uri.getPort())).isEqualTo(uri);
    assertThatThrownBy(() -> fake.startEndpoint(uri.getPort() == 1 ? 2 : 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("runs at " + uri)
        .hasMessageContaining("port <1>");
  }

  @Test
  void threads_that_start_it_at_once_get_the_same_address() {
    Set<URI> uris = new HashSet<>();
    List<CompletableFuture<URI>> starts = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      starts.add(CompletableFuture.supplyAsync(fake::startEndpoint));
    }
    starts.forEach(start -> uris.add(start.join()));

    assertThat(uris).hasSize(1);
  }

  @Test
  void a_taken_or_invalid_port_is_refused_with_its_number() {
    int taken = fake.startEndpoint().getPort();
    try (FakeSecretsManager other = FakeSecretsManager.create()) {
      assertThatThrownBy(() -> other.startEndpoint(taken))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("<" + taken + ">")
          .hasMessageContaining("use another (0 picks a free one)");
      assertThatThrownBy(() -> other.startEndpoint(65_536))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("invalid port <65536>: use 0 to 65535 (0 picks a free one)");
      assertThatThrownBy(() -> other.startEndpoint(-1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("invalid port <-1>: use 0 to 65535 (0 picks a free one)");
      assertThat(other.startEndpoint().getPort()).as("it may still start").isNotEqualTo(taken);
    }
  }

  @Test
  void a_port_is_free_again_after_close() {
    int port = fake.startEndpoint().getPort();
    fake.close();

    try (FakeSecretsManager next = FakeSecretsManager.create()) {
      assertThat(next.startEndpoint(port).getPort()).isEqualTo(port);
    }
  }

  @Test
  void closing_the_fake_ends_it_for_good() {
    SecretsManagerClient client = client("us-east-1");
    client.listSecrets();

    fake.close();

    assertThatThrownBy(client::listSecrets).isInstanceOf(SdkClientException.class);
    assertThatThrownBy(fake::startEndpoint)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void a_reset_leaves_it_running() {
    SecretsManagerClient client = client("us-east-1");
    client.createSecret(r -> r.name("db").secretString("x"));

    fake.reset();

    assertThat(client.listSecrets().secretList()).isEmpty();
  }

  @Test
  void the_control_paths_report_its_health_and_reset_it() throws Exception {
    fake.region().createSecret("db", "x");
    HttpClient http = HttpClient.newHttpClient();

    HttpResponse<String> health = send(http, HttpRequest.newBuilder(control("health")).GET());
    HttpResponse<String> reset =
        send(
            http,
            HttpRequest.newBuilder(control("reset")).POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).isEqualTo("{\"status\":\"up\"}");
    assertThat(reset.statusCode()).isEqualTo(204);
    assertThat(fake.region().secrets()).isEmpty();
  }

  private URI control(String path) {
    return fake.startEndpoint().resolve("/_fake/" + path);
  }

  private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void a_call_that_is_not_simulated_fails_loudly() throws Exception {
    HttpResponse<String> answer =
        send(
            HttpClient.newHttpClient(),
            HttpRequest.newBuilder(fake.startEndpoint().resolve("/"))
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "secretsmanager.AssociateCrossAccountReplica")
                .header(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=A/20260301/us-east-1/secretsmanager/aws4_request,"
                        + " SignedHeaders=host, Signature=0")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(answer.body())
        .startsWith("{\"__type\":\"NotSimulatedByFake\",\"message\":\"AssociateCrossAccount")
        .contains("docs/operations.md");
  }

  @Test
  void a_failed_assertion_of_a_rotation_function_fails_the_call_and_is_not_sent_to_the_client() {
    AssertionError failure = new AssertionError("expected s3cr3t");
    fake.rotation()
        .deployFunction(
            LAMBDA,
            (step, secretId, token, caller) -> {
              throw failure;
            });
    SecretsManagerClient client = client("us-east-1");
    client.createSecret(r -> r.name("db").secretString("s3cr3t"));

    assertThatThrownBy(() -> client.rotateSecret(r -> r.secretId("db").rotationLambdaARN(LAMBDA)))
        .isInstanceOf(SecretsManagerException.class)
        .hasMessageContaining("java.lang.AssertionError was thrown at")
        .hasMessageContaining("EndpointTest.java")
        .hasMessageContaining("Status Code: 501")
        .hasMessageNotContaining("s3cr3t");
    assertThat(fake.rotation().attempts())
        .extracting(RotationAttempt::failure)
        .singleElement()
        .satisfies(thrown -> assertThat(thrown).containsSame(failure));
  }

  @Test
  void a_rotation_function_may_call_the_endpoint_itself() {
    fake.rotation()
        .deployFunction(
            LAMBDA,
            (step, secretId, token, caller) ->
                client("us-east-1").describeSecret(r -> r.secretId(secretId)));
    SecretsManagerClient client = client("us-east-1");
    client.createSecret(r -> r.name("db").secretString("x"));

    client.rotateSecret(r -> r.secretId("db").rotationLambdaARN(LAMBDA));

    assertThat(fake.rotation().attempts())
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.failure()).isEmpty());
  }
}
