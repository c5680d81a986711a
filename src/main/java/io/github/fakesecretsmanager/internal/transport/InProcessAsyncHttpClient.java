package io.github.fakesecretsmanager.internal.transport;

import io.github.fakesecretsmanager.internal.fault.NoAnswerException;
import io.github.fakesecretsmanager.internal.protocol.AwsJsonProtocol;
import io.github.fakesecretsmanager.internal.protocol.WireResponse;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/**
 * An HTTP client that answers asynchronous SDK clients inside the JVM. It opens no connection and
 * starts no thread.
 *
 * <p>A call is carried out in the thread that completes the request's body: the caller's, if the
 * body is in memory. Thread-safe. Closing it does nothing, as it holds no resources.
 */
public final class InProcessAsyncHttpClient implements SdkAsyncHttpClient {

  private final AwsJsonProtocol protocol;

  public InProcessAsyncHttpClient(AwsJsonProtocol protocol) {
    this.protocol = protocol;
  }

  /**
   * Returns a future that is done once the answer has been read. Cancelling it before the request's
   * body has arrived prevents the call. Cancelling it while the answer is delayed prevents the
   * answer.
   */
  // Callers wait for the exchange. The futures derived from the exchange and the body end with
  // them.
  @SuppressWarnings("FutureReturnValueIgnored")
  @Override
  public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
    CompletableFuture<Void> exchange = new CompletableFuture<>();
    BodyCollector body = new BodyCollector();
    body.whole()
        .whenComplete(
            (bytes, failure) -> {
              if (failure != null) {
                fail(request.responseHandler(), exchange, failure);
              } else if (!exchange.isDone()) {
                answer(request, bytes, exchange);
              }
            });
    exchange.whenComplete((done, failure) -> body.cancel());
    request.requestContentPublisher().subscribe(body);
    return exchange;
  }

  private void answer(AsyncExecuteRequest request, byte[] body, CompletableFuture<Void> exchange) {
    SdkAsyncHttpResponseHandler handler = request.responseHandler();
    try {
      WireResponse answer = protocol.handle(HttpMessages.wireRequest(request.request(), body));
      RealDelay.later(answer.delivery().delay(), () -> send(answer, handler, exchange));
    } catch (NoAnswerException e) {
      RealDelay.later(e.delay(), () -> fail(handler, exchange, e.asOfSocket()));
    } catch (RuntimeException | Error e) {
      fail(handler, exchange, new ThrownByFake(e));
    }
  }

  private static void send(
      WireResponse answer, SdkAsyncHttpResponseHandler handler, CompletableFuture<Void> exchange) {
    if (!exchange.isDone()) {
      handler.onHeaders(HttpMessages.head(answer));
      handler.onStream(new ResponseBody(answer, handler, exchange));
    }
  }

  private static void fail(
      SdkAsyncHttpResponseHandler handler, CompletableFuture<Void> exchange, Throwable failure) {
    handler.onError(failure);
    exchange.completeExceptionally(failure);
  }

  @Override
  public String clientName() {
    return HttpMessages.CLIENT_NAME;
  }

  @Override
  public void close() {
    // No resources are held.
  }
}
