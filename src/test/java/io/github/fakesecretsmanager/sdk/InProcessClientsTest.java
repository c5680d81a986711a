package io.github.fakesecretsmanager.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.core.retry.RetryPolicyContext;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

// Retry policies are deprecated, but old versions of the SDK have nothing else.
@SuppressWarnings("deprecation")
class InProcessClientsTest {

  /** A transport whose connection always breaks. */
  private static final class Broken implements SdkHttpClient {

    final AtomicInteger attempts = new AtomicInteger();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          attempts.incrementAndGet();
          throw new SocketException("broken");
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }

  private static int attempts() {
    Broken broken = new Broken();
    try {
      InProcessClients.client(broken, "us-east-1").listSecrets();
    } catch (SdkClientException e) {
      return broken.attempts.get();
    }
    throw new AssertionError("the connection should have broken");
  }

  @Test
  void a_client_tries_four_times_as_the_sdk_does() {
    assertThat(attempts()).isEqualTo(4);
  }

  @Test
  void a_client_does_not_wait_between_tries() {
    RetryPolicy policy = InProcessClients.retryAtOnce();
    RetryPolicyContext third = RetryPolicyContext.builder().retriesAttempted(2).build();

    assertThat(policy.backoffStrategy().computeDelayBeforeNextRetry(third))
        .isLessThanOrEqualTo(Duration.ofMillis(1));
    assertThat(policy.throttlingBackoffStrategy().computeDelayBeforeNextRetry(third))
        .isLessThanOrEqualTo(Duration.ofMillis(1));
  }

  /** Is run in a JVM of its own, whose environment would change a client of the SDK. */
  public static final class InAnotherEnvironment {
    public static void main(String... arguments) {
      String arn = FakeSecretsManager.create().client().createSecret(r -> r.name("db")).arn();
      System.out.println(arn + " " + attempts());
    }
  }

  @Test
  void a_client_takes_nothing_from_the_environment() throws Exception {
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                InAnotherEnvironment.class.getName())
            .redirectErrorStream(true);
    java.environment()
        .putAll(
            Map.of(
                "AWS_DEFAULTS_MODE", "auto",
                "AWS_RETRY_MODE", "standard",
                "AWS_MAX_ATTEMPTS", "1",
                "AWS_USE_FIPS_ENDPOINT", "true",
                "AWS_USE_DUALSTACK_ENDPOINT", "true",
                "AWS_REGION", "eu-west-3",
                "AWS_PROFILE", "nobody",
                "AWS_ACCESS_KEY_ID", "AKIASOMEBODY",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:1"));

    Process process = java.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(printed.strip())
        .containsPattern("arn:aws:secretsmanager:us-east-1:123456789012:secret:db-\\w{6} 4$");
  }
}
