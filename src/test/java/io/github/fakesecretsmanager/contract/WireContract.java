package io.github.fakesecretsmanager.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.internal.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * A test that sends and reads bytes through the transport, as a client that is not the SDK would.
 */
abstract class WireContract extends Contract {

  static final String SIGNED =
      "AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260301/us-west-2/secretsmanager/aws4_request,"
          + " SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=0123456789abcdef";

  record Answer(int status, Map<String, List<String>> headers, String body) {

    Map<?, ?> json() {
      return (Map<?, ?>) Json.parse(body);
    }
  }

  Answer send(String operation, String body) throws IOException {
    return send("secretsmanager." + operation, SIGNED, body);
  }

  Answer send(String target, String authorization, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return send(target, authorization, () -> new ByteArrayInputStream(bytes));
  }

  Answer send(String target, String authorization, ContentStreamProvider content)
      throws IOException {
    return send("application/x-amz-json-1.1", target, authorization, content);
  }

  Answer send(
      String contentType, String target, String authorization, ContentStreamProvider content)
      throws IOException {
    SdkHttpFullRequest.Builder http =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create("https://secretsmanager.us-west-2.amazonaws.com/"))
            .contentStreamProvider(content);
    if (contentType != null) {
      http.putHeader("Content-Type", contentType);
    }
    if (target != null) {
      http.putHeader("X-Amz-Target", target);
    }
    if (authorization != null) {
      http.putHeader("Authorization", authorization);
    }
    HttpExecuteResponse response =
        fake.httpClient()
            .prepareRequest(
                HttpExecuteRequest.builder()
                    .request(http.build())
                    .contentStreamProvider(content)
                    .build())
            .call();
    String text =
        new String(response.responseBody().orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(
        response.httpResponse().statusCode(), response.httpResponse().headers(), text);
  }

  void assertError(Answer answer, Map<String, String> body) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json()).isEqualTo(body);
    assertThat(fake.region("us-west-2").secrets()).as("what a refused call leaves").isEmpty();
  }

  Answer createMyTestSecret() throws IOException {
    return send(
        "CreateSecret",
        """
        {"Name": "MyTestSecret", "SecretString": "s3cr3t",
         "ClientRequestToken": "0123456789abcdef0123456789abcdef"}""");
  }
}
