package io.github.fakesecretsmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.StsClient;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class DefaultClientCaptureTest {

  private final FakeSecretsManager fake =
      FakeSecretsManager.builder().region("eu-central-1").build();

  private DefaultClientCapture capture;

  @AfterEach
  void end_the_capture() {
    if (capture != null) {
      capture.close();
    }
  }

  @Test
  void a_client_that_code_builds_by_itself_is_answered_by_the_fake() {
    capture = DefaultClientCapture.start(fake);
    try (SecretsManagerClient client = SecretsManagerClient.create()) {
      client.createSecret(r -> r.name("db").secretString("one"));
    }

    assertThat(fake.region("eu-central-1").findSecret("db")).isPresent();
  }

  @Test
  void an_asynchronous_client_that_code_builds_is_answered_by_the_fake() {
    capture = DefaultClientCapture.start(fake);
    try (SecretsManagerAsyncClient client = SecretsManagerAsyncClient.create()) {
      client.createSecret(r -> r.name("db").secretString("one")).join();
    }

    assertThat(fake.region("eu-central-1").findSecret("db")).isPresent();
  }

  @Test
  void a_client_may_name_its_region() {
    capture = DefaultClientCapture.start(fake);
    try (SecretsManagerClient client =
        SecretsManagerClient.builder().region(Region.EU_WEST_3).build()) {
      client.createSecret(r -> r.name("db").secretString("one"));
    }

    assertThat(fake.region("eu-west-3").findSecret("db")).isPresent();
  }

  @Test
  void a_client_that_outlives_a_test_is_answered_by_the_fake_of_the_next() {
    FakeSecretsManager next = FakeSecretsManager.create();
    capture = DefaultClientCapture.start(fake);
    try (SecretsManagerClient client = SecretsManagerClient.create()) {
      capture.answerBy(next);

      client.createSecret(r -> r.name("db").secretString("one"));
    }

    assertThat(next.region("eu-central-1").findSecret("db")).isPresent();
    assertThat(fake.region("eu-central-1").findSecret("db")).isEmpty();
  }

  @Test
  void faults_and_outages_reach_a_captured_client() {
    capture = DefaultClientCapture.start(fake);
    fake.region().createSecret("db", "one");
    FakeFault fault = fake.faults().on("GetSecretValue").next().loseAnswer();
    try (SecretsManagerClient client = SecretsManagerClient.create()) {
      client.getSecretValue(r -> r.secretId("db"));
      fake.region().beginOutage();

      assertThatThrownBy(() -> client.getSecretValue(r -> r.secretId("db")))
          .hasCauseInstanceOf(ConnectException.class);
    }

    assertThat(fault.timesFired()).isEqualTo(1);
  }

  @Test
  void a_new_client_without_a_region_takes_that_of_the_current_fake() {
    capture = DefaultClientCapture.start("us-east-1");
    capture.answerBy(fake);
    try (SecretsManagerClient client = SecretsManagerClient.create()) {
      client.createSecret(r -> r.name("db").secretString("one"));
    }

    assertThat(fake.region("eu-central-1").findSecret("db")).isPresent();
  }

  @Test
  void a_call_to_another_service_is_refused_by_its_signature() {
    capture = DefaultClientCapture.start(fake);
    try (StsClient sts = StsClient.create()) {
      assertThatThrownBy(sts::getCallerIdentity)
          .isInstanceOf(NotSimulatedException.class)
          .hasMessageContaining("<sts.eu-central-1.amazonaws.com>")
          .hasMessageContaining("<sts>")
          .hasMessageContaining("httpClient(...)");
    }
  }

  @Test
  void an_asynchronous_call_to_another_service_is_refused_in_the_same_way() {
    capture = DefaultClientCapture.start(fake);
    try (StsAsyncClient sts = StsAsyncClient.create()) {
      assertThatThrownBy(() -> sts.getCallerIdentity().join())
          .cause()
          .isInstanceOf(NotSimulatedException.class)
          .hasMessageContaining("<sts.eu-central-1.amazonaws.com>");
    }
  }

  @Test
  void an_asynchronous_client_tells_what_is_wrong_with_the_capture_as_a_synchronous_one_does() {
    capture = DefaultClientCapture.start("us-east-1");
    SecretsManagerAsyncClient client = SecretsManagerAsyncClient.create();

    assertThatThrownBy(() -> client.listSecrets().join())
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no fake answers them yet");

    capture.answerBy(fake);
    client.listSecrets().join();
    client.close();
    assertThatThrownBy(() -> client.listSecrets().join())
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("this client was closed before");
  }

  @Test
  void a_failed_assertion_of_a_rotation_function_reaches_an_asynchronous_caller() {
    capture = DefaultClientCapture.start(fake);
    AssertionError failed = new AssertionError("in the function");
    String arn = "arn:aws:lambda:eu-central-1:123456789012:function:rotator";
    fake.rotation()
        .deployFunction(
            arn,
            (step, secretId, token, client) -> {
              throw failed;
            });
    fake.region().createSecret("db", "one");
    try (SecretsManagerAsyncClient client = SecretsManagerAsyncClient.create()) {
      assertThatThrownBy(
              () -> client.rotateSecret(r -> r.secretId("db").rotationLambdaARN(arn)).join())
          .hasCause(failed);
    }
  }

  @Test
  void an_unsigned_call_to_another_service_is_refused_by_its_host() {
    capture = DefaultClientCapture.start(fake);
    try (SecretsManagerClient elsewhere =
        SecretsManagerClient.builder()
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .endpointOverride(URI.create("https://bucket.example.com"))
            .build()) {
      assertThatThrownBy(elsewhere::listSecrets)
          .isInstanceOf(NotSimulatedException.class)
          .hasMessageContaining("<bucket.example.com>");
    }
  }

  @Test
  void the_system_properties_are_restored() {
    Map<Object, Object> before = Map.copyOf(System.getProperties());

    capture = DefaultClientCapture.start(fake);
    assertThat(System.getProperty("aws.region")).isEqualTo("eu-central-1");
    capture.close();
    capture.close();

    assertThat(System.getProperties()).isEqualTo(before);
  }

  @Test
  void a_configured_region_is_kept() {
    System.setProperty("aws.region", "us-west-2");
    capture = DefaultClientCapture.start(fake);
    try (SecretsManagerClient client = SecretsManagerClient.create()) {
      client.createSecret(r -> r.name("db").secretString("one"));
    } finally {
      System.clearProperty("aws.region");
    }

    assertThat(fake.region("us-west-2").findSecret("db")).isPresent();
  }

  @Test
  void a_captured_client_fails_once_the_capture_has_ended() {
    capture = DefaultClientCapture.start(fake);
    // Not with the default credentials: those that the capture gave are gone too.
    try (SecretsManagerClient client =
        SecretsManagerClient.builder()
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build()) {
      capture.close();

      assertThatThrownBy(client::listSecrets)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(
              "built while a test captured default clients, and that capture has ended");
    }
  }

  @Test
  void a_captured_client_that_was_closed_says_so_when_it_is_used() {
    capture = DefaultClientCapture.start(fake);
    SecretsManagerClient client = SecretsManagerClient.create();
    client.close();

    assertThatThrownBy(client::listSecrets)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("this client was closed before this call: ");
  }

  @Test
  void a_client_built_after_the_capture_uses_the_network() {
    DefaultClientCapture.start(fake).close();
    try (FakeSecretsManager elsewhere = FakeSecretsManager.create();
        SecretsManagerClient client = overTheNetworkTo(elsewhere)) {
      client.createSecret(r -> r.name("db").secretString("one"));

      assertThat(elsewhere.region().findSecret("db")).isPresent();
    }
    assertThat(fake.region("us-east-1").secrets()).isEmpty();
  }

  private static SecretsManagerClient overTheNetworkTo(FakeSecretsManager elsewhere) {
    return SecretsManagerClient.builder()
        .endpointOverride(elsewhere.startEndpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "secret")))
        .build();
  }

  @Test
  void a_configured_http_client_is_used_again_after_the_capture() {
    String property = "software.amazon.awssdk.http.service.impl";
    System.setProperty(property, "com.example.Missing");
    try (FakeSecretsManager elsewhere = FakeSecretsManager.create()) {
      DefaultClientCapture.start(fake).close();
      assertThatThrownBy(() -> overTheNetworkTo(elsewhere))
          .isInstanceOf(SdkClientException.class)
          .hasMessageContaining("<com.example.Missing>");

      System.setProperty(property, UrlConnectionSdkHttpService.class.getName());
      try (SecretsManagerClient client = overTheNetworkTo(elsewhere)) {
        assertThat(client.listSecrets().secretList()).isEmpty();
      }
    } finally {
      System.clearProperty(property);
    }
  }

  @Test
  void a_client_built_after_the_capture_reports_that_no_http_client_exists() {
    DefaultClientCapture.start(fake).close();

    assertThatThrownBy(() -> SecretsManagerAsyncClient.builder().region(Region.US_EAST_1).build())
        .isInstanceOf(SdkClientException.class)
        .hasMessageContaining("the class path has no HTTP client of the AWS SDK: add one");
  }

  @Test
  void a_call_fails_as_long_as_no_fake_answers() {
    capture = DefaultClientCapture.start("us-east-1");
    try (SecretsManagerClient client = SecretsManagerClient.create()) {
      assertThatThrownBy(client::listSecrets)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no fake answers them yet");
    }
  }

  @Test
  void only_one_capture_runs_at_a_time() {
    capture = DefaultClientCapture.start(fake);
    assertThatThrownBy(() -> DefaultClientCapture.start(fake))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("captured already");

    capture.close();
    capture = DefaultClientCapture.start(fake);
  }

  @Test
  void an_invalid_region_is_refused() {
    assertThatThrownBy(() -> DefaultClientCapture.start("eu-west-33"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("eu-west-33");
  }

  /** A program in which the SDK chooses its HTTP client before a capture starts. */
  public static final class TooLate {
    public static void main(String... arguments) {
      try (SecretsManagerClient client =
          SecretsManagerClient.builder().region(Region.US_EAST_1).build()) {
        System.out.println("built " + client.serviceName());
      } catch (RuntimeException e) {
        System.out.println(e.getMessage());
      }
      FakeSecretsManager fake = FakeSecretsManager.create();
      try {
        DefaultClientCapture.start(fake);
        SecretsManagerClient client = SecretsManagerClient.create();
        client.createSecret(r -> r.name("db"));
        System.out.println("captured " + fake.region().secrets().size());
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage() + "; " + System.getProperty("aws.region"));
      }
    }
  }

  @Test
  void a_late_capture_is_refused_and_leaves_nothing_behind() throws Exception {
    assertThat(JavaProcess.printedBy(TooLate.class, Map.of()))
        .contains("can't capture default clients: one was built in this JVM before")
        .contains("software.amazon.awssdk.http.service.impl=")
        .endsWith("; null");
  }

  @Test
  void the_properties_that_the_refusal_names_prevent_it() throws Exception {
    String service = "io.github.fakesecretsmanager.sdk.Capturing";

    assertThat(
            JavaProcess.printedBy(
                TooLate.class,
                Map.of(),
                "-Dsoftware.amazon.awssdk.http.service.impl=" + service + "HttpService",
                "-Dsoftware.amazon.awssdk.http.async.service.impl=" + service + "AsyncHttpService"))
        .endsWith("captured 1");
  }
}
