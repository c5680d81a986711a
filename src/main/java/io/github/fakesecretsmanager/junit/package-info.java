/**
 * The doors for JUnit: an extension that gives each test a fake of its own.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.junit.FakeSecretsManagerExtension}.
 */
@NullMarked
package io.github.fakesecretsmanager.junit;

import org.jspecify.annotations.NullMarked;
