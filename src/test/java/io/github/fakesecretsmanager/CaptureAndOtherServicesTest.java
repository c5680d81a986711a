package io.github.fakesecretsmanager;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpService;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.StsAsyncClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.utils.AttributeMap;

/** Captured clients of services that nobody simulates: on this machine, by choice, refused. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
// Retry policies are deprecated, but the strategies that replace them came only with 2.26.
@SuppressWarnings("deprecation")
class CaptureAndOtherServicesTest {

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

  private static StsClient stsAt(String uri) {
    return StsClient.builder()
        .endpointOverride(URI.create(uri))
        .overrideConfiguration(c -> c.retryPolicy(RetryPolicy.none()))
        .build();
  }

  @Test
  void a_call_to_another_service_on_this_machine_is_answered_by_what_listens_there() {
    capture = DefaultClientCapture.start(fake);
    try (FakeSecretsManager other = FakeSecretsManager.create();
        StsClient sts = stsAt(other.startEndpoint().toString())) {
      assertThatThrownBy(sts::getCallerIdentity)
          .as("what listens there is not STS")
          .isInstanceOf(StsException.class);
    }
  }

  @Test
  void it_need_not_be_signed() {
    capture = DefaultClientCapture.start(fake);
    try (FakeSecretsManager other = FakeSecretsManager.create();
        StsClient sts =
            StsClient.builder()
                .endpointOverride(other.startEndpoint())
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
      assertThatThrownBy(sts::getCallerIdentity).isInstanceOf(StsException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:1",
        "http://LOCALHOST:1",
        "http://bucket.localhost:1",
        "http://127.0.0.1:1",
        "http://127.1.2.3:1",
        "http://0.0.0.0:1",
        "http://[::1]:1",
        "http://[0:0:0:0:0:0:0:1]:1"
      })
  void every_name_of_this_machine_passes(String uri) {
    capture = DefaultClientCapture.start(fake);
    try (StsClient sts = stsAt(uri)) {
      assertThatThrownBy(sts::getCallerIdentity)
          .as("nobody listens there")
          .isInstanceOf(SdkClientException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.example.com:1",
        "http://localhost.example.com:1",
        "http://mylocalhost:1",
        "http://1127.0.0.1.example.com:1",
        "http://[::2]:1",
        "http://[2001:db8::1]:1"
      })
  void a_name_that_only_looks_like_it_does_not(String uri) {
    capture = DefaultClientCapture.start(fake);
    try (StsClient sts = stsAt(uri)) {
      assertThatThrownBy(sts::getCallerIdentity).isInstanceOf(NotSimulatedException.class);
    }
  }

  @Test
  void a_call_to_another_service_passes_by_choice() {
    capture = DefaultClientCapture.start(fake).passOtherServices();
    try (StsClient sts = stsAt("http://sts.invalid:9")) {
      assertThatThrownBy(sts::getCallerIdentity)
          .isInstanceOf(SdkClientException.class)
          .hasRootCauseInstanceOf(UnknownHostException.class);
    }
  }

  /** An HTTP client that the test run names by a system property, as a team may. */
  public static final class ConfiguredHttpService implements SdkAsyncHttpService {

    @Override
    public SdkAsyncHttpClient.Builder<?> createAsyncHttpClientFactory() {
      return new ConfiguredBuilder();
    }
  }

  private static final class ConfiguredBuilder
      implements SdkAsyncHttpClient.Builder<ConfiguredBuilder> {

    @Override
    public SdkAsyncHttpClient buildWithDefaults(AttributeMap serviceDefaults) {
      return new ConfiguredHttpClient();
    }
  }

  private static final class ConfiguredHttpClient implements SdkAsyncHttpClient {

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
      throw new UnsupportedOperationException("configured");
    }

    @Override
    public void close() {}
  }

  private static StsAsyncClientBuilder asyncStsOnThisMachine() {
    return StsAsyncClient.builder().endpointOverride(URI.create("http://localhost:1"));
  }

  @Test
  void an_asynchronous_call_passes_to_the_http_client_that_the_test_run_has_configured() {
    String property = "software.amazon.awssdk.http.async.service.impl";
    System.setProperty(property, ConfiguredHttpService.class.getName());
    capture = DefaultClientCapture.start(fake);
    try (StsAsyncClient sts = asyncStsOnThisMachine().build()) {
      assertThatThrownBy(() -> sts.getCallerIdentity().join())
          .cause()
          .as("the SDK wraps what the fake did not throw, as usual")
          .isInstanceOf(SdkClientException.class)
          .hasRootCauseMessage("configured");
    } finally {
      capture.close();
      System.clearProperty(property);
    }
  }

  @Test
  void a_call_that_passes_needs_an_http_client() {
    capture = DefaultClientCapture.start(fake);
    try (StsAsyncClient sts = asyncStsOnThisMachine().build()) {
      assertThatThrownBy(() -> sts.getCallerIdentity().join())
          .cause()
          .isInstanceOf(SdkClientException.class)
          .hasMessageContaining(
              "the class path has no HTTP client of the AWS SDK: add one, such as"
                  + " software.amazon.awssdk:url-connection-client");
    }
  }
}
