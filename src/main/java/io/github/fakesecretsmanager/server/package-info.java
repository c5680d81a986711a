/**
 * The fake as a program, for tests in other languages.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.server.FakeSecretsManagerServer}.
 */
@NullMarked
package io.github.fakesecretsmanager.server;

import org.jspecify.annotations.NullMarked;
