package io.github.fakesecretsmanager.internal.transport;

import io.github.fakesecretsmanager.internal.protocol.CredentialScope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.signer.AwsSignerExecutionAttribute;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.signer.Signer;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerBaseClientBuilder;

/**
 * The header in which a ready-made client names its caller and Region, instead of signing. Signing
 * takes the SDK longer than the fake needs for the whole call, and the fake checks no signature.
 *
 * <p>Only the transports inside the JVM read it. At the endpoint, a request with this header but
 * without a signature counts as unsigned. Immutable and thread-safe.
 */
// Signers are deprecated, but old versions of the SDK have nothing else.
@SuppressWarnings("deprecation")
record CallerHeader(String accessKeyId, String region) {

  private static final String NAME = "fake-secrets-manager-caller";

  /** Makes a client send the header with each request, without a signature. */
  void putInto(
      SecretsManagerBaseClientBuilder<?, ?> client,
      ClientOverrideConfiguration.Builder configuration) {
    configuration.putHeader(NAME, value());
    if (SdkVersion.IS_2_26_OR_LATER) {
      CallerScheme.putInto(client, this);
    } else {
      configuration.putAdvancedOption(SdkAdvancedClientOption.SIGNER, signer());
    }
  }

  private String value() {
    return accessKeyId + '/' + region;
  }

  private Signer signer() {
    // A full request stays one.
    return (request, attributes) ->
        (SdkHttpFullRequest)
            namedIn(
                request,
                attributes.getAttribute(AwsSignerExecutionAttribute.AWS_CREDENTIALS).accessKeyId(),
                attributes.getAttribute(AwsSignerExecutionAttribute.SIGNING_REGION).id());
  }

  /**
   * Returns a request of the client with the header for a call's own credentials and Region.
   *
   * @param caller the access key that the call is made with; null if it is anonymous
   */
  SdkHttpRequest namedIn(SdkHttpRequest request, @Nullable String caller, String called) {
    if (accessKeyId.equals(caller) && region.equals(called)) {
      return request;
    }
    SdkHttpRequest.Builder own = request.toBuilder();
    return caller == null
        ? own.removeHeader(NAME).build()
        : own.putHeader(NAME, new CallerHeader(caller, called).value()).build();
  }

  /**
   * Returns the caller and the Region that the header of a request names; empty without the header.
   */
  static Optional<CredentialScope> read(SdkHttpRequest request) {
    Optional<String> header = request.firstMatchingHeader(NAME);
    return header.isPresent() ? Optional.of(scope(header.get())) : Optional.empty();
  }

  private static CredentialScope scope(String header) {
    // A Region has no slash, but the id of an access key may have one.
    int slash = header.lastIndexOf('/');
    return CredentialScope.of(header.substring(0, slash), header.substring(slash + 1));
  }
}
