package io.github.fakesecretsmanager.contract;

import static io.github.fakesecretsmanager.assertions.SecretsManagerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fakesecretsmanager.FakeFault;
import io.github.fakesecretsmanager.FakeSecretsManager;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** Delayed answers, which time-outs, interrupts and cancelling end. */
@Tag(ClientKind.IN_PROCESS)
@Timeout(20)
class DelayTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(500);

  private final FakeSecretsManager fake = FakeSecretsManager.create();

  @BeforeEach
  void arrange_a_secret() {
    fake.region().createSecret("db", "one");
  }

  @AfterEach
  void close_the_fake() {
    fake.close();
  }

  private static <B extends AwsClientBuilder<B, C>, C> B configured(
      B builder, Duration attempt, Duration call) {
    return builder
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .overrideConfiguration(c -> c.apiCallAttemptTimeout(attempt).apiCallTimeout(call));
  }

  private SecretsManagerClient client(Duration attempt, Duration call) {
    return configured(SecretsManagerClient.builder(), attempt, call)
        .httpClient(fake.httpClient())
        .build();
  }

  private SecretsManagerAsyncClient asyncClient(Duration attempt, Duration call) {
    return configured(SecretsManagerAsyncClient.builder(), attempt, call)
        .httpClient(fake.asyncHttpClient())
        .build();
  }

  @Test
  void an_attempt_that_takes_too_long_is_retried() {
    FakeFault fault = fake.faults().on("GetSecretValue").next().delay(LONG);

    try (SecretsManagerClient client = client(SHORT, LONG)) {
      assertThat(client.getSecretValue(r -> r.secretId("db")).secretString()).isEqualTo("one");
    }

    assertThat(fault).hasFiredTimes(1);
  }

  @Test
  void an_asynchronous_attempt_that_takes_too_long_is_retried() {
    FakeFault fault = fake.faults().on("GetSecretValue").next().delay(LONG);

    try (SecretsManagerAsyncClient client = asyncClient(SHORT, LONG)) {
      assertThat(client.getSecretValue(r -> r.secretId("db")).join().secretString())
          .isEqualTo("one");
    }

    assertThat(fault).hasFiredTimes(1);
  }

  @Test
  void a_call_that_takes_too_long_times_out_after_it_took_effect() {
    fake.faults().on("PutSecretValue").delay(LONG);

    try (SecretsManagerClient client = client(LONG, SHORT)) {
      assertThatThrownBy(() -> client.putSecretValue(r -> r.secretId("db").secretString("two")))
          .isInstanceOf(ApiCallTimeoutException.class);
    }

    assertThat(fake).secret("db").hasStringValue("two");
  }

  @Test
  void an_asynchronous_call_that_takes_too_long_times_out_after_it_took_effect() {
    fake.faults().on("PutSecretValue").delay(LONG);

    try (SecretsManagerAsyncClient client = asyncClient(LONG, SHORT)) {
      assertThatThrownBy(
              () -> client.putSecretValue(r -> r.secretId("db").secretString("two")).join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(ApiCallTimeoutException.class);
    }

    assertThat(fake).secret("db").hasStringValue("two");
  }

  @Test
  void all_attempts_can_take_too_long() {
    FakeFault fault = fake.faults().on("GetSecretValue").delay(LONG);

    try (SecretsManagerClient client = client(Duration.ofMillis(300), LONG)) {
      assertThatThrownBy(() -> client.getSecretValue(r -> r.secretId("db")))
          .isInstanceOf(ApiCallAttemptTimeoutException.class);
    }

    assertThat(fault).hasFired();
  }

  @Test
  void an_interrupted_thread_stops_waiting_and_stays_interrupted() throws Exception {
    fake.faults().on("GetSecretValue").delay(LONG);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> wasInterrupted = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                fake.client().getSecretValue(r -> r.secretId("db"));
              } catch (RuntimeException e) {
                thrown.set(e);
                wasInterrupted.set(Thread.currentThread().isInterrupted());
              }
            });
    caller.start();

    while (caller.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    caller.interrupt();
    caller.join();

    assertThat(thrown.get()).isInstanceOf(AbortedException.class);
    assertThat(wasInterrupted).hasValue(true);
  }

  @Test
  void a_cancelled_future_gets_no_answer() {
    fake.faults().on("GetSecretValue").delay(Duration.ofMillis(100));

    CompletableFuture<GetSecretValueResponse> answer =
        fake.asyncClient().getSecretValue(r -> r.secretId("db"));

    assertThat(answer).isNotDone();
    assertThat(answer.cancel(true)).isTrue();
    assertThat(answer).isCancelled();
  }

  @Test
  void a_delayed_asynchronous_answer_does_not_block_the_caller() {
    fake.faults().on("GetSecretValue").next().delay(Duration.ofMillis(100));

    CompletableFuture<GetSecretValueResponse> slow =
        fake.asyncClient().getSecretValue(r -> r.secretId("db"));
    CompletableFuture<GetSecretValueResponse> quick =
        fake.asyncClient().getSecretValue(r -> r.secretId("db"));

    assertThat(quick).isDone();
    assertThat(slow).isNotDone();
    assertThat(slow.join().secretString()).isEqualTo("one");
  }
}
