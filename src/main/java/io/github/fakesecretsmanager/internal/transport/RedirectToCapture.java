package io.github.fakesecretsmanager.internal.transport;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * An interceptor that sends the calls of Secrets Manager clients to the endpoint of the capture, as
 * long as default clients are captured. So the capture also reaches clients that name an HTTP
 * client.
 *
 * <p>A client with its own endpoint keeps it. For a client that is captured anyway, the address
 * does not matter. A file on the class path, {@code
 * software/amazon/awssdk/services/secretsmanager/execution.interceptors}, makes the SDK put this
 * interceptor into each client of Secrets Manager. It comes after the SDK's own interceptors, which
 * set the address. (The system property {@code aws.endpointUrlSecretsManager} came with SDK 2.28.1,
 * and breaks clients of FIPS and dual-stack endpoints.) Thread-safe.
 */
public final class RedirectToCapture implements ExecutionInterceptor {

  /** Makes an interceptor. Only the SDK calls this, once for each client. */
  public RedirectToCapture() {}

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    SdkHttpRequest request = context.httpRequest();
    Optional<URI> endpoint = DefaultClients.endpoint();
    return endpoint.isEmpty() || hasOwnEndpoint(attributes)
        ? request
        : redirected(request, endpoint.get());
  }

  // The attribute is deprecated for users, but its successor came later and is not public.
  @SuppressWarnings("deprecation")
  private static boolean hasOwnEndpoint(ExecutionAttributes attributes) {
    return Boolean.TRUE.equals(attributes.getAttribute(SdkExecutionAttribute.ENDPOINT_OVERRIDDEN));
  }

  private static SdkHttpRequest redirected(SdkHttpRequest request, URI endpoint) {
    return request.toBuilder()
        .protocol(endpoint.getScheme())
        .host(endpoint.getHost())
        .port(endpoint.getPort())
        .build();
  }
}
