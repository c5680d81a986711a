package io.github.fakesecretsmanager.sdk;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpService;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Makes the HTTP clients of asynchronous SDK clients that are built without one, as {@link
 * CapturingHttpService} does those of synchronous ones.
 *
 * <p>The SDK makes one by the name in the system property {@code
 * software.amazon.awssdk.http.async.service.impl}.
 */
public final class CapturingAsyncHttpService implements SdkAsyncHttpService {

  private static final List<String> ORDER_OF_THE_SDK =
      List.of(
          "software.amazon.awssdk.http.nio.netty.NettySdkAsyncHttpService",
          "software.amazon.awssdk.http.crt.AwsCrtSdkHttpService");

  private static volatile boolean isInForce;

  /** Is for the SDK alone, which makes one and keeps it. */
  public CapturingAsyncHttpService() {
    isInForce = true;
  }

  static boolean isInForce() {
    return isInForce;
  }

  @Override
  public SdkAsyncHttpClient.Builder<?> createAsyncHttpClientFactory() {
    return DefaultClients.areCaptured()
        ? new CapturedBuilder()
        : OtherServices.chosen(SdkAsyncHttpService.class, DefaultClients.ASYNC, ORDER_OF_THE_SDK)
            .createAsyncHttpClientFactory();
  }

  private static final class CapturedBuilder
      implements SdkAsyncHttpClient.Builder<CapturedBuilder> {

    @Override
    public SdkAsyncHttpClient buildWithDefaults(AttributeMap serviceDefaults) {
      return new Captured();
    }
  }

  /** Hands each request to the fake of the test that runs when it is made. */
  private static final class Captured implements SdkAsyncHttpClient {

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
      HttpMessages.requireSecretsManager(request.request());
      return DefaultClients.async().execute(request);
    }

    @Override
    public String clientName() {
      return HttpMessages.CLIENT_NAME;
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
