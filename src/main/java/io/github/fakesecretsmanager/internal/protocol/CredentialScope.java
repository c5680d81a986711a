package io.github.fakesecretsmanager.internal.protocol;

import java.util.Optional;

/**
 * The signer of a request, and the Region and service that it is signed for.
 *
 * <p>The Region of a call is the one that it is signed for, not that of the host name.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html">Authentication
 *     methods</a>
 */
public record CredentialScope(String accessKeyId, String region, String service) {

  static final String SERVICE = "secretsmanager";

  private static final String CREDENTIAL = "Credential=";

  /** Returns the scope of a call to Secrets Manager. */
  public static CredentialScope of(String accessKeyId, String region) {
    return new CredentialScope(accessKeyId, region, SERVICE);
  }

  /** Reads an {@code Authorization} header; empty if it is not a signature of version 4. */
  public static Optional<CredentialScope> parse(String authorization) {
    int start = authorization.indexOf(CREDENTIAL);
    if (!authorization.startsWith("AWS4-HMAC-SHA256") || start < 0) {
      return Optional.empty();
    }
    start += CREDENTIAL.length();
    int comma = authorization.indexOf(',', start);
    int end = comma < 0 ? authorization.length() : comma;
    // From the right: AccessKeyId/date/region/service/aws4_request, and the key id may have
    // slashes.
    int terminator = authorization.lastIndexOf('/', end);
    int service = authorization.lastIndexOf('/', terminator - 1);
    int region = authorization.lastIndexOf('/', service - 1);
    int date = authorization.lastIndexOf('/', region - 1);
    return date <= start
        ? Optional.empty()
        : Optional.of(
            new CredentialScope(
                authorization.substring(start, date),
                authorization.substring(region + 1, service),
                authorization.substring(service + 1, terminator)));
  }
}
