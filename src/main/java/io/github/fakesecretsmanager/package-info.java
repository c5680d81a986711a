/**
 * The front door: an in-process fake of AWS Secrets Manager for unit tests.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.FakeSecretsManager}; it leads to everything
 * else. In JUnit, {@code FakeSecretsManagerExtension} injects one.
 *
 * <p>A null argument is refused with a {@code NullPointerException} whose message says what to use
 * instead. After {@code close()}, calls of clients throw an {@code IllegalStateException}. So do
 * methods that read or change secrets, keys, replication, rotation or events, unless they say
 * otherwise.
 */
@NullMarked
package io.github.fakesecretsmanager;

import org.jspecify.annotations.NullMarked;
