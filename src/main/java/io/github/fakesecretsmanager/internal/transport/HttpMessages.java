package io.github.fakesecretsmanager.internal.transport;

import io.github.fakesecretsmanager.internal.protocol.CredentialScope;
import io.github.fakesecretsmanager.internal.protocol.WireRequest;
import io.github.fakesecretsmanager.internal.protocol.WireResponse;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The translation between HTTP messages of the SDK and those of the protocol. */
final class HttpMessages {

  /** The name of the fake's HTTP clients in the SDK's user agent and metrics. */
  static final String CLIENT_NAME = "FakeSecretsManager";

  private HttpMessages() {}

  static WireRequest wireRequest(SdkHttpRequest http, byte[] body) {
    return new WireRequest(
        http.firstMatchingHeader("Content-Type"),
        http.firstMatchingHeader("X-Amz-Target"),
        () -> http.firstMatchingHeader("amz-sdk-invocation-id"),
        scope(http),
        body);
  }

  private static Optional<CredentialScope> scope(SdkHttpRequest http) {
    Optional<String> signature = http.firstMatchingHeader("Authorization");
    return signature.isPresent() ? CredentialScope.parse(signature.get()) : CallerHeader.read(http);
  }

  /** Returns the status and the headers of an answer. */
  static SdkHttpResponse head(WireResponse answer) {
    // No Date: the SDK would mistake a fake time for clock skew, and then correct its signatures.
    return SdkHttpResponse.builder()
        .statusCode(answer.status())
        .putHeader("x-amzn-RequestId", answer.requestId())
        .putHeader("Content-Type", answer.contentType())
        .putHeader("Content-Length", Integer.toString(answer.body().length))
        .build();
  }
}
