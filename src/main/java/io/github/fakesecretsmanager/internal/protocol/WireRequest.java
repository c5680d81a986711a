package io.github.fakesecretsmanager.internal.protocol;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The parts of an HTTP request that a transport passes on.
 *
 * @param contentType the header {@code Content-Type}
 * @param target the header {@code X-Amz-Target}
 * @param invocationId the header {@code amz-sdk-invocation-id}, which all attempts of a call share;
 *     looked up only if a fault needs it
 * @param scope the signer and the Region; empty if nobody signed the request
 */
// The bytes are only passed on; nothing compares two requests.
@SuppressWarnings("ArrayRecordComponent")
public record WireRequest(
    Optional<String> contentType,
    Optional<String> target,
    Supplier<Optional<String>> invocationId,
    Optional<CredentialScope> scope,
    byte[] body) {}
