package io.github.fakesecretsmanager.internal.transport;

import io.github.fakesecretsmanager.internal.protocol.CredentialScope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.signer.AwsSignerExecutionAttribute;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.signer.Signer;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The header in which a ready-made client names its caller and Region, instead of signing. Signing
 * takes the SDK longer than the fake needs for the whole call, and the fake checks no signature.
 *
 * <p>Only the transports inside the JVM read it. At the endpoint, a request with this header but
 * without a signature counts as unsigned. Immutable and thread-safe.
 */
// Signers are deprecated, but the auth schemes that replace them came only with 2.21.
@SuppressWarnings("deprecation")
record CallerHeader(String accessKeyId, String region) {

  private static final String NAME = "fake-secrets-manager-caller";

  /** Makes a client send the header with each request, without a signature. */
  void putInto(ClientOverrideConfiguration.Builder client) {
    client.putHeader(NAME, value()).putAdvancedOption(SdkAdvancedClientOption.SIGNER, signer());
  }

  private String value() {
    return accessKeyId + '/' + region;
  }

  private Signer signer() {
    return (request, attributes) -> {
      String caller = caller(attributes);
      String called = attributes.getAttribute(AwsSignerExecutionAttribute.SIGNING_REGION).id();
      return accessKeyId.equals(caller) && region.equals(called)
          ? request
          : ofOther(caller, called, request.toBuilder());
    };
  }

  /** Returns the access key that a call is made with; null if it is anonymous. */
  private static @Nullable String caller(ExecutionAttributes attributes) {
    return attributes.getAttribute(AwsSignerExecutionAttribute.AWS_CREDENTIALS).accessKeyId();
  }

  /** Returns a request with the header for credentials or a Region that only this call has. */
  private static SdkHttpFullRequest ofOther(
      @Nullable String caller, String region, SdkHttpFullRequest.Builder request) {
    return caller == null
        ? request.removeHeader(NAME).build()
        : request.putHeader(NAME, new CallerHeader(caller, region).value()).build();
  }

  /**
   * Returns the caller and the Region that the header of a request names; empty without the header.
   */
  static Optional<CredentialScope> read(SdkHttpRequest request) {
    return request.firstMatchingHeader(NAME).map(CallerHeader::scope);
  }

  private static CredentialScope scope(String header) {
    // A Region has no slash, but the id of an access key may have one.
    int slash = header.lastIndexOf('/');
    return CredentialScope.of(header.substring(0, slash), header.substring(slash + 1));
  }
}
