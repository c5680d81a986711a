package io.github.fakesecretsmanager.internal.transport;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/**
 * Calls that stream a request's body to the transport piece by piece, and read the answer on
 * demand.
 */
class InProcessAsyncHttpClientTest {

  private static final String CREATE =
      """
      {"Name": "db", "SecretString": "s3cr3t",
       "ClientRequestToken": "0123456789abcdef0123456789abcdef"}""";

  private final FakeSecretsManager fake = FakeSecretsManager.create();
  private final Body body = new Body();
  private final Answer answer = new Answer();

  /** A body that the test sends piece by piece. */
  private static final class Body implements SdkHttpContentPublisher, Subscription {

    private Subscriber<? super ByteBuffer> subscriber;
    private boolean isCancelled;

    @Override
    public Optional<Long> contentLength() {
      return Optional.empty();
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
      this.subscriber = subscriber;
      subscriber.onSubscribe(this);
    }

    @Override
    public void request(long pieces) {
      // The test sends when it wants to.
    }

    @Override
    public void cancel() {
      isCancelled = true;
    }

    void send(String text) {
      for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
        subscriber.onNext(ByteBuffer.wrap(new byte[] {each}));
      }
    }
  }

  /** A handler that takes the answer's head, and its body when the test asks for it. */
  private static final class Answer implements SdkAsyncHttpResponseHandler, Subscriber<ByteBuffer> {

    private SdkHttpResponse head;
    private Publisher<ByteBuffer> stream;
    private Subscription subscription;
    private final StringBuilder text = new StringBuilder();
    private final List<Throwable> failures = new ArrayList<>();
    private boolean isComplete;

    @Override
    public void onHeaders(SdkHttpResponse head) {
      this.head = head;
    }

    @Override
    public void onStream(Publisher<ByteBuffer> stream) {
      this.stream = stream;
      stream.subscribe(this);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void onNext(ByteBuffer piece) {
      text.append(StandardCharsets.UTF_8.decode(piece));
    }

    @Override
    public void onError(Throwable failure) {
      failures.add(failure);
    }

    @Override
    public void onComplete() {
      isComplete = true;
    }
  }

  private CompletableFuture<Void> execute() {
    SdkHttpFullRequest request =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create("https://secretsmanager.us-east-1.amazonaws.com/"))
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("X-Amz-Target", "secretsmanager.CreateSecret")
            .putHeader(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIA/20260301/us-east-1/secretsmanager/aws4_request,"
                    + " SignedHeaders=host, Signature=0123")
            .build();
    return fake.asyncHttpClient()
        .execute(
            AsyncExecuteRequest.builder()
                .request(request)
                .requestContentPublisher(body)
                .responseHandler(answer)
                .build());
  }

  private CompletableFuture<Void> executeWhole() {
    CompletableFuture<Void> exchange = execute();
    body.send(CREATE);
    body.subscriber.onComplete();
    return exchange;
  }

  @Test
  void a_body_may_come_in_pieces() {
    CompletableFuture<Void> exchange = execute();
    body.send(CREATE.substring(0, 7));
    assertThat(answer.head).as("nothing is answered yet").isNull();
    body.send(CREATE.substring(7));
    body.subscriber.onComplete();
    answer.subscription.request(1);

    assertThat(answer.head.statusCode()).isEqualTo(200);
    assertThat(answer.text).contains("\"Name\":\"db\"");
    assertThat(exchange).isCompleted();
    assertThat(fake.region().findSecret("db")).isPresent();
  }

  @Test
  void a_response_waits_for_demand_and_comes_once() {
    CompletableFuture<Void> exchange = executeWhole();
    assertThat(answer.text).isEmpty();
    assertThat(exchange).isNotDone();

    answer.subscription.request(1);
    String text = answer.text.toString();
    answer.subscription.request(1);

    assertThat(answer.isComplete).isTrue();
    assertThat(answer.text).hasToString(text);
    assertThat(exchange).isCompleted();
  }

  @Test
  void an_answer_can_be_read_only_once() {
    assertThat(executeWhole()).isNotCompletedExceptionally();
    Answer second = new Answer();

    answer.stream.subscribe(second);
    second.subscription.request(1);

    assertThat(second.failures).singleElement().isInstanceOf(IllegalStateException.class);
    assertThat(second.text).isEmpty();
  }

  @Test
  void a_demand_of_zero_is_an_error() {
    CompletableFuture<Void> exchange = executeWhole();

    answer.subscription.request(0);

    assertThat(answer.failures)
        .singleElement()
        .isInstanceOf(IllegalArgumentException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains("<0>");
    assertThat(exchange).isCompletedExceptionally();
  }

  @Test
  void a_call_cancelled_before_its_body_has_arrived_is_not_made() {
    CompletableFuture<Void> exchange = execute();
    body.send(CREATE);

    exchange.cancel(true);
    body.subscriber.onComplete();

    assertThat(body.isCancelled).isTrue();
    assertThat(answer.head).isNull();
    assertThat(fake.region().secrets()).isEmpty();
  }

  @Test
  void a_reader_that_cancels_ends_the_exchange() {
    CompletableFuture<Void> exchange = executeWhole();

    answer.subscription.cancel();
    answer.subscription.request(1);

    assertThat(exchange).isCancelled();
    assertThat(answer.text).isEmpty();
  }

  @Test
  void a_body_that_fails_fails_the_exchange_and_calls_nothing() {
    CompletableFuture<Void> exchange = execute();
    IllegalStateException broken = new IllegalStateException("the disk is gone");

    body.send(CREATE);
    body.subscriber.onError(broken);

    assertThat(answer.failures).containsExactly(broken);
    assertThat(exchange).isCompletedExceptionally();
    assertThat(fake.region().secrets()).isEmpty();
  }

  @Test
  void an_exception_of_the_fake_fails_the_exchange_with_a_mark() {
    fake.close();

    CompletableFuture<Void> exchange = executeWhole();

    assertThat(answer.failures)
        .singleElement(as(InstanceOfAssertFactories.THROWABLE))
        .isInstanceOf(ThrownByFake.class)
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(exchange).isCompletedExceptionally();
  }
}
