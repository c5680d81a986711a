/**
 * The JUnit extension that gives each test its own fake, and the annotations that go with it.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.junit.FakeSecretsManagerExtension}.
 */
@NullMarked
package io.github.fakesecretsmanager.junit;

import org.jspecify.annotations.NullMarked;
