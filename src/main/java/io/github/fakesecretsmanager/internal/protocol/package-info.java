/**
 * AWS JSON 1.1: which operation a request means, how its body becomes a request record, and how the
 * result or the error becomes an answer.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.internal.protocol.AwsJsonProtocol}.
 */
@NullMarked
package io.github.fakesecretsmanager.internal.protocol;

import org.jspecify.annotations.NullMarked;
