package io.github.fakesecretsmanager.internal.transport;

import io.github.fakesecretsmanager.internal.fault.NoAnswerException;
import io.github.fakesecretsmanager.internal.protocol.AwsJsonProtocol;
import io.github.fakesecretsmanager.internal.protocol.WireResponse;
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

/**
 * An HTTP client that answers synchronous SDK clients inside the JVM. It opens no connection.
 *
 * <p>Thread-safe. Closing it does nothing, as it holds no resources.
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
        byte[] body = body(request.contentStreamProvider());
        try {
          return response(protocol.handle(HttpMessages.wireRequest(request.httpRequest(), body)));
        } catch (NoAnswerException e) {
          RealDelay.await(e.delay());
          throw e.asOfSocket();
        }
      }

      @Override
      public void abort() {
        // The SDK interrupts a thread that waits for an answer.
      }
    };
  }

  private static byte[] body(Optional<ContentStreamProvider> content) throws IOException {
    if (content.isEmpty()) {
      return new byte[0];
    }
    try (InputStream stream = content.get().newStream()) {
      // A body in memory knows its length, while readAllBytes would allocate 8 KB or more.
      byte[] body = stream.readNBytes(stream.available());
      int next = stream.read();
      return next < 0 ? body : longer(body, next, stream);
    }
  }

  private static byte[] longer(byte[] start, int next, InputStream remaining) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(start);
    body.write(next);
    remaining.transferTo(body);
    return body.toByteArray();
  }

  private static HttpExecuteResponse response(WireResponse answer) throws IOException {
    RealDelay.await(answer.delivery().delay());
    return HttpExecuteResponse.builder()
        .response(HttpMessages.head(answer))
        .responseBody(AbortableInputStream.create(body(answer)))
        .build();
  }

  private static InputStream body(WireResponse answer) {
    return answer.delivery().isTruncated()
        ? new TruncatedBody(answer)
        : new ByteArrayInputStream(answer.body());
  }

  @Override
  public String clientName() {
    return HttpMessages.CLIENT_NAME;
  }

  @Override
  public void close() {
    // No resources are held.
  }
}
