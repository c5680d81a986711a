/**
 * The operations of Secrets Manager, one file each, named as AWS names them. Each has its request
 * and response, AWS's limits on them, its checks and its effect.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.internal.operation.ReplicateSecretToRegions};
 * {@link io.github.fakesecretsmanager.internal.operation.Operations} lists them all.
 */
@NullMarked
package io.github.fakesecretsmanager.internal.operation;

import org.jspecify.annotations.NullMarked;
