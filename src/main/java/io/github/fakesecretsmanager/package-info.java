/**
 * The front door: an in-process fake of AWS Secrets Manager for unit tests.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.FakeSecretsManager}; everything else is reached
 * from it. In JUnit, {@code FakeSecretsManagerExtension} injects one.
 *
 * <p>Every argument that is null is refused with a NullPointerException that says what to give.
 * After {@code close()} every call of a client, and every look at the fake or change of it, throws
 * an IllegalStateException.
 */
@NullMarked
package io.github.fakesecretsmanager;

import org.jspecify.annotations.NullMarked;
