package io.github.fakesecretsmanager.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The floor: it reads the request, as every transport must, and returns the same bytes at once. The
 * remaining cost is the SDK's.
 */
final class ConstantHttpClient implements SdkHttpClient {

  private final byte[] body;

  /** Kept, so that the compiler can't remove the reading. */
  private volatile int received;

  ConstantHttpClient(byte[] body) {
    this.body = body;
  }

  /** Returns a client that gives every request the answer of another client to the first one. */
  static SdkHttpClient like(SdkHttpClient model) {
    return new Imitation(model);
  }

  /** A client that keeps the answer to its first request. */
  private static final class Imitation implements SdkHttpClient {

    private final SdkHttpClient model;
    private volatile ConstantHttpClient constant;

    Imitation(SdkHttpClient model) {
      this.model = model;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      if (constant == null) {
        constant = new ConstantHttpClient(answer(request));
      }
      return constant.prepareRequest(request);
    }

    private byte[] answer(HttpExecuteRequest request) {
      try {
        return model.prepareRequest(request).call().responseBody().orElseThrow().readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {}
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        received = read(request).length;
        return HttpExecuteResponse.builder()
            .response(
                SdkHttpResponse.builder()
                    .statusCode(200)
                    .putHeader("x-amzn-RequestId", "60b420bb-3851-4f48-8ac4-d8677572c6a7")
                    .putHeader("Content-Type", "application/x-amz-json-1.1")
                    .putHeader("Content-Length", Integer.toString(body.length))
                    .build())
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  private static byte[] read(HttpExecuteRequest request) throws IOException {
    int length =
        Integer.parseInt(request.httpRequest().firstMatchingHeader("Content-Length").orElseThrow());
    try (InputStream content = request.contentStreamProvider().orElseThrow().newStream()) {
      return content.readNBytes(length);
    }
  }

  @Override
  public void close() {}
}
