package io.github.fakesecretsmanager.internal.transport;

import io.github.fakesecretsmanager.internal.protocol.WireResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/**
 * The body of an answer, published once and in one piece, which ends the exchange. If the answer is
 * truncated, only its first half is published, and the exchange fails.
 */
final class ResponseBody implements Publisher<ByteBuffer> {

  private final WireResponse answer;
  private final SdkAsyncHttpResponseHandler handler;
  private final CompletableFuture<Void> exchange;
  private final AtomicBoolean subscribed = new AtomicBoolean();

  ResponseBody(
      WireResponse answer, SdkAsyncHttpResponseHandler handler, CompletableFuture<Void> exchange) {
    this.answer = answer;
    this.handler = handler;
    this.exchange = exchange;
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    boolean isFirst = subscribed.compareAndSet(false, true);
    Delivery delivery = new Delivery(subscriber);
    if (!isFirst) {
      delivery.over.set(true);
    }
    subscriber.onSubscribe(delivery);
    if (!isFirst) {
      subscriber.onError(new IllegalStateException("the body of an answer can be read only once"));
    }
  }

  private final class Delivery implements Subscription {

    private final Subscriber<? super ByteBuffer> subscriber;
    private final AtomicBoolean over = new AtomicBoolean();

    Delivery(Subscriber<? super ByteBuffer> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void request(long pieces) {
      if (!over.compareAndSet(false, true)) {
        return;
      }
      if (pieces <= 0) {
        IllegalArgumentException failure =
            new IllegalArgumentException(
                "invalid number of pieces <%s>: request 1 or more".formatted(pieces));
        subscriber.onError(failure);
        exchange.completeExceptionally(failure);
        return;
      }
      if (answer.delivery().isTruncated()) {
        breakOff();
        return;
      }
      subscriber.onNext(ByteBuffer.wrap(answer.body()));
      subscriber.onComplete();
      exchange.complete(null);
    }

    private void breakOff() {
      IOException failure = TruncatedBody.failure(answer);
      subscriber.onNext(ByteBuffer.wrap(answer.firstHalf()));
      subscriber.onError(failure);
      handler.onError(failure);
      exchange.completeExceptionally(failure);
    }

    @Override
    public void cancel() {
      over.set(true);
      exchange.cancel(false);
    }
  }
}
