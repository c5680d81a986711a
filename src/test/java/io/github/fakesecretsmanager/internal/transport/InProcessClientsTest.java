package io.github.fakesecretsmanager.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.JavaProcess;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;

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
      InProcessClients.client(
              new ManagedHttpClient.Builder(broken, ClientLife.unkept(() -> false)),
              "us-east-1",
              InProcessClients.ADMINISTRATOR)
          .listSecrets();
    } catch (SdkClientException e) {
      return broken.attempts.get();
    }
    throw new AssertionError("the connection should have broken");
  }

  @Test
  void a_client_tries_four_times_as_the_sdk_does() {
    assertThat(attempts()).isEqualTo(4);
  }

  /** A program for a JVM of its own, whose environment would change a client of the SDK. */
  public static final class InAnotherEnvironment {
    public static void main(String... arguments) {
      String arn = FakeSecretsManager.create().client().createSecret(r -> r.name("db")).arn();
      System.out.println(arn + " " + attempts());
    }
  }

  /** An asynchronous transport whose connection always breaks. */
  private static final class BrokenAsync implements SdkAsyncHttpClient {

    final AtomicInteger attempts = new AtomicInteger();

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
      attempts.incrementAndGet();
      CompletableFuture<Void> exchange = new CompletableFuture<>();
      SocketException failure = new SocketException("broken");
      request.responseHandler().onError(failure);
      exchange.completeExceptionally(failure);
      return exchange;
    }

    @Override
    public void close() {}
  }

  @Test
  void an_asynchronous_client_retries_as_often_and_does_not_wait_either() {
    BrokenAsync broken = new BrokenAsync();

    try (SecretsManagerAsyncClient client =
        InProcessClients.asyncClient(
            new ManagedAsyncHttpClient.Builder(broken, ClientLife.unkept(() -> false)),
            "us-east-1",
            InProcessClients.ADMINISTRATOR)) {
      assertThat(client.listSecrets())
          .failsWithin(Duration.ofSeconds(20))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(SdkClientException.class);
    }

    assertThat(broken.attempts).hasValue(4);
  }

  /** A program for a JVM of its own, in which no other threads run. */
  public static final class InJavaProcess {
    public static void main(String... arguments) {
      call(FakeSecretsManager.create());
      int before = Thread.activeCount();
      for (int i = 0; i < 1000; i++) {
        call(FakeSecretsManager.create());
      }
      System.out.println((Thread.activeCount() - before) + " threads more");
    }

    private static void call(FakeSecretsManager fake) {
      fake.client().createSecret(r -> r.name("sync"));
      fake.asyncClient().createSecret(r -> r.name("async")).join();
    }
  }

  @Test
  void a_thousand_unclosed_clients_leave_no_thread_behind() throws Exception {
    assertThat(JavaProcess.printedBy(InJavaProcess.class, Map.of())).isEqualTo("0 threads more");
  }

  @Test
  void a_client_takes_nothing_from_the_environment() throws Exception {
    String printed =
        JavaProcess.printedBy(
            InAnotherEnvironment.class,
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

    assertThat(printed)
        .containsPattern("arn:aws:secretsmanager:us-east-1:123456789012:secret:db-\\w{6} 4$");
  }
}
