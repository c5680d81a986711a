package io.github.fakesecretsmanager.internal.transport;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.scheme.AuthScheme;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.BaseSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerBaseClientBuilder;

/**
 * The auth scheme of ready-made clients: it takes the place of Signature Version 4, and names the
 * caller in {@link CallerHeader} instead.
 *
 * <p>Old versions of the SDK have no auth schemes, and never load this class. Immutable and
 * thread-safe.
 */
final class CallerScheme
    implements AuthScheme<AwsCredentialsIdentity>, HttpSigner<AwsCredentialsIdentity> {

  private final CallerHeader header;

  private CallerScheme(CallerHeader header) {
    this.header = header;
  }

  static void putInto(SecretsManagerBaseClientBuilder<?, ?> client, CallerHeader header) {
    client.putAuthScheme(new CallerScheme(header));
  }

  @Override
  public String schemeId() {
    return AwsV4AuthScheme.SCHEME_ID;
  }

  @Override
  public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
    return providers.identityProvider(AwsCredentialsIdentity.class);
  }

  @Override
  public HttpSigner<AwsCredentialsIdentity> signer() {
    return this;
  }

  @Override
  public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
    return SignedRequest.builder()
        .request(named(request))
        .payload(request.payload().orElse(null))
        .build();
  }

  @Override
  public CompletableFuture<AsyncSignedRequest> signAsync(
      AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
    return CompletableFuture.completedFuture(
        AsyncSignedRequest.builder()
            .request(named(request))
            .payload(request.payload().orElse(null))
            .build());
  }

  private SdkHttpRequest named(BaseSignRequest<?, ? extends AwsCredentialsIdentity> request) {
    return header.namedIn(
        request.request(),
        request.identity().accessKeyId(),
        request.property(AwsV4HttpSigner.REGION_NAME));
  }
}
