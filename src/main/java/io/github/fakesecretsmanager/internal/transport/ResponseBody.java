package io.github.fakesecretsmanager.internal.transport;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** The body of an answer, published once and in one piece; then it ends the exchange. */
final class ResponseBody implements Publisher<ByteBuffer> {

  private final byte[] body;
  private final CompletableFuture<Void> exchange;
  private final AtomicBoolean subscribed = new AtomicBoolean();

  ResponseBody(byte[] body, CompletableFuture<Void> exchange) {
    this.body = body;
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
      subscriber.onNext(ByteBuffer.wrap(body));
      subscriber.onComplete();
      exchange.complete(null);
    }

    @Override
    public void cancel() {
      over.set(true);
      exchange.cancel(false);
    }
  }
}
