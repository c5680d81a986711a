/**
 * The steps from a request to a response, under one lock.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.internal.service.SecretsManagerService}.
 */
@NullMarked
package io.github.fakesecretsmanager.internal.service;

import org.jspecify.annotations.NullMarked;
