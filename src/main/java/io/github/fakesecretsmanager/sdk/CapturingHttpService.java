package io.github.fakesecretsmanager.sdk;

import java.util.List;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Makes the HTTP clients of synchronous SDK clients that are built without one: while default
 * clients are captured those of the fake, otherwise those that the SDK would have chosen.
 *
 * <p>The SDK makes one by the name in the system property {@code
 * software.amazon.awssdk.http.service.impl}.
 */
public final class CapturingHttpService implements SdkHttpService {

  private static final List<String> ORDER_OF_THE_SDK =
      List.of(
          "software.amazon.awssdk.http.apache5.Apache5SdkHttpService",
          "software.amazon.awssdk.http.apache.ApacheSdkHttpService",
          "software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService",
          "software.amazon.awssdk.http.crt.AwsCrtSdkHttpService");

  private static volatile boolean isInForce;

  /** Is for the SDK alone, which makes one and keeps it. */
  public CapturingHttpService() {
    isInForce = true;
  }

  static boolean isInForce() {
    return isInForce;
  }

  @Override
  public SdkHttpClient.Builder<?> createHttpClientBuilder() {
    return DefaultClients.areCaptured()
        ? new CapturedBuilder()
        : OtherServices.chosen(SdkHttpService.class, DefaultClients.SYNC, ORDER_OF_THE_SDK)
            .createHttpClientBuilder();
  }

  private static final class CapturedBuilder implements SdkHttpClient.Builder<CapturedBuilder> {

    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap serviceDefaults) {
      return new Captured();
    }
  }

  /** Hands each request to the fake of the test that runs when it is made. */
  private static final class Captured implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      HttpMessages.requireSecretsManager(request.httpRequest());
      return DefaultClients.sync().prepareRequest(request);
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
