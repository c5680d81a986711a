package io.github.fakesecretsmanager.internal.transport;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpService;
import software.amazon.awssdk.utils.AttributeMap;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The HTTP clients of SDK clients that are built without one.
 *
 * <p>While default clients are captured, these are the fake's; otherwise, those that the SDK would
 * choose. Thread-safe.
 */
public final class CapturedClients {

  private static final List<String> ORDER_OF_THE_SDK =
      List.of(
          "software.amazon.awssdk.http.apache5.Apache5SdkHttpService",
          "software.amazon.awssdk.http.apache.ApacheSdkHttpService",
          "software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService",
          "software.amazon.awssdk.http.crt.AwsCrtSdkHttpService");
  private static final List<String> ASYNC_ORDER_OF_THE_SDK =
      List.of(
          "software.amazon.awssdk.http.nio.netty.NettySdkAsyncHttpService",
          "software.amazon.awssdk.http.crt.AwsCrtSdkHttpService");

  private CapturedClients() {}

  /** Returns the builder for a synchronous client that is built now. */
  public static SdkHttpClient.Builder<?> builder() {
    return DefaultClients.areCaptured() ? new Builder() : ofTheSdk();
  }

  private static SdkHttpClient.Builder<?> ofTheSdk() {
    return DefaultHttpService.chosen(SdkHttpService.class, DefaultClients.SYNC, ORDER_OF_THE_SDK)
        .createHttpClientBuilder();
  }

  /** Returns the builder for an asynchronous client that is built now. */
  public static SdkAsyncHttpClient.Builder<?> asyncBuilder() {
    return DefaultClients.areCaptured() ? new AsyncBuilder() : asyncOfTheSdk();
  }

  private static SdkAsyncHttpClient.Builder<?> asyncOfTheSdk() {
    return DefaultHttpService.chosen(
            SdkAsyncHttpService.class, DefaultClients.ASYNC, ASYNC_ORDER_OF_THE_SDK)
        .createAsyncHttpClientFactory();
  }

  private static final class Builder implements SdkHttpClient.Builder<Builder> {

    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap serviceDefaults) {
      return new Captured(serviceDefaults);
    }
  }

  private static final class AsyncBuilder implements SdkAsyncHttpClient.Builder<AsyncBuilder> {

    @Override
    public SdkAsyncHttpClient buildWithDefaults(AttributeMap serviceDefaults) {
      return new AsyncCaptured(serviceDefaults);
    }
  }

  /** A synchronous client. Each request is answered by the fake of the test that makes it. */
  private static final class Captured implements SdkHttpClient {

    private final ClientLife life = ClientLife.unkept(() -> false).get();
    private final Passed<SdkHttpClient> passed;

    Captured(AttributeMap serviceDefaults) {
      this.passed = new Passed<>(() -> ofTheSdk().buildWithDefaults(serviceDefaults));
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      life.requireOpen();
      SdkHttpClient client =
          new CapturedRequest(request.httpRequest()).passes()
              ? passed.get()
              : DefaultClients.sync();
      return client.prepareRequest(request);
    }

    @Override
    public String clientName() {
      return HttpMessages.CLIENT_NAME;
    }

    @Override
    public void close() {
      life.end();
      passed.close();
    }
  }

  /** An asynchronous client. Each request is answered by the fake of the test that makes it. */
  private static final class AsyncCaptured implements SdkAsyncHttpClient {

    private final ClientLife life = ClientLife.unkept(() -> false).get();
    private final Passed<SdkAsyncHttpClient> passed;

    AsyncCaptured(AttributeMap serviceDefaults) {
      this.passed = new Passed<>(() -> asyncOfTheSdk().buildWithDefaults(serviceDefaults));
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
      boolean passes = ThrownByFake.marking(() -> passes(request));
      SdkAsyncHttpClient client =
          passes ? passed.get() : ThrownByFake.marking(DefaultClients::async);
      return client.execute(request);
    }

    private boolean passes(AsyncExecuteRequest request) {
      life.requireOpen();
      return new CapturedRequest(request.request()).passes();
    }

    @Override
    public String clientName() {
      return HttpMessages.CLIENT_NAME;
    }

    @Override
    public void close() {
      life.end();
      passed.close();
    }
  }

  /**
   * The client that the SDK would have chosen, made when the first call to another service passes.
   */
  private static final class Passed<C extends SdkAutoCloseable> {

    private final Supplier<C> maker;
    private @Nullable C client;

    Passed(Supplier<C> maker) {
      this.maker = maker;
    }

    synchronized C get() {
      C made = client;
      if (made == null) {
        made = maker.get();
        client = made;
      }
      return made;
    }

    synchronized void close() {
      C made = client;
      if (made != null) {
        made.close();
        client = null;
      }
    }
  }
}
