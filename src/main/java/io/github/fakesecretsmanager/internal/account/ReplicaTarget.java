package io.github.fakesecretsmanager.internal.account;

/**
 * A Region to replicate to, and the key to encrypt with there.
 *
 * <p>Immutable and thread-safe.
 */
public record ReplicaTarget(String region, KmsKeyId key) {}
