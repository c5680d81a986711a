package io.github.fakesecretsmanager.sdk;

import io.github.fakesecretsmanager.internal.transport.CapturedClients;
import io.github.fakesecretsmanager.internal.transport.DefaultClients;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;

/**
 * The HTTP service of synchronous SDK clients that are built without one: while default clients are
 * captured it makes those of the fake, otherwise those that the SDK would have chosen.
 *
 * <p>The SDK makes one by the name in the system property {@code
 * software.amazon.awssdk.http.service.impl}. Thread-safe.
 */
public final class CapturingHttpService implements SdkHttpService {

  /** Is for the SDK alone, which makes one and keeps it. */
  public CapturingHttpService() {
    DefaultClients.putInForce(getClass());
  }

  @Override
  public SdkHttpClient.Builder<?> createHttpClientBuilder() {
    return CapturedClients.builder();
  }
}
