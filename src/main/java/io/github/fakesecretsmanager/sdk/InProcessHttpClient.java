package io.github.fakesecretsmanager.sdk;

import io.github.fakesecretsmanager.protocol.AwsJsonProtocol;
import io.github.fakesecretsmanager.protocol.CredentialScope;
import io.github.fakesecretsmanager.protocol.WireRequest;
import io.github.fakesecretsmanager.protocol.WireResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Answers the requests of an SDK client inside the JVM; it opens no connection.
 *
 * <p>Thread-safe. Closing it does nothing: it holds nothing.
 */
public final class InProcessHttpClient implements SdkHttpClient {

  private final AwsJsonProtocol protocol;

  public InProcessHttpClient(AwsJsonProtocol protocol) {
    this.protocol = protocol;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return response(protocol.handle(wireRequest(request)));
      }

      @Override
      public void abort() {
        // The answer is there at once: there is never anything to break off.
      }
    };
  }

  private static WireRequest wireRequest(HttpExecuteRequest request) throws IOException {
    SdkHttpRequest http = request.httpRequest();
    return new WireRequest(
        http.firstMatchingHeader("Content-Type"),
        http.firstMatchingHeader("X-Amz-Target"),
        http.firstMatchingHeader("Authorization").flatMap(CredentialScope::parse),
        body(request.contentStreamProvider()));
  }

  private static byte[] body(Optional<ContentStreamProvider> content) throws IOException {
    if (content.isEmpty()) {
      return new byte[0];
    }
    try (InputStream stream = content.get().newStream()) {
      // A body that is in memory tells its length; readAllBytes alone would take 8 KB or more.
      byte[] body = stream.readNBytes(stream.available());
      int next = stream.read();
      return next < 0 ? body : longer(body, next, stream);
    }
  }

  private static byte[] longer(byte[] start, int next, InputStream rest) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(start);
    body.write(next);
    rest.transferTo(body);
    return body.toByteArray();
  }

  private static HttpExecuteResponse response(WireResponse answer) {
    // No Date: the SDK would take a fake time for clock skew, and sign for it from then on.
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(answer.status())
                .putHeader("x-amzn-RequestId", answer.requestId())
                .putHeader("Content-Type", answer.contentType())
                .putHeader("Content-Length", Integer.toString(answer.body().length))
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
        .build();
  }

  @Override
  public String clientName() {
    return "FakeSecretsManager";
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
