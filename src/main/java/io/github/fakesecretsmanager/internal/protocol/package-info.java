/**
 * AWS JSON 1.1: the way from a request to its operation and its request record, and from the result
 * or the error to an answer.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.internal.protocol.AwsJsonProtocol}.
 */
@NullMarked
package io.github.fakesecretsmanager.internal.protocol;

import org.jspecify.annotations.NullMarked;
