package io.github.fakesecretsmanager.internal.transport;

import java.util.function.Supplier;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The transport of one synchronous client, which the SDK closes with the client. Thread-safe.
 *
 * <p>The SDK leaves a given transport open, so a closed client would still work. It closes only a
 * transport that it has built.
 */
final class ManagedHttpClient implements SdkHttpClient {

  private final SdkHttpClient transport;
  private final ClientLife life;

  private ManagedHttpClient(SdkHttpClient transport, ClientLife life) {
    this.transport = transport;
    this.life = life;
  }

  /**
   * A builder that the SDK calls once for each client.
   *
   * @param lives the maker of the life of each client
   */
  record Builder(SdkHttpClient transport, Supplier<ClientLife> lives)
      implements SdkHttpClient.Builder<Builder> {

    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap serviceDefaults) {
      return new ManagedHttpClient(transport, lives.get());
    }
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    life.requireOpen();
    return transport.prepareRequest(request);
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
