package io.github.fakesecretsmanager.internal.transport;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** A subscriber that collects the body of a request, which can arrive in pieces and at any time. */
final class BodyCollector implements Subscriber<ByteBuffer> {

  private final ByteArrayOutputStream collected = new ByteArrayOutputStream(0);
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private volatile @Nullable Subscription subscription;

  /** Returns the future of the whole body; it fails if the body does. */
  CompletableFuture<byte[]> whole() {
    return whole;
  }

  /** Cancels the subscription, unless the body has ended. */
  void cancel() {
    Subscription current = subscription;
    if (!whole.isDone() && current != null) {
      current.cancel();
    }
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(ByteBuffer piece) {
    byte[] bytes = new byte[piece.remaining()];
    piece.get(bytes);
    collected.writeBytes(bytes);
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(collected.toByteArray());
  }
}
