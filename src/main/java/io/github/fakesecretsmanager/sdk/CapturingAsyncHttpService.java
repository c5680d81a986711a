package io.github.fakesecretsmanager.sdk;

import io.github.fakesecretsmanager.internal.transport.CapturedClients;
import io.github.fakesecretsmanager.internal.transport.DefaultClients;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpService;

/**
 * The HTTP service of asynchronous SDK clients that are built without one, as {@link
 * CapturingHttpService} is of synchronous ones.
 *
 * <p>The SDK makes one by the name in the system property {@code
 * software.amazon.awssdk.http.async.service.impl}. Thread-safe.
 */
public final class CapturingAsyncHttpService implements SdkAsyncHttpService {

  /** Is for the SDK alone, which makes one and keeps it. */
  public CapturingAsyncHttpService() {
    DefaultClients.putInForce(getClass());
  }

  @Override
  public SdkAsyncHttpClient.Builder<?> createAsyncHttpClientFactory() {
    return CapturedClients.asyncBuilder();
  }
}
