package io.github.fakesecretsmanager.internal.transport;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/** The transport of one asynchronous client, like {@link ManagedHttpClient}. Thread-safe. */
final class ManagedAsyncHttpClient implements SdkAsyncHttpClient {

  private final SdkAsyncHttpClient transport;
  private final ClientLife life;

  private ManagedAsyncHttpClient(SdkAsyncHttpClient transport, ClientLife life) {
    this.transport = transport;
    this.life = life;
  }

  /**
   * A builder that the SDK calls once for each client.
   *
   * @param lives the maker of the life of each client
   */
  record Builder(SdkAsyncHttpClient transport, Supplier<ClientLife> lives)
      implements SdkAsyncHttpClient.Builder<Builder> {

    @Override
    public SdkAsyncHttpClient buildWithDefaults(AttributeMap serviceDefaults) {
      return new ManagedAsyncHttpClient(transport, lives.get());
    }
  }

  @Override
  public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
    return ThrownByFake.marking(this::openTransport).execute(request);
  }

  private SdkAsyncHttpClient openTransport() {
    life.requireOpen();
    return transport;
  }

  @Override
  public String clientName() {
    return transport.clientName();
  }

  @Override
  public void close() {
    life.end();
  }
}
