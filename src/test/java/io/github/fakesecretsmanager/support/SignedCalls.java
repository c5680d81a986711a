package io.github.fakesecretsmanager.support;

import io.github.fakesecretsmanager.FakeSecretsManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Signed requests with any body, through the transport of a fake and past the SDK's client. */
public final class SignedCalls {

  private static final String SIGNED =
      "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260301/us-east-1/secretsmanager/aws4_request,"
          + " SignedHeaders=host, Signature=0123456789abcdef";

  private SignedCalls() {}

  /** Sends a request to us-east-1. */
  public static HttpExecuteResponse send(FakeSecretsManager fake, String operation, byte[] body)
      throws IOException {
    return fake.httpClient()
        .prepareRequest(
            HttpExecuteRequest.builder()
                .request(
                    SdkHttpFullRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .uri(URI.create("https://secretsmanager.us-east-1.amazonaws.com/"))
                        .putHeader("Content-Type", "application/x-amz-json-1.1")
                        .putHeader("X-Amz-Target", "secretsmanager." + operation)
                        .putHeader("Authorization", SIGNED)
                        .build())
                .contentStreamProvider(() -> new ByteArrayInputStream(body))
                .build())
        .call();
  }
}
