package io.github.fakesecretsmanager.internal.transport;

import io.github.fakesecretsmanager.internal.protocol.CredentialScope;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.signer.AwsSignerExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.signer.Signer;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A header in which ready-made clients name their caller and Region, in place of a signature: to
 * sign takes the SDK longer than the fake needs for the whole call, and nobody checks a signature.
 *
 * <p>Only the transports inside the JVM read it. At the endpoint, a request with this header and
 * without a signature is not signed. Immutable and thread-safe.
 */
// Signers are deprecated, but the auth schemes that replace them came with 2.21 only.
@SuppressWarnings("deprecation")
final class CallerHeader implements Signer {

  private static final String NAME = "fake-secrets-manager-caller";

  /** Sets the header, unless the credentials are anonymous. */
  @Override
  public SdkHttpFullRequest sign(SdkHttpFullRequest request, ExecutionAttributes attributes) {
    AwsCredentials caller = attributes.getAttribute(AwsSignerExecutionAttribute.AWS_CREDENTIALS);
    if (caller.accessKeyId() == null) {
      return request;
    }
    String region = attributes.getAttribute(AwsSignerExecutionAttribute.SIGNING_REGION).id();
    return request.toBuilder().putHeader(NAME, caller.accessKeyId() + '/' + region).build();
  }

  /** Returns the caller and the Region that a request names so; empty if it has no such header. */
  static Optional<CredentialScope> read(SdkHttpRequest request) {
    return request.firstMatchingHeader(NAME).map(CallerHeader::scope);
  }

  private static CredentialScope scope(String header) {
    // A Region has no slash, but the id of an access key may have one.
    int slash = header.lastIndexOf('/');
    return CredentialScope.of(header.substring(0, slash), header.substring(slash + 1));
  }
}
