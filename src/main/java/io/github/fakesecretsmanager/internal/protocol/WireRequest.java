package io.github.fakesecretsmanager.internal.protocol;

import java.util.Optional;

/**
 * Holds what a transport takes out of an HTTP request.
 *
 * @param contentType the header {@code Content-Type}
 * @param target the header {@code X-Amz-Target}
 * @param scope who signed it; empty when nobody did
 */
// The bytes go through once; nobody compares two of these.
@SuppressWarnings("ArrayRecordComponent")
public record WireRequest(
    Optional<String> contentType,
    Optional<String> target,
    Optional<CredentialScope> scope,
    byte[] body) {}
