package io.github.fakesecretsmanager.sdk;

import io.github.fakesecretsmanager.internal.transport.CapturedClients;
import io.github.fakesecretsmanager.internal.transport.DefaultClients;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;

/**
 * The HTTP service of synchronous SDK clients that are built without an HTTP client. While default
 * clients are captured, it creates those of the fake; otherwise, those that the SDK would have
 * chosen.
 *
 * <p>The SDK creates it by the name in the system property {@code
 * software.amazon.awssdk.http.service.impl}. Thread-safe.
 */
public final class CapturingHttpService implements SdkHttpService {

  /** Creates a service. Only the SDK calls this, once in each JVM. */
  public CapturingHttpService() {
    DefaultClients.putInForce(getClass());
  }

  @Override
  public SdkHttpClient.Builder<?> createHttpClientBuilder() {
    return CapturedClients.builder();
  }
}
