/**
 * The transports for the AWS SDK for Java v2: HTTP clients that pass each request to the fake
 * inside the JVM, and ready-made service clients that use them.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.internal.transport.InProcessHttpClient}.
 */
@NullMarked
package io.github.fakesecretsmanager.internal.transport;

import org.jspecify.annotations.NullMarked;
