/**
 * The endpoint for clients outside the JVM: a small HTTP/1.1 server on the loopback address.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.internal.http.LoopbackEndpoint}.
 */
@NullMarked
package io.github.fakesecretsmanager.internal.http;

import org.jspecify.annotations.NullMarked;
