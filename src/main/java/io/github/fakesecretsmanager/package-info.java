/**
 * The front door: an in-process fake of AWS Secrets Manager for unit tests.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.FakeSecretsManager}; everything else is reached
 * from it. In JUnit, {@code FakeSecretsManagerExtension} injects one.
 */
@NullMarked
package io.github.fakesecretsmanager;

import org.jspecify.annotations.NullMarked;
