package io.github.fakesecretsmanager.internal.transport;

import io.github.fakesecretsmanager.NotSimulatedException;
import io.github.fakesecretsmanager.internal.protocol.CredentialScope;
import io.github.fakesecretsmanager.internal.protocol.WireRequest;
import io.github.fakesecretsmanager.internal.protocol.WireResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The translation between HTTP messages of the SDK and those of the protocol. */
final class HttpMessages {

  /** Names the fake's HTTP clients in the user agent and the metrics of the SDK. */
  static final String CLIENT_NAME = "FakeSecretsManager";

  private static final String SECRETS_MANAGER = "secretsmanager";

  private HttpMessages() {}

  static WireRequest wireRequest(SdkHttpRequest http, byte[] body) {
    return new WireRequest(
        http.firstMatchingHeader("Content-Type"),
        http.firstMatchingHeader("X-Amz-Target"),
        () -> http.firstMatchingHeader("amz-sdk-invocation-id"),
        http.firstMatchingHeader("Authorization").flatMap(CredentialScope::parse),
        body);
  }

  /** Returns the status and the headers of an answer. */
  static SdkHttpResponse head(WireResponse answer) {
    // No Date: the SDK would take a fake time for clock skew, and sign for it from then on.
    return SdkHttpResponse.builder()
        .statusCode(answer.status())
        .putHeader("x-amzn-RequestId", answer.requestId())
        .putHeader("Content-Type", answer.contentType())
        .putHeader("Content-Length", Integer.toString(answer.body().length))
        .build();
  }

  /**
   * Returns whether a captured client sends a request where the SDK would have: it is for another
   * service, which is on this machine or is let through.
   *
   * @throws NotSimulatedException when it is for another service of AWS
   */
  static boolean passes(SdkHttpRequest http) {
    String service =
        http.firstMatchingHeader("Authorization")
            .flatMap(CredentialScope::parse)
            .map(CredentialScope::service)
            .orElseGet(() -> service(http));
    if (service.equals(SECRETS_MANAGER) || service.equals("secretsmanager-fips")) {
      return false;
    }
    if (DefaultClients.passesOthers() || isOnThisMachine(http.host())) {
      return true;
    }
    throw new NotSimulatedException(
        """
        can't answer a call to <%s>, of the AWS service <%s>, by a default client that a test \
        captures, since fake-secrets-manager simulates Secrets Manager only: give that client an \
        endpoint on this machine or an HTTP client with httpClient(...), or let other services \
        through with @CaptureDefaultClients(passOtherServices = true)"""
            .formatted(http.host(), service));
  }

  /**
   * Returns the service of a request that nobody has signed: by its host or, on this machine, its
   * target.
   */
  private static String service(SdkHttpRequest http) {
    return http.firstMatchingHeader("X-Amz-Target")
        .filter(target -> isOnThisMachine(http.host()))
        .filter(target -> target.startsWith(SECRETS_MANAGER + "."))
        .map(target -> SECRETS_MANAGER)
        .orElseGet(() -> http.host().split("[.]", 2)[0]);
  }

  private static boolean isOnThisMachine(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }
}
