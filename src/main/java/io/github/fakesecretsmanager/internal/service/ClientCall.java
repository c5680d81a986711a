package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.internal.operation.Operation;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call as a client made it.
 *
 * @param requestSize the length of the body that the request was read from, in bytes
 * @param invocationId the id that all attempts of the call share; empty if the client sent none;
 *     looked up only if a fault needs it
 */
public record ClientCall<Q extends Record, S extends Record>(
    Operation<Q, S> operation,
    Q request,
    int requestSize,
    String region,
    String accessKeyId,
    String requestId,
    Supplier<Optional<String>> invocationId) {}
