package io.github.fakesecretsmanager.sdk;

import io.github.fakesecretsmanager.internal.transport.CapturedClients;
import io.github.fakesecretsmanager.internal.transport.DefaultClients;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpService;

/**
 * The HTTP service of asynchronous SDK clients that are built without an HTTP client, as {@link
 * CapturingHttpService} is of synchronous clients.
 *
 * <p>The SDK creates it by the name in the system property {@code
 * software.amazon.awssdk.http.async.service.impl}. Thread-safe.
 */
public final class CapturingAsyncHttpService implements SdkAsyncHttpService {

  /** Creates a service. Only the SDK calls this, once in each JVM. */
  public CapturingAsyncHttpService() {
    DefaultClients.putInForce(getClass());
  }

  @Override
  public SdkAsyncHttpClient.Builder<?> createAsyncHttpClientFactory() {
    return CapturedClients.asyncBuilder();
  }
}
