package io.github.fakesecretsmanager.protocol;

/**
 * Holds what a transport makes an HTTP response of.
 *
 * @param requestId the header {@code x-amzn-RequestId}
 */
public record WireResponse(int status, String requestId, byte[] body) {

  /** The header {@code Content-Type} of every response. */
  public static final String CONTENT_TYPE = "application/x-amz-json-1.1";
}
