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
   * Checks that a request is meant for Secrets Manager, by its signature, or unsigned by its host.
   *
   * @throws NotSimulatedException when it is for another service
   */
  static void requireSecretsManager(SdkHttpRequest http) {
    String service =
        http.firstMatchingHeader("Authorization")
            .flatMap(CredentialScope::parse)
            .map(CredentialScope::service)
            .orElseGet(() -> http.host().split("[.]", 2)[0]);
    if (!service.equals("secretsmanager") && !service.equals("secretsmanager-fips")) {
      throw new NotSimulatedException(
          """
          can't answer a call to <%s>, of the AWS service <%s>, by a default client that a test \
          captures: set an HTTP client with httpClient(...) on the builder of that client, since \
          fake-secrets-manager simulates Secrets Manager only"""
              .formatted(http.host(), service));
    }
  }
}
