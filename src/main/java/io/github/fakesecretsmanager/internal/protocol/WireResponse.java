package io.github.fakesecretsmanager.internal.protocol;

/**
 * Holds what a transport makes an HTTP response of.
 *
 * @param requestId the header {@code x-amzn-RequestId}
 * @param contentType the header {@code Content-Type}
 */
// The bytes go through once; nobody compares two of these.
@SuppressWarnings("ArrayRecordComponent")
public record WireResponse(int status, String requestId, String contentType, byte[] body) {}
